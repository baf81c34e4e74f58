-- Suggestions of the congress and proposals of the CPPCC (建议、提案): one row an item, its history append only.

create table proposal (
  city text not null references city,
  id uuid not null,
  body text not null check (body in ('congress', 'cppcc')),
  congress int not null check (congress between 1 and 99),
  session int not null check (session between 1 and 20),
  in_session boolean not null,
  -- Given at the filing; a part of an item that was split has its whole's with a suffix.
  number text,
  title text not null check (length(title) between 1 and 200),
  topic text not null,
  content text not null check (length(content) between 1 and 2500),
  publish_consent boolean not null,
  received_on date not null,
  state text not null check (state in ('submitted', 'declined', 'filed', 'merged', 'split', 'assigned', 'handling',
    'internal', 'supervision', 'cleared', 'answered', 'face-to-face', 'following', 'closed')),
  state_since timestamptz not null,
  version int not null check (version > 0),
  round int not null default 1 check (round in (1, 2)),
  lead_unit text,
  return_until date,
  due_on date,
  ceiling_on date,
  counting jsonb,
  letter_id uuid,
  result_class text,
  answered_on date,
  first_answered_on date,
  merged_into uuid,
  part_of uuid,
  filed_at timestamptz not null,
  primary key (city, id),
  -- A city may count each session from one.
  unique (city, body, congress, session, number),
  foreign key (city, letter_id) references letter (city, id),
  foreign key (city, merged_into) references proposal (city, id),
  foreign key (city, part_of) references proposal (city, id),
  constraint proposal_numbered check ((state in ('submitted', 'declined')) or number is not null),
  constraint proposal_merged_into_one check ((state = 'merged') = (merged_into is not null)),
  -- Nothing is handled by nobody.
  constraint proposal_assigned_to_a_unit check (lead_unit is not null or
    state in ('submitted', 'declined', 'filed', 'merged', 'split')),
  constraint proposal_never_past_ceiling check (round = 2 or due_on <= ceiling_on),
  constraint proposal_classed check (state not in ('cleared', 'answered', 'face-to-face', 'following', 'closed')
    or result_class is not null)
);
create index proposal_by_state on proposal (city, state, id desc);
create index proposal_by_due on proposal (city, due_on, id)
  where state in ('assigned', 'handling', 'internal', 'supervision', 'cleared');
create index proposal_by_received on proposal (city, received_on, id);
create index proposal_by_letter on proposal (city, letter_id);
create index proposal_by_whole on proposal (city, merged_into) where merged_into is not null;
select yanzhen_protect('proposal');
revoke delete on proposal from yanzhen_app;

create table proposal_event (
  city text not null,
  id uuid not null,
  proposal_id uuid not null,
  number int not null check (number > 0),
  move text not null,
  from_state text,
  to_state text not null,
  -- Null where the rules themselves moved it on.
  person_id uuid,
  reason text check (length(reason) <= 2000),
  at timestamptz not null,
  primary key (city, id),
  unique (city, proposal_id, number),
  unique (city, proposal_id, number, to_state),
  foreign key (city, proposal_id) references proposal,
  foreign key (city, person_id) references person
);
select yanzhen_protect('proposal_event', append_only => true);
-- A row never says another state than its newest event.
alter table proposal add constraint proposal_state_by_event foreign key (city, id, version, state)
  references proposal_event (city, proposal_id, number, to_state) deferrable initially deferred;

-- Who asked: the first sponsor and those who signed with them, also of items that were merged into this one.
create table proposal_sponsor (
  city text not null,
  proposal_id uuid not null,
  person_id uuid not null,
  place int not null check (place > 0),
  -- The number under which they asked.
  number text,
  primary key (city, proposal_id, person_id),
  foreign key (city, proposal_id) references proposal,
  foreign key (city, person_id) references person
);
create index proposal_sponsor_by_person on proposal_sponsor (city, person_id, proposal_id desc);
select yanzhen_protect('proposal_sponsor');

