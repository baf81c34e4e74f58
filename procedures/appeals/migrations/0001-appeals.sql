-- Appeals (复核申请): a person asks that a decision be looked at again by somebody who took no part in it.

create table appeal (
  city text not null references city,
  id uuid not null,
  number text not null,
  -- What it is against: an event of a case or of a recovery, of a kind that a manifest declares.
  decision_kind text not null,
  decision_id uuid not null,
  decision_name jsonb not null,
  decision_reason text,
  told_on date not null,
  -- The last day, counted when it was asked.
  ask_until date not null,
  asked_on date not null,
  application_id uuid not null,
  person_id uuid not null,
  benefit_id text not null,
  county text,
  grounds text not null check (length(grounds) between 1 and 3000),
  -- Conditions of the decision, as they were decided, that the person holds to be met.
  conditions jsonb not null,
  state text not null check (state in ('filed', 'taken', 'upheld', 'changed', 'withdrawn', 'out-of-time')),
  state_since timestamptz not null,
  version int not null check (version > 0),
  filed_at timestamptz not null,
  due_on date,
  legal_due_on date,
  counting jsonb,
  heard_by_person uuid,
  heard text not null default 'hears' check (heard = 'hears'),
  reason text,
  primary key (city, id),
  unique (city, number),
  unique (city, id, application_id),
  foreign key (city, application_id) references application (city, id),
  foreign key (city, person_id) references person,
  -- One appeal a decision.
  constraint appeal_once unique (city, decision_kind, decision_id),
  constraint appeal_in_time check ((state = 'out-of-time') = (asked_on > ask_until)),
  constraint appeal_decided_by_somebody check (
    (state in ('taken', 'upheld', 'changed')) <= (heard_by_person is not null)),
  constraint appeal_reason_given check ((state in ('upheld', 'changed')) <= (length(reason) > 0))
);
create index appeal_by_state on appeal (city, state, id desc);
create index appeal_by_due on appeal (city, due_on, id) where state in ('filed', 'taken');
create index appeal_by_person on appeal (city, person_id, id desc);
create index appeal_by_application on appeal (city, application_id, id desc);
select yanzhen_protect('appeal');
revoke delete on appeal from yanzhen_app;

create table appeal_event (
  city text not null,
  id uuid not null,
  appeal_id uuid not null,
  number int not null check (number > 0),
  move text not null,
  from_state text,
  to_state text not null,
  actor_person_id uuid not null,
  reason text,
  at timestamptz not null,
  primary key (city, id),
  unique (city, appeal_id, number),
  unique (city, appeal_id, number, to_state),
  foreign key (city, appeal_id) references appeal,
  foreign key (city, actor_person_id) references person
);
select yanzhen_protect('appeal_event', append_only => true);
-- A row never says another state than its newest event.
alter table appeal add constraint appeal_state_by_event foreign key (city, id, version, state)
  references appeal_event (city, appeal_id, number, to_state) deferrable initially deferred;

-- Who took part in the case, and who hears the appeal: never one natural person.
create table appeal_part (
  city text not null,
  id uuid not null default gen_random_uuid(),
  appeal_id uuid not null,
  application_id uuid not null,
  person_id uuid not null,
  part text not null check (part in ('acted', 'hears')),
  at timestamptz not null,
  primary key (city, id),
  foreign key (city, appeal_id, application_id) references appeal (city, id, application_id),
  foreign key (city, person_id) references person,
  constraint appeal_other_person exclude using gist
    (city with =, appeal_id with =, person_id with =, part with <>)
);
create unique index appeal_part_once on appeal_part (city, appeal_id, person_id, part);
select yanzhen_protect('appeal_part', append_only => true);
-- Who decides is somebody who took it, and so nobody who took part.
alter table appeal add constraint appeal_heard_by_hearer foreign key (city, id, heard_by_person, heard)
  references appeal_part (city, appeal_id, person_id, part);

-- Whoever takes or decides an appeal, through whatever door: the applicant and all who have acted in the case
-- or its recovery until now stand beside, and `appeal_other_person` refuses who is among them.
create function appeal_actors() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'appeal_event' then
    if new.move not in ('uphold', 'change') then return new; end if;
  elsif new.part <> 'hears' then
    return new;
  end if;
  insert into appeal_part (city, appeal_id, application_id, person_id, part, at)
  select p.city, p.id, p.application_id, w.person_id, 'acted', new.at
  from appeal p
  cross join lateral (
    select p.person_id
    union select e.actor_person_id from application_event e
      where e.city = p.city and e.application_id = p.application_id
    union select v.actor_person_id from recovery r
      join recovery_event v on v.city = r.city and v.recovery_id = r.id
      where r.city = p.city and r.application_id = p.application_id) w
  where p.city = new.city and p.id = new.appeal_id and w.person_id is not null
  on conflict (city, appeal_id, person_id, part) do nothing;
  return new;
end $$;
create trigger appeal_part_actors before insert on appeal_part
  for each row execute function appeal_actors();
create trigger appeal_event_actors before insert on appeal_event
  for each row execute function appeal_actors();

create table appeal_file (
  city text not null,
  appeal_id uuid not null,
  evidence_id uuid not null,
  primary key (city, appeal_id, evidence_id),
  foreign key (city, appeal_id) references appeal,
  foreign key (city, evidence_id) references evidence (city, id)
);
select yanzhen_protect('appeal_file', append_only => true);
