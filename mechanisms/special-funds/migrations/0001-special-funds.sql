-- Calls for grants of a special fund (专项资金申报通知), and which case was made under which call.
create table fund_call (
  city text not null references city,
  id uuid not null,
  benefit_id text not null,
  number text not null check (length(number) between 1 and 60),
  title text not null check (length(title) between 1 and 120),
  -- Fields of projects that may apply; empty for all.
  fields text[] not null,
  opens_on date not null,
  -- The last day on which an application is taken.
  last_day date not null,
  -- What is to be granted under it at most.
  total_fen bigint not null check (total_fen > 0),
  conditions text not null check (length(conditions) between 1 and 2000),
  state text not null check (state in ('draft', 'published', 'closed', 'withdrawn')),
  prepared_by_person uuid not null,
  prepared_at timestamptz not null,
  published_by_person uuid,
  published_at timestamptz,
  -- Why it was closed before its last day, or withdrawn.
  reason text check (length(reason) between 1 and 500),
  version int not null check (version > 0),
  primary key (city, id),
  unique (city, number),
  unique (city, id, opens_on, last_day),
  foreign key (city, prepared_by_person) references person,
  foreign key (city, published_by_person) references person,
  constraint fund_call_days check (last_day >= opens_on),
  constraint fund_call_published_whole check (
    (published_by_person is null) = (published_at is null)
    and (state not in ('published', 'closed') or published_by_person is not null)),
  constraint fund_call_published_by_another check (published_by_person <> prepared_by_person)
);
create index fund_call_newest on fund_call (city, state, id desc);
select yanzhen_protect('fund_call');
revoke delete on fund_call from yanzhen_app;

create table fund_application (
  city text not null,
  application_id uuid not null,
  call_id uuid not null,
  project_id uuid not null,
  opens_on date not null,
  last_day date not null,
  submitted_on date,
  primary key (city, application_id),
  foreign key (city, application_id) references application,
  foreign key (city, project_id) references project,
  foreign key (city, call_id, opens_on, last_day) references fund_call (city, id, opens_on, last_day),
  constraint fund_application_within_call check (submitted_on between opens_on and last_day)
);
create index fund_application_by_call on fund_application (city, call_id, application_id desc);
select yanzhen_protect('fund_application');
revoke update, delete on fund_application from yanzhen_app;
grant update (submitted_on) on fund_application to yanzhen_app;

-- What was published stands: its days, its sum and what it asks for.
create function yanzhen_published_call_stands() returns trigger language plpgsql as $$
begin
  raise exception 'a published call is not changed' using errcode = 'check_violation',
    constraint = 'fund_call_stands';
end $$;
create trigger fund_call_stands before update on fund_call for each row
  when (old.published_at is not null and
    (new.benefit_id, new.number, new.title, new.fields, new.opens_on, new.last_day, new.total_fen, new.conditions,
     new.prepared_by_person, new.published_by_person, new.published_at)
    is distinct from
    (old.benefit_id, old.number, old.title, old.fields, old.opens_on, old.last_day, old.total_fen, old.conditions,
     old.prepared_by_person, old.published_by_person, old.published_at))
  execute function yanzhen_published_call_stands();