create table proposal_point (
  city text not null,
  id uuid not null,
  proposal_id uuid not null,
  number int not null check (number between 1 and 30),
  says text not null check (length(says) between 1 and 500),
  primary key (city, id),
  unique (city, proposal_id, number),
  unique (city, proposal_id, id),
  foreign key (city, proposal_id) references proposal
);
select yanzhen_protect('proposal_point');

-- Which person acts for which unit (承办单位).
create table proposal_seat (
  city text not null,
  person_id uuid not null,
  unit text not null check (length(unit) between 1 and 60),
  at timestamptz not null,
  primary key (city, person_id, unit),
  foreign key (city, person_id) references person
);
create index proposal_seat_by_unit on proposal_seat (city, unit, person_id);
select yanzhen_protect('proposal_seat');

-- Units that give an opinion to the lead one (会办).
create table proposal_joint (
  city text not null,
  proposal_id uuid not null,
  unit text not null,
  return_until date not null,
  due_on date not null,
  opinion text check (length(opinion) between 1 and 2000),
  person_id uuid,
  at timestamptz,
  primary key (city, proposal_id, unit),
  foreign key (city, proposal_id) references proposal,
  foreign key (city, person_id) references person,
  check ((opinion is null) = (person_id is null) and (opinion is null) = (at is null))
);
select yanzhen_protect('proposal_joint');

-- A wrong assignment given back (退办), within its term and with the reason.
create table proposal_return (
  city text not null,
  id uuid not null,
  proposal_id uuid not null,
  unit text not null,
  part text not null check (part in ('lead', 'joint')),
  reason text not null check (length(btrim(reason)) between 1 and 500),
  returned_on date not null,
  return_until date not null,
  person_id uuid not null,
  primary key (city, id),
  foreign key (city, proposal_id) references proposal,
  foreign key (city, person_id) references person,
  constraint proposal_returned_in_time check (returned_on <= return_until)
);
create index proposal_return_by_proposal on proposal_return (city, proposal_id, id);
select yanzhen_protect('proposal_return', append_only => true);

-- Contacts with the deputy before, during and after the handling (办前、办中、办后沟通), and face to face.
create table proposal_contact (
  city text not null,
  id uuid not null,
  proposal_id uuid not null,
  stage text not null check (stage in ('before', 'during', 'after', 'face-to-face')),
  mode text not null check (mode in ('meeting', 'visit', 'phone', 'letter')),
  held_on date not null,
  says text not null check (length(says) between 1 and 2000),
  person_id uuid not null,
  at timestamptz not null,
  primary key (city, id),
  foreign key (city, proposal_id) references proposal,
  foreign key (city, person_id) references person
);
create index proposal_contact_by_proposal on proposal_contact (city, proposal_id, id);
select yanzhen_protect('proposal_contact', append_only => true);

-- The reply of each round: the first, and the one after a dissatisfied rating.
create table proposal_reply (
  city text not null,
  proposal_id uuid not null,
  round int not null check (round in (1, 2)),
  letter_id uuid not null,
  at timestamptz not null,
  primary key (city, proposal_id, round),
  unique (city, letter_id),
  foreign key (city, proposal_id) references proposal,
  foreign key (city, letter_id) references letter (city, id)
);
select yanzhen_protect('proposal_reply', append_only => true);

