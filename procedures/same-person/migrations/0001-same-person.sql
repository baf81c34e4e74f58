-- Records that may be of one natural person (疑似同一人), what offices decided of them, and the merging of two.

-- A find: records that share signs. The signs are keyed digests elsewhere; here stands only which matched.
create table match_group (
  city text not null references city,
  id uuid not null,
  number text not null,
  state text not null check (state in ('open', 'unclear', 'disputed', 'proposed', 'confirmed', 'false')),
  state_since timestamptz not null,
  version int not null check (version > 0),
  opened_at timestamptz not null,
  due_on date not null,
  -- Who said that it is one person, and who confirmed it.
  proposed_by_person uuid,
  confirmed_by_person uuid,
  primary key (city, id),
  unique (city, number),
  unique (city, id, state),
  foreign key (city, proposed_by_person) references person,
  foreign key (city, confirmed_by_person) references person,
  constraint match_group_two_people check (state <> 'confirmed' or (proposed_by_person is not null
    and confirmed_by_person is not null and confirmed_by_person <> proposed_by_person))
);
create index match_group_by_state on match_group (city, state, id desc);
select yanzhen_protect('match_group');
revoke delete on match_group from yanzhen_app;

create table match_group_member (
  city text not null,
  group_id uuid not null,
  person_id uuid not null,
  added_at timestamptz not null,
  -- An office said with a reason that this record is of somebody else.
  apart_at timestamptz,
  primary key (city, group_id, person_id),
  foreign key (city, group_id) references match_group,
  foreign key (city, person_id) references person
);
create index match_group_member_by_person on match_group_member (city, person_id);
select yanzhen_protect('match_group_member');
revoke update, delete on match_group_member from yanzhen_app;
grant update (apart_at) on match_group_member to yanzhen_app;

-- Two records, the sign by which they were found and its mark; found once, whatever was decided. Another number
-- that the two share is another find.
create table match_group_sign (
  city text not null,
  group_id uuid not null,
  one_person uuid not null,
  other_person uuid not null,
  sign text not null,
  mark bytea not null,
  found_at timestamptz not null,
  primary key (city, one_person, other_person, sign, mark),
  foreign key (city, group_id, one_person) references match_group_member,
  foreign key (city, group_id, other_person) references match_group_member,
  check (one_person < other_person)
);
create index match_group_sign_by_group on match_group_sign (city, group_id);
select yanzhen_protect('match_group_sign', append_only => true);

create table match_group_event (
  city text not null,
  id uuid not null,
  group_id uuid not null,
  number int not null check (number > 0),
  move text not null,
  from_state text,
  to_state text not null,
  actor_person_id uuid,
  actor_name text,
  reason text,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (city, id),
  unique (city, group_id, number),
  unique (city, group_id, number, to_state),
  foreign key (city, group_id) references match_group,
  foreign key (city, actor_person_id) references person,
  -- Whatever an office decides, it says why.
  constraint match_group_reason check (actor_person_id is null or length(reason) > 0)
);
select yanzhen_protect('match_group_event', append_only => true);
-- A row never says another state than its newest event.
alter table match_group add constraint match_group_state_by_event foreign key (city, id, version, state)
  references match_group_event (city, group_id, number, to_state) deferrable initially deferred;

-- One pass over everybody a night.
create table match_pass (
  city text not null references city,
  on_day date not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  persons int not null default 0,
  groups int not null default 0,
  primary key (city, on_day)
);
select yanzhen_protect('match_pass');
revoke delete on match_pass from yanzhen_app;

-- Merging (合并): prepared by one person under a confirmed group, done by another; each step a row that nothing
-- changes.
create table person_merge (
  city text not null,
  id uuid not null,
  group_id uuid not null,
  -- A merge rests on a confirmed group, which then stays confirmed.
  group_state text not null default 'confirmed' check (group_state = 'confirmed'),
  away_person uuid not null,
  kept_person uuid not null,
  reason text not null check (length(reason) > 0),
  prepared_by_person uuid not null,
  prepared_by_name text not null,
  prepared_at timestamptz not null,
  primary key (city, id),
  unique (city, id, prepared_by_person),
  foreign key (city, group_id, group_state) references match_group (city, id, state),
  foreign key (city, group_id, away_person) references match_group_member,
  foreign key (city, group_id, kept_person) references match_group_member,
  foreign key (city, prepared_by_person) references person,
  check (away_person <> kept_person)
);
create index person_merge_by_group on person_merge (city, group_id, id);
select yanzhen_protect('person_merge', append_only => true);

