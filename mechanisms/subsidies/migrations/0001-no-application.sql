-- No-application benefits (免申即享): every night's list of who is entitled, its sample, its approval,
-- and the offers that come of it.

-- One round a benefit and night. Its seed is committed to before anybody is on its list.
create table offer_round (
  city text not null references city,
  id uuid not null,
  number text not null,
  benefit_id text not null,
  on_day date not null,
  state text not null check (state in
    ('finding', 'empty', 'found', 'sampled', 'checked', 'approved', 'stopped')),
  state_since timestamptz not null,
  version int not null check (version > 0),
  due_on date,
  digest text not null check (digest in ('sha256', 'sm3')),
  seed_sealed bytea not null,
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  sample_percent int not null check (sample_percent between 1 and 100),
  sample_least int not null check (sample_least > 0),
  offer_days int not null check (offer_days > 0),
  -- How far the register was looked through, so that a night that was cut off goes on where it stood.
  looked_to uuid,
  looked int not null default 0,
  found int not null default 0,
  -- Of those looked at: what cannot be told yet, and who is entitled but has it, had it, or refused it.
  unknown int not null default 0,
  barred int not null default 0,
  list_digest text check (list_digest ~ '^[0-9a-f]{64}$'),
  -- Revealed with the draw.
  seed text check (seed ~ '^[0-9a-f]{64}$'),
  primary key (city, id),
  unique (city, number),
  constraint offer_round_one_a_night unique (city, benefit_id, on_day),
  constraint offer_round_listed check ((list_digest is null) = (state in ('finding', 'empty'))),
  constraint offer_round_drawn check ((seed is null) = (state in ('finding', 'empty', 'found')))
);
create index offer_round_by_state on offer_round (city, state, id desc);
select yanzhen_protect('offer_round');
-- What was committed to stands: neither seed nor share nor day can be exchanged later.
revoke update, delete on offer_round from yanzhen_app;
grant update (state, state_since, version, due_on, looked_to, looked, found, unknown, barred, list_digest,
  seed) on offer_round to yanzhen_app;

create table offer_round_event (
  city text not null,
  id uuid not null,
  round_id uuid not null,
  number int not null check (number > 0),
  move text not null,
  from_state text,
  to_state text not null,
  duty text check (duty in ('propose', 'check', 'approve')),
  actor_person_id uuid,
  actor_account_id uuid,
  reason text,
  at timestamptz not null,
  primary key (city, id),
  unique (city, round_id, number),
  unique (city, round_id, number, to_state),
  foreign key (city, round_id) references offer_round,
  foreign key (city, actor_person_id) references person,
  check ((duty is null) = (actor_person_id is null)),
  -- One natural person never proposes, checks or approves one round in two of these duties.
  constraint offer_round_duties_apart exclude using gist
    (city with =, round_id with =, actor_person_id with =, duty with <>) where (duty is not null)
);
select yanzhen_protect('offer_round_event', append_only => true);
alter table offer_round add constraint offer_round_state_by_event
  foreign key (city, id, version, state)
  references offer_round_event (city, round_id, number, to_state) deferrable initially deferred;

-- One person on one list, and what became of it.
create table offer (
  city text not null,
  id uuid not null,
  round_id uuid not null,
  benefit_id text not null,
  person_id uuid not null,
  county text,
  found_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  policy_digest text not null,
  -- What it was decided by: verified facts with their sources; and a digest over policy, facts and sum.
  facts jsonb not null,
  basis text not null check (basis ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('found', 'taken-out', 'waiting', 'offered', 'confirmed',
    'declined', 'expired', 'lapsed', 'asked')),
  state_since timestamptz not null,
  version int not null check (version > 0),
  -- Its place in the draw: the lowest tickets are the sample, and the order in which all of a day wait.
  ticket text check (ticket ~ '^[0-9a-f]{64}$'),
  sampled boolean not null default false,
  looked_by_person uuid,
  expires_on date,
  application_id uuid,
  primary key (city, id),
  constraint offer_once_a_round unique (city, round_id, person_id),
  foreign key (city, round_id) references offer_round,
  foreign key (city, person_id) references person,
  foreign key (city, application_id) references application (city, id),
  foreign key (city, looked_by_person) references person,
  constraint offer_confirmed_by_case check (state <> 'confirmed' or application_id is not null),
  constraint offer_has_its_term check (state <> 'offered' or expires_on is not null)
);
-- One open offer a person and benefit, however many nights find it.
create unique index offer_one_open on offer (city, benefit_id, person_id)
  where state in ('found', 'waiting', 'offered');