-- Points × paragraphs: which paragraph of the letter answers a point, and what it says.
create table proposal_answer (
  city text not null,
  letter_id uuid not null,
  point_id uuid not null,
  proposal_id uuid not null,
  kind text not null check (kind in ('done', 'will', 'cannot')),
  -- The paragraph as it is written in the letter.
  paragraph text not null check (length(paragraph) between 1 and 6000),
  -- Evidence of what was done, what will be done, or why it cannot be.
  says text not null check (length(btrim(says)) between 1 and 500),
  due_on date,
  owner text check (length(owner) between 1 and 100),
  person_id uuid not null,
  at timestamptz not null,
  confirmed_version int,
  confirmed_by uuid,
  primary key (city, letter_id, point_id),
  foreign key (city, letter_id) references proposal_reply (city, letter_id),
  foreign key (city, proposal_id, point_id) references proposal_point (city, proposal_id, id),
  foreign key (city, person_id) references person,
  foreign key (city, confirmed_by) references person,
  check ((confirmed_by is null) = (confirmed_version is null)),
  constraint answer_promise_whole check ((kind = 'will') = (due_on is not null and owner is not null)),
  constraint answer_confirmed_by_another check (confirmed_by <> person_id)
);
select yanzhen_protect('proposal_answer');
revoke delete on proposal_answer from yanzhen_app;
-- Nor by anybody who wrote in the letter.
create function proposal_answer_guarded() returns trigger language plpgsql as $$
begin
  if new.confirmed_by is not null and exists (
    select from letter_event e where e.city = new.city and e.letter_id = new.letter_id and e.duty = 'draft'
      and yanzhen_kept_person(e.city, e.person_id) = yanzhen_kept_person(new.city, new.confirmed_by)
  ) then
    raise exception 'who drafted does not confirm' using errcode = '23514', constraint = 'answer_confirmed_by_another';
  end if;
  return new;
end $$;
create trigger proposal_answer_guarded before insert or update on proposal_answer
  for each row execute function proposal_answer_guarded();

-- A reply that leaves a point unanswered does not go to signature, whatever door is used.
create function proposal_reply_whole() returns trigger language plpgsql as $$
declare item uuid;
begin
  if new.state not in ('checked', 'issued') or old.state = new.state then return new; end if;
  select r.proposal_id into item from proposal_reply r where r.city = new.city and r.letter_id = new.id;
  if item is null then return new; end if;
  if not exists (select from proposal_point p where p.city = new.city and p.proposal_id = item)
    or exists (
      select from proposal_point p
      left join proposal_answer a on a.city = p.city and a.letter_id = new.id and a.point_id = p.id
        and a.confirmed_version = new.version
      where p.city = new.city and p.proposal_id = item and a.point_id is null)
  then
    raise exception 'a point is not answered' using errcode = '23514', constraint = 'proposal_points_answered';
  end if;
  return new;
end $$;
create trigger proposal_reply_whole before update on letter for each row execute function proposal_reply_whole();

-- Each sponsor is answered, in each round.
create table proposal_delivery (
  city text not null,
  proposal_id uuid not null,
  round int not null check (round in (1, 2)),
  person_id uuid not null,
  delivered_on date not null,
  primary key (city, proposal_id, round, person_id),
  foreign key (city, proposal_id, person_id) references proposal_sponsor,
  foreign key (city, proposal_id, round) references proposal_reply
);
select yanzhen_protect('proposal_delivery', append_only => true);

-- What the deputy holds of attitude and result: by own sign-in, or from a signed form that was scanned. It stays.
create table proposal_rating (
  city text not null,
  id uuid not null,
  proposal_id uuid not null,
  round int not null check (round in (1, 2)),
  person_id uuid not null,
  attitude text not null check (attitude in ('satisfied', 'basically', 'not')),
  result text not null check (result in ('satisfied', 'basically', 'not')),
  says text check (length(says) <= 500),
  channel text not null check (channel in ('sign-in', 'form')),
  recorded_by uuid not null,
  form_file_id uuid,
  rated_on date not null,
  at timestamptz not null,
  primary key (city, id),
  -- Only who was answered rates, and once a round.
  constraint proposal_rating_once unique (city, proposal_id, round, person_id),
  foreign key (city, proposal_id, round, person_id) references proposal_delivery,
  foreign key (city, recorded_by) references person,
  constraint proposal_rated_by_sponsor check (channel = 'form' or recorded_by = person_id),
  foreign key (city, form_file_id) references file (city, id),
  constraint proposal_form_kept check ((channel = 'form') = (form_file_id is not null))
);
select yanzhen_protect('proposal_rating', append_only => true);

