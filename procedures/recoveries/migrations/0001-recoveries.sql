-- Broken duties and what comes back of the money (追回).

-- What employers and officers report of a person's service; a later report never replaces an earlier.
create table service_report (
  city text not null references city,
  id uuid not null,
  application_id uuid not null,
  person_id uuid not null,
  organisation_id uuid,
  kind text not null check (kind in ('serving', 'left')),
  -- Last day of service, or the day on which the person was known to serve.
  on_day date not null,
  cause text check (cause in ('resigned', 'dismissed', 'illness', 'posted', 'other-employer', 'other')),
  note text,
  reported_by_person uuid not null,
  at timestamptz not null,
  primary key (city, id),
  check ((kind = 'left') = (cause is not null)),
  foreign key (city, application_id) references application,
  foreign key (city, reported_by_person) references person
);
create index service_report_by_case on service_report (city, application_id, id desc);
select yanzhen_protect('service_report', append_only => true);

create table recovery (
  city text not null references city,
  id uuid not null,
  number text not null,
  application_id uuid not null,
  person_id uuid not null,
  benefit_id text not null,
  county text,
  state text not null check (state in ('grace', 'opened', 'noticed', 'replied', 'repaying',
    'waiver-proposed', 'recovered', 'enforced', 'waived', 'dropped')),
  state_since timestamptz not null,
  version int not null check (version > 0),
  cause text not null check (cause in ('reported', 'comparison', 'officer')),
  left_on date not null,
  -- Until then the duty counts on when the person is employed here again.
  grace_until date,
  -- The counting: rule and clause of the benefit, months asked and served, what was paid, what is due.
  rule text not null check (rule in ('pro-rata', 'full')),
  clause text not null,
  service_from date not null,
  required_months int not null check (required_months > 0),
  served_months int not null check (served_months between 0 and required_months),
  paid_fen bigint not null check (paid_fen > 0),
  amount_fen bigint not null check (amount_fen > 0 and amount_fen <= paid_fen),
  received_fen bigint not null default 0 check (received_fen between 0 and amount_fen),
  reply_due_on date,
  noticed_by_person uuid,
  demanded_by_person uuid,
  state_before text,
  waiver_id text,
  waiver_proposed_by_person uuid,
  waiver_approved_by_person uuid,
  opened_at timestamptz not null,
  primary key (city, id),
  unique (city, number),
  foreign key (city, application_id) references application,
  foreign key (city, person_id) references person,
  constraint recovery_waived_by_two check (state <> 'waived' or
    (waiver_proposed_by_person is not null and waiver_approved_by_person is not null
     and waiver_approved_by_person <> waiver_proposed_by_person)),
  constraint recovery_demanded_by_another check (noticed_by_person <> demanded_by_person),
  constraint recovery_recovered_whole check (state <> 'recovered' or received_fen = amount_fen)
);
create unique index recovery_once on recovery (city, application_id) where state <> 'dropped';
create index recovery_by_state on recovery (city, state, id desc);
create index recovery_by_person on recovery (city, person_id, id desc);
select yanzhen_protect('recovery');
revoke delete on recovery from yanzhen_app;

create table recovery_event (
  city text not null,
  id uuid not null,
  recovery_id uuid not null,
  number int not null check (number > 0),
  move text not null,
  from_state text,
  to_state text not null,
  actor_person_id uuid,
  reason text,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (city, id),
  unique (city, recovery_id, number),
  unique (city, recovery_id, number, to_state),
  foreign key (city, recovery_id) references recovery
);
select yanzhen_protect('recovery_event', append_only => true);
-- A row never says another state than its newest event.
alter table recovery add constraint recovery_state_by_event foreign key (city, id, version, state)
  references recovery_event (city, recovery_id, number, to_state) deferrable initially deferred;

create table recovery_plan (
  city text not null,
  recovery_id uuid not null,
  number int not null check (number between 1 and 60),
  due_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (city, recovery_id, number),
  foreign key (city, recovery_id) references recovery
);
select yanzhen_protect('recovery_plan');

create table recovery_receipt (
  city text not null,
  id uuid not null,
  recovery_id uuid not null,
  kind text not null check (kind in ('received', 'set-off')),
  amount_fen bigint not null check (amount_fen > 0),
  on_day date not null,
  document text not null,
  -- The part that it was set off against.
  application_id uuid,
  instalment int,
  by_person uuid not null,
  at timestamptz not null,
  primary key (city, id),
  -- One receipt of the bank settles once.
  unique (city, document),
  check ((kind = 'set-off') = (application_id is not null and instalment is not null)),
  foreign key (city, recovery_id) references recovery
);
create index recovery_receipt_by_recovery on recovery_receipt (city, recovery_id, id);
select yanzhen_protect('recovery_receipt', append_only => true);
