-- Duties are kept apart by natural person, whichever of the person's records acted: what is written names the
-- record that stands, and what an earlier record did before it was merged counts as well.
create or replace function application_event_duties() returns trigger language plpgsql as $$
declare
  other text;
  acting uuid[];
  standing uuid[];
begin
  if new.duty is null then return null; end if;
  select array_agg(distinct yanzhen_kept_person(new.city, who.person_id)) into standing from (
    select new.actor_person_id as person_id where new.actor_person_id is not null
    union
    select a.applicant_person_id from application a
    where new.duty = 'apply' and a.city = new.city and a.id = new.application_id
  ) who;
  select array_agg(one.id) into acting
  from unnest(standing) kept(id) cross join unnest(yanzhen_records_of(new.city, kept.id)) one(id);
  insert into duty_done (city, application_id, pair, person_id, duty, event_id)
  select new.city, new.application_id, pair.name, who.id, new.duty, new.id
  from (select p.one || '×' || p.other as name from yanzhen_duty_pairs() p
        where new.duty in (p.one, p.other)) pair
  cross join unnest(standing) who(id)
  where not exists (select from duty_relaxation r where r.city = new.city and r.pair = pair.name);
  if cardinality(acting) > cardinality(standing) and exists (
    select from duty_done d
    where d.city = new.city and d.application_id = new.application_id and d.duty <> new.duty
      and new.duty = any (string_to_array(d.pair, '×')) and d.person_id = any (acting)
      and not exists (select from duty_relaxation r where r.city = d.city and r.pair = d.pair)
  ) then
    raise exception using errcode = 'exclusion_violation', constraint = 'duty_done_excluded';
  end if;
  return null;
exception when exclusion_violation then
  -- Row-level security hides the values of the conflict: the two duties are named here.
  select d.duty into other from duty_done d
  where d.city = new.city and d.application_id = new.application_id and d.duty <> new.duty
    and new.duty = any (string_to_array(d.pair, '×'))
    and (d.person_id = any (acting) or new.duty = 'apply')
  limit 1;
  raise exception using errcode = 'exclusion_violation', constraint = 'duty_done_excluded',
    message = 'one natural person in two excluded duties', detail = new.duty || '×' || coalesce(other, '');
end $$;
