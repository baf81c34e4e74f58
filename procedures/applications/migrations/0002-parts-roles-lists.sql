-- Steps a benefit has, copied into the case; and digests of what was last proposed, checked, approved.
alter table application
  add column parts text[] not null default '{employer,publicity}',
  add column content jsonb;

-- An expired case, too, may be followed by another.
drop index application_one_open;
create unique index application_one_open on application (city, benefit_id, applicant_person_id)
  where state not in ('refused', 'withdrawn', 'expired');

-- The ways of listing that had no index of their own.
create index application_submitted on application (city, id desc) where submitted_at is not null;
create index application_by_benefit on application (city, benefit_id, id desc);
create index application_by_county on application (city, county, id desc);
create index application_by_day on application (city, due_on, id);
create index application_by_filer on application (city, filed_by_person_id, id desc)
  where filed_by_person_id is not null;
create index application_drafts on application (city, holder_since) where state = 'draft';

-- A term is extended once in a case.
create unique index application_event_extended_once on application_event (city, application_id)
  where move = 'extend-term';

-- As `dutyPairs` of lifecycle.ts; waiving a recovery is neither the applicant's nor the employer's.
create or replace function yanzhen_duty_pairs() returns table (one text, other text)
language sql immutable as $$
  values ('apply', 'propose'), ('apply', 'check'), ('apply', 'approve'), ('apply', 'publish'),
         ('apply', 'prepare'), ('apply', 'sign'), ('apply', 'release'), ('apply', 'confirm'),
         ('apply', 'waive'), ('apply', 'vouch'),
         ('vouch', 'propose'), ('vouch', 'check'), ('vouch', 'approve'), ('vouch', 'waive'),
         ('propose', 'check'), ('propose', 'approve'), ('check', 'approve'),
         ('propose', 'prepare'), ('check', 'prepare'), ('approve', 'prepare'),
         ('propose', 'sign'), ('check', 'sign'), ('approve', 'sign'),
         ('propose', 'release'), ('check', 'release'),
         ('publish', 'sign'), ('publish', 'release'),
         ('prepare', 'sign'), ('prepare', 'release'), ('sign', 'release')
$$;

-- Roles by which an office makes a move; rows of lifecycle.ts that name roles and no job.
create function yanzhen_move_roles() returns table (move text, from_state text, roles text[])
language sql immutable as $$
  values ('ask-correction', 'county-review', '{county-officer}'::text[]),
         ('propose', 'county-review', '{county-officer}'),
         ('refuse', 'county-review', '{county-officer}'),
         ('check', 'proposed', '{city-checker}'),
         ('send-back', 'proposed', '{city-checker}'),
         ('refuse', 'proposed', '{city-checker}'),
         ('approve', 'checked', '{approver}'),
         ('send-back', 'checked', '{approver}'),
         ('refuse', 'checked', '{approver}'),
         ('publish', 'approved', '{publicity-officer}'),
         ('dismiss-objection', 'objected', '{publicity-officer}'),
         ('uphold-objection', 'objected', '{publicity-officer}'),
         ('prepare', 'payable', '{finance-preparer}'),
         ('prepare', 'returned', '{finance-preparer}'),
         ('unbatch', 'batched', '{finance-preparer,finance-signer}'),
         ('sign', 'batched', '{finance-signer}'),
         ('release', 'signed', '{finance-releaser}'),
         ('confirm-payment', 'instructed', '{finance-preparer,finance-releaser}'),
         ('return-payment', 'instructed', '{finance-preparer,finance-releaser}'),
         ('confirm-instalment', 'instructed', '{finance-preparer,finance-releaser}'),
         ('recall-payment', 'paid', '{finance-preparer,finance-releaser}'),
         ('recall-payment', 'in-service', '{finance-preparer,finance-releaser}'),
         ('recall-payment', 'payable', '{finance-preparer,finance-releaser}'),
         ('recall-payment', 'stopped', '{finance-preparer,finance-releaser}'),
         ('stop-instalments', 'in-service', '{county-officer,city-checker}'),
         ('stop-instalments', 'payable', '{county-officer,city-checker}'),
         ('stop-instalments', 'returned', '{county-officer,city-checker}'),
         ('extend-term', 'county-review', '{approver}'),
         ('extend-term', 'proposed', '{approver}'),
         ('extend-term', 'checked', '{approver}'),
         ('extend-term', 'payable', '{approver}')
$$;

-- Whichever door an act comes through: the account is the person's, and holds the role on that day, by
-- itself or by a delegation that has not ended. Auditors and administrators act in no case.
create function application_event_role() returns trigger language plpgsql as $$
declare
  wanted text[];
begin
  select m.roles into wanted from yanzhen_move_roles() m
  where m.move = new.move and m.from_state = new.from_state;
  if wanted is null then return null; end if;
  if not yanzhen_holds_role(new.city, new.actor_account_id, new.actor_person_id, wanted, new.at) then
    raise exception using errcode = 'check_violation', constraint = 'application_event_role',
      message = 'the account does not hold the role of this move';
  end if;
  if exists (select from account a where a.city = new.city and a.person_id = new.actor_person_id
             and a.disabled_at is null and a.roles && '{auditor,administrator}') then
    raise exception using errcode = 'check_violation', constraint = 'application_event_apart',
      message = 'auditors and administrators act in no case';
  end if;
  return null;
end $$;
create trigger application_event_role after insert on application_event
  for each row execute function application_event_role();

-- What the nightly rebuild of every case from its events found.
create table consistency_run (
  city text not null references city,
  id uuid not null,
  on_day date not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  cases int not null default 0,
  events bigint not null default 0,
  differences int not null default 0,
  primary key (city, id),
  unique (city, on_day)
);
select yanzhen_protect('consistency_run');
revoke delete on consistency_run from yanzhen_app;

create table consistency_difference (
  city text not null,
  run_id uuid not null,
  application_id uuid not null,
  field text not null,
  primary key (city, run_id, application_id, field),
  foreign key (city, run_id) references consistency_run (city, id),
  foreign key (city, application_id) references application (city, id)
);
select yanzhen_protect('consistency_difference', append_only => true);