create table person_merge_done (
  city text not null,
  merge_id uuid not null,
  prepared_by_person uuid not null,
  done_by_person uuid not null,
  done_by_name text not null,
  done_at timestamptz not null,
  primary key (city, merge_id),
  foreign key (city, merge_id, prepared_by_person) references person_merge (city, id, prepared_by_person),
  foreign key (city, done_by_person) references person,
  constraint person_merge_two_people check (done_by_person <> prepared_by_person)
);
select yanzhen_protect('person_merge_done', append_only => true);

-- Which record points to which since a merge: the one merged away, and those that were merged into it before.
create table person_merge_line (
  city text not null,
  merge_id uuid not null,
  away_person uuid not null,
  kept_person uuid not null,
  before_kept uuid,
  before_merge uuid,
  primary key (city, merge_id, away_person),
  unique (city, merge_id, away_person, kept_person),
  foreign key (city, merge_id) references person_merge_done,
  foreign key (city, away_person) references person,
  foreign key (city, kept_person) references person
);
select yanzhen_protect('person_merge_line', append_only => true);

-- Prepared and not done, or done and taken back.
create table person_merge_end (
  city text not null,
  merge_id uuid not null,
  kind text not null check (kind in ('dropped', 'undone')),
  reason text not null check (length(reason) > 0),
  by_person uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (city, merge_id),
  foreign key (city, merge_id) references person_merge,
  foreign key (city, by_person) references person
);
select yanzhen_protect('person_merge_end', append_only => true);

-- No record points to another but by an act of two people under a confirmed group.
alter table person add column merge_id uuid,
  add constraint person_merged_whole check ((merge_id is null) = (kept_id is null)),
  add constraint person_merged_by_act foreign key (city, merge_id, id, kept_id)
    references person_merge_line (city, merge_id, away_person, kept_person);

-- What stands against deciding on a person's money: a group that is not settled, or confirmed and not merged.
create function yanzhen_match_against(of_city text, person uuid) returns text language sql stable as $$
  select g.number
  from match_group_member m join match_group g on g.city = m.city and g.id = m.group_id
  where m.city = of_city and m.person_id = any (yanzhen_records_of(of_city, person))
    and m.apart_at is null and g.state <> 'false'
    and (g.state <> 'confirmed' or exists (
      select from match_group_member o
      where o.city = m.city and o.group_id = m.group_id and o.apart_at is null
        and yanzhen_kept_person(o.city, o.person_id) <> yanzhen_kept_person(m.city, m.person_id)))
  order by g.id limit 1
$$;

-- Whichever door an act comes through: while a group is not settled, no case of its persons is approved or
-- goes into a batch that is signed (a signed one stands), and a record that was merged away gets no new case.
create function application_event_one_person() returns trigger language plpgsql as $$
declare
  applicant uuid;
  against text;
begin
  select a.applicant_person_id into applicant from application a
  where a.city = new.city and a.id = new.application_id;
  if new.from_state is null then
    if yanzhen_kept_person(new.city, applicant) <> applicant then
      raise exception using errcode = 'check_violation', constraint = 'application_event_kept',
        message = 'a record that was merged away gets no new case';
    end if;
    return null;
  end if;
  against := yanzhen_match_against(new.city, applicant);
  if against is not null then
    raise exception using errcode = 'check_violation', constraint = 'application_event_one_person',
      message = 'a match group of the applicant is not settled', detail = against;
  end if;
  return null;
end $$;
create trigger application_event_one_person after insert on application_event for each row
  when (new.from_state is null or new.move in ('approve', 'prepare', 'sign'))
  execute function application_event_one_person();
