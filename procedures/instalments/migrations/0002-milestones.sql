-- A later part of a grant may be paid for something reached (里程碑): what, and by which day, is agreed with the
-- application. It is reported with a paper, and accepted by another natural person; until then its part is not paid.
create table milestone (
  city text not null,
  id uuid not null,
  application_id uuid not null,
  -- Part of the benefit's schedule.
  part_id text not null check (length(part_id) between 1 and 60),
  says text not null check (length(says) between 1 and 500),
  due_on date not null,
  state text not null check (state in ('agreed', 'reported', 'accepted')),
  report text check (length(report) between 1 and 500),
  reported_by_person uuid,
  reported_at timestamptz,
  accepted_by_person uuid,
  accepted_at timestamptz,
  -- The paper that the acceptance rests on.
  evidence_id uuid,
  note text check (length(note) between 1 and 500),
  version int not null check (version > 0),
  primary key (city, id),
  unique (city, application_id, part_id),
  foreign key (city, application_id) references application,
  foreign key (city, reported_by_person) references person,
  foreign key (city, accepted_by_person) references person,
  constraint milestone_rests_on_evidence foreign key (city, application_id, evidence_id)
    references evidence (city, application_id, id),
  constraint milestone_reported_whole check (
    (state = 'agreed') = (reported_by_person is null) and (state = 'agreed') = (reported_at is null)),
  constraint milestone_accepted_whole check (
    num_nonnulls(accepted_by_person, accepted_at, evidence_id) = case state when 'accepted' then 3 else 0 end),
  constraint milestone_accepted_by_another check (accepted_by_person <> reported_by_person)
);
create index milestone_by_state on milestone (city, state, due_on, id);
select yanzhen_protect('milestone');
revoke update on milestone from yanzhen_app;
grant update (state, report, reported_by_person, reported_at, accepted_by_person, accepted_at, evidence_id,
  note, version) on milestone to yanzhen_app;

create table milestone_event (
  city text not null,
  id uuid not null,
  milestone_id uuid not null,
  number int not null check (number > 0),
  move text not null check (move in ('report', 'send-back', 'accept')),
  reason text,
  actor_person_id uuid not null,
  actor_name text not null,
  at timestamptz not null,
  primary key (city, id),
  unique (city, milestone_id, number),
  foreign key (city, milestone_id) references milestone,
  foreign key (city, actor_person_id) references person
);
select yanzhen_protect('milestone_event', append_only => true);

-- What is to be reached is agreed while the case is the applicant's: what was reviewed stands.
create function yanzhen_milestone_is_agreed_early() returns trigger language plpgsql as $$
begin
  if exists (select from application a where a.city = coalesce(new.city, old.city)
             and a.id = coalesce(new.application_id, old.application_id)
             and a.state not in ('draft', 'correction')) then
    raise exception 'a milestone is agreed before the review' using errcode = 'check_violation',
      constraint = 'milestone_agreed_early';
  end if;
  return coalesce(new, old);
end $$;
create trigger milestone_agreed_early before insert or delete on milestone
  for each row execute function yanzhen_milestone_is_agreed_early();

-- No part that waits for its milestone goes on to the money before the milestone is accepted.
create function yanzhen_part_waits_for_milestone() returns trigger language plpgsql as $$
begin
  if exists (select from instalment i
             where i.city = new.city and i.application_id = new.application_id
               and i.number = case tg_table_name when 'instalment' then (to_jsonb(new) ->> 'number')::int
                                                 else (to_jsonb(new) ->> 'instalment')::int end
               and i.recheck ? 'acceptance'
               and not exists (select from milestone m where m.city = i.city
                 and m.application_id = i.application_id and m.part_id = i.part_id and m.state = 'accepted')) then
    raise exception 'the milestone of the part is not accepted' using errcode = 'check_violation',
      constraint = 'part_milestone_accepted';
  end if;
  return new;
end $$;
create trigger part_milestone_accepted before update of state on instalment for each row
  when (new.state in ('checked', 'payable', 'batched', 'paid') and new.recheck is not null)
  execute function yanzhen_part_waits_for_milestone();
create trigger part_milestone_accepted before insert on payment_line
  for each row execute function yanzhen_part_waits_for_milestone();