create table proposal_point_rating (
  city text not null,
  rating_id uuid not null,
  point_id uuid not null,
  grade text not null check (grade in ('satisfied', 'basically', 'not')),
  primary key (city, rating_id, point_id),
  foreign key (city, rating_id) references proposal_rating,
  foreign key (city, point_id) references proposal_point
);
select yanzhen_protect('proposal_point_rating', append_only => true);

-- "Will be done" of a delivered reply: who answers for it, by when, and what came of it.
create table proposal_commitment (
  city text not null,
  id uuid not null,
  proposal_id uuid not null,
  point_id uuid not null,
  letter_id uuid not null,
  says text not null,
  owner text not null,
  due_on date not null,
  opened_on date not null,
  done_on date,
  evidence text check (length(btrim(evidence)) between 1 and 500),
  done_by uuid,
  primary key (city, id),
  unique (city, letter_id, point_id),
  foreign key (city, proposal_id, point_id) references proposal_point (city, proposal_id, id),
  foreign key (city, letter_id) references letter (city, id),
  foreign key (city, done_by) references person,
  constraint commitment_done_with_evidence check (
    (done_on is null) = (evidence is null) and (done_on is null) = (done_by is null))
);
create index proposal_commitment_open on proposal_commitment (city, due_on, id) where done_on is null;
create index proposal_commitment_by_proposal on proposal_commitment (city, proposal_id, due_on);
select yanzhen_protect('proposal_commitment');
revoke delete on proposal_commitment from yanzhen_app;
-- What a delivered reply promises is a commitment by itself.
create function proposal_commitments() returns trigger language plpgsql as $$
begin
  if new.state = 'answered' and old.state <> 'answered' then
    insert into proposal_commitment (city, id, proposal_id, point_id, letter_id, says, owner, due_on, opened_on)
    select a.city, gen_random_uuid(), a.proposal_id, a.point_id, a.letter_id, a.says, a.owner, a.due_on, new.answered_on
    from proposal_answer a where a.city = new.city and a.letter_id = new.letter_id and a.kind = 'will'
    on conflict (city, letter_id, point_id) do nothing;
  end if;
  return new;
end $$;
create trigger proposal_commitments after update on proposal for each row execute function proposal_commitments();

create table proposal_publication (
  city text not null,
  proposal_id uuid not null,
  mode text not null check (mode in ('full', 'summary', 'none')),
  -- Why it is not published in full; the text as it is published.
  reason text check (length(reason) <= 500),
  asked text,
  answered text,
  person_id uuid not null,
  at timestamptz not null,
  primary key (city, proposal_id),
  foreign key (city, proposal_id) references proposal,
  foreign key (city, person_id) references person,
  check ((mode = 'none') = (answered is null)),
  check (mode = 'full' or length(reason) > 0)
);
create index proposal_publication_newest on proposal_publication (city, at desc, proposal_id);
select yanzhen_protect('proposal_publication');
revoke delete on proposal_publication from yanzhen_app;

-- Reminders that were sent, each once: days left before the day it is due.
create table proposal_reminder (
  city text not null,
  proposal_id uuid not null,
  due_on date not null,
  days_left int not null,
  at timestamptz not null,
  primary key (city, proposal_id, due_on, days_left),
  foreign key (city, proposal_id) references proposal
);
select yanzhen_protect('proposal_reminder', append_only => true);

-- What indicators count, with its two times.
create table proposal_outcome (
  city text not null references city,
  id uuid not null,
  body text not null,
  unit text,
  filed_on date not null,
  answered_on date,
  in_time boolean,
  first_grade text,
  grade text,
  primary key (city, id),
  foreign key (city, id) references proposal
);
select yanzhen_protect('proposal_outcome');
revoke delete on proposal_outcome from yanzhen_app;
select yanzhen_keep_history('proposal_outcome');
