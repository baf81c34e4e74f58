-- Cases (件): one row each, written in the same statement as the event that moved it.

create table application (
  city text not null references city,
  id uuid not null,
  reference text,
  benefit_id text not null,
  policy_digest text not null,
  applicant_person_id uuid not null,
  -- The name as filed, so that a list is searched without opening persons.
  applicant_name text not null,
  organisation_id uuid,
  county text,
  cluster text,
  state text not null,
  holder text,
  holder_since timestamptz not null,
  due_on date,
  legal_due_on date,
  counting jsonb,
  clock jsonb,
  terms jsonb not null,
  amount_fen bigint check (amount_fen >= 0),
  decision jsonb,
  answers jsonb not null default '{}',
  submitted_at timestamptz,
  filed_by_person_id uuid,
  version int not null check (version > 0),
  created_at timestamptz not null,
  primary key (city, id),
  unique (city, reference),
  foreign key (city, applicant_person_id) references person (city, id)
);
select yanzhen_protect('application');

-- One case a person and benefit: open or paid. A refused or withdrawn one may be followed by another.
create unique index application_one_open on application (city, benefit_id, applicant_person_id)
  where state not in ('refused', 'withdrawn');
-- One index for each way a list is filtered; all page by id, which is ordered by time.
create index application_by_state on application (city, state, id desc);
create index application_by_county_state on application (city, county, state, id desc);
create index application_by_benefit_state on application (city, benefit_id, state, id desc);
create index application_by_due on application (city, state, due_on, id);
create index application_by_person on application (city, applicant_person_id, id desc);
create index application_by_organisation on application (city, organisation_id, state, id desc);
create index application_by_reference on application (city, reference text_pattern_ops);
create index application_by_name on application (city, applicant_name text_pattern_ops);

create table application_event (
  city text not null,
  id uuid not null,
  application_id uuid not null,
  number int not null check (number > 0),
  move text not null,
  from_state text,
  to_state text not null,
  duty text,
  actor_person_id uuid,
  actor_account_id uuid,
  reason text,
  detail jsonb not null default '{}',
  at timestamptz not null,
  -- The standing after the move: the row can be rebuilt from its events.
  holder text,
  holder_since timestamptz not null,
  due_on date,
  legal_due_on date,
  amount_fen bigint,
  counting jsonb,
  clock jsonb,
  primary key (city, id),
  unique (city, application_id, number),
  unique (city, application_id, number, to_state),
  foreign key (city, application_id) references application (city, id)
);
create index application_event_by_actor on application_event (city, actor_person_id, at desc);
select yanzhen_protect('application_event', append_only => true);

-- A row never says another state than its newest event.
alter table application add constraint application_state_by_event
  foreign key (city, id, version, state)
  references application_event (city, application_id, number, to_state);

-- Duties that one natural person never discharges in one case; `dutyPairs` of lifecycle.ts.
create function yanzhen_duty_pairs() returns table (one text, other text) language sql immutable as $$
  values ('apply', 'propose'), ('apply', 'check'), ('apply', 'approve'), ('apply', 'publish'),
         ('apply', 'prepare'), ('apply', 'sign'), ('apply', 'release'), ('apply', 'confirm'),
         ('apply', 'vouch'), ('vouch', 'propose'), ('vouch', 'check'), ('vouch', 'approve'),
         ('propose', 'check'), ('propose', 'approve'), ('check', 'approve'),
         ('propose', 'prepare'), ('check', 'prepare'), ('approve', 'prepare'),
         ('propose', 'sign'), ('check', 'sign'), ('approve', 'sign'),
         ('propose', 'release'), ('check', 'release'),
         ('publish', 'sign'), ('publish', 'release'),
         ('prepare', 'sign'), ('prepare', 'release'), ('sign', 'release')
$$;

-- A city relaxes a pair by a recorded act, never prepare with sign.
create table duty_relaxation (
  city text not null references city,
  pair text not null check (pair <> 'prepare×sign'),
  reason text not null check (length(reason) > 0),
  person_id uuid not null,
  relaxed_at timestamptz not null,
  primary key (city, pair),
  foreign key (city, person_id) references person (city, id)
);
select yanzhen_protect('duty_relaxation', append_only => true);

-- Who discharged which duty, once for each pair that the duty stands in.
create table duty_done (
  city text not null,
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  pair text not null,
  person_id uuid not null,
  duty text not null,
  event_id uuid not null,
  primary key (city, id),
  foreign key (city, application_id) references application (city, id),
  foreign key (city, event_id) references application_event (city, id),
  constraint duty_done_excluded exclude using gist
    (city with =, application_id with =, pair with =, person_id with =, duty with <>)
);
select yanzhen_protect('duty_done', append_only => true);

-- Every event with a duty leaves its rows here, whichever door it came through. Applying is the
-- applicant's duty, and also that of a clerk who files in the applicant's place.
create function application_event_duties() returns trigger language plpgsql as $$
declare
  other text;
begin
  if new.duty is null then return null; end if;
  insert into duty_done (city, application_id, pair, person_id, duty, event_id)
  select new.city, new.application_id, pair.name, who.person_id, new.duty, new.id
  from (select p.one || '×' || p.other as name from yanzhen_duty_pairs() p
        where new.duty in (p.one, p.other)) pair
  cross join (
    select new.actor_person_id as person_id where new.actor_person_id is not null
    union
    select a.applicant_person_id from application a
    where new.duty = 'apply' and a.city = new.city and a.id = new.application_id
  ) who
  where not exists (select from duty_relaxation r where r.city = new.city and r.pair = pair.name);
  return null;
exception when exclusion_violation then
  -- Row-level security hides the values of the conflict: the two duties are named here.
  select d.duty into other from duty_done d
  where d.city = new.city and d.application_id = new.application_id and d.duty <> new.duty
    and new.duty = any (string_to_array(d.pair, '×'))
    and (d.person_id = new.actor_person_id or new.duty = 'apply')
  limit 1;
  raise exception using errcode = 'exclusion_violation', constraint = 'duty_done_excluded',
    message = 'one natural person in two excluded duties', detail = new.duty || '×' || coalesce(other, '');
end $$;
create trigger application_event_duties after insert on application_event
  for each row execute function application_event_duties();