create index offer_by_round on offer (city, round_id, state, id);
create index offer_sample on offer (city, round_id, id) where sampled;
create index offer_by_person on offer (city, person_id, id desc);
create index offer_latest on offer (city, benefit_id, person_id, id desc);
create index offer_in_order on offer (city, found_on, ticket, id) where state = 'waiting';
create index offer_of_benefit_in_order on offer (city, benefit_id, found_on, ticket, id)
  where state = 'waiting';
create index offer_expiring on offer (city, expires_on, id) where state = 'offered';
select yanzhen_protect('offer');
revoke update, delete on offer from yanzhen_app;
grant update (state, state_since, version, ticket, sampled, looked_by_person, expires_on, application_id)
  on offer to yanzhen_app;

create table offer_event (
  city text not null,
  id uuid not null default gen_random_uuid(),
  offer_id uuid not null,
  number int not null check (number > 0),
  move text not null,
  from_state text,
  to_state text not null,
  actor_person_id uuid,
  reason text,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (city, id),
  unique (city, offer_id, number),
  unique (city, offer_id, number, to_state),
  foreign key (city, offer_id) references offer,
  foreign key (city, actor_person_id) references person
);
select yanzhen_protect('offer_event', append_only => true);
alter table offer add constraint offer_state_by_event foreign key (city, id, version, state)
  references offer_event (city, offer_id, number, to_state) deferrable initially deferred;

-- Whichever door an act on a round comes through: the account is the person's and holds a role of the
-- move at that moment, nobody decides on a list that they stand on themselves, and no list is passed on
-- whose sample was not looked through.
create function offer_round_role() returns trigger language plpgsql as $$
declare
  wanted text[];
begin
  if new.duty is null then return null; end if;
  wanted := case new.duty
    when 'propose' then '{county-officer,city-checker}'::text[]
    when 'check' then '{city-checker}'::text[]
    else '{approver}'::text[] end;
  if not yanzhen_holds_role(new.city, new.actor_account_id, new.actor_person_id, wanted, new.at) then
    raise exception using errcode = 'check_violation', constraint = 'offer_round_role',
      message = 'the account does not hold the role of this move';
  end if;
  if exists (select from offer o where o.city = new.city and o.round_id = new.round_id
             and o.person_id = new.actor_person_id and o.state <> 'taken-out') then
    raise exception using errcode = 'check_violation', constraint = 'offer_round_not_own',
      message = 'who stands on the list decides nothing about it';
  end if;
  if new.to_state = 'checked' and exists (select from offer o where o.city = new.city
      and o.round_id = new.round_id and o.sampled and o.state = 'found' and o.looked_by_person is null) then
    raise exception using errcode = 'check_violation', constraint = 'offer_round_looked_through',
      message = 'the sample was not looked through';
  end if;
  return null;
end $$;
create trigger offer_round_role after insert on offer_round_event
  for each row execute function offer_round_role();

-- A case passes by a list only where one was: approved, for this person and benefit, and each duty in the
-- name of the natural person who discharged it there.
create function application_event_by_round() returns trigger language plpgsql as $$
begin
  if not exists (
    select from offer o
    join offer_round r on r.city = o.city and r.id = o.round_id and r.state = 'approved'
    join offer_round_event e on e.city = r.city and e.round_id = r.id and e.duty = new.duty
      and e.actor_person_id = new.actor_person_id
    join application a on a.city = o.city and a.id = new.application_id
      and a.benefit_id = o.benefit_id and a.applicant_person_id = o.person_id
    where o.city = new.city and o.id = (new.detail->>'offerId')::uuid and o.state = 'offered') then
    raise exception using errcode = 'check_violation', constraint = 'application_event_by_round',
      message = 'no approved list discharged this duty for the case';
  end if;
  return null;
end $$;
create trigger application_event_by_round after insert on application_event
  for each row when (new.move in ('round-propose', 'round-check', 'round-approve'))
  execute function application_event_by_round();
