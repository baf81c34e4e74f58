-- Before a later instalment is paid, the duty that it depends on is checked again (复核后付).
create table duty_check (
  city text not null,
  id uuid not null,
  application_id uuid not null,
  instalment int not null,
  -- From when a fact counts as said again: the approval, or the check before.
  since date not null,
  state text not null check (state in ('open', 'met', 'stopped')),
  -- Each duty with its answer and who says so, as of the newest look.
  findings jsonb not null,
  opened_at timestamptz not null,
  looked_at timestamptz not null,
  decided_by_person uuid,
  decided_at timestamptz,
  note text,
  primary key (city, id),
  unique (city, application_id, instalment),
  check ((state = 'open') = (decided_at is null)),
  check (state <> 'stopped' or decided_by_person is not null),
  foreign key (city, application_id, instalment)
    references instalment (city, application_id, number),
  foreign key (city, decided_by_person) references person
);
create index duty_check_open on duty_check (city, state, id);
select yanzhen_protect('duty_check');
revoke delete on duty_check from yanzhen_app;
