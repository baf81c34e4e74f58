-- Data comparison (数据比对): lists of other offices held against what the city pays, and the suspect records
-- (疑点) that come of it. Of a list only the lines that flagged something are kept, sealed; the rest is counted.

create table comparison_list (
  city text not null references city,
  id uuid not null,
  number text not null,
  kind text not null check (kind in ('insurance', 'property', 'tax', 'deaths', 'leavers')),
  -- The day that the list tells of, who gave it, and by which document.
  as_of date not null,
  provider text not null check (length(provider) between 1 and 100),
  document text not null check (length(document) between 1 and 120),
  -- Of the kind, as it was when the list was opened.
  purpose jsonb not null,
  basis jsonb not null,
  opened_by_person uuid not null,
  opened_by_name text not null,
  opened_at timestamptz not null,
  -- The one import that it was compared by.
  import_id uuid,
  rows_unmatched int not null default 0 check (rows_unmatched >= 0),
  rows_clear int not null default 0 check (rows_clear >= 0),
  rows_no_data int not null default 0 check (rows_no_data >= 0),
  rows_flagged int not null default 0 check (rows_flagged >= 0),
  primary key (city, id),
  unique (city, number),
  -- The same list is opened once.
  constraint comparison_list_once unique (city, kind, as_of, provider, document),
  foreign key (city, opened_by_person) references person,
  check (import_id is not null or rows_unmatched + rows_clear + rows_no_data + rows_flagged = 0)
);
create index comparison_list_newest on comparison_list (city, kind, id desc);
select yanzhen_protect('comparison_list');
revoke delete on comparison_list from yanzhen_app;

-- A line that flagged something: what it said, without the identity number, sealed, until its time is over.
create table comparison_row (
  city text not null,
  id uuid not null,
  list_id uuid not null,
  line int not null check (line > 0),
  person_id uuid not null,
  row_sealed bytea,
  -- The list calls the person otherwise than the register does.
  name_differs boolean not null,
  kept_at timestamptz not null,
  erased_at timestamptz,
  primary key (city, id),
  foreign key (city, list_id) references comparison_list,
  foreign key (city, person_id) references person,
  check ((row_sealed is null) = (erased_at is not null))
);
create unique index comparison_row_once on comparison_row (city, list_id, line) where erased_at is null;
create index comparison_row_unerased on comparison_row (city, kept_at) where erased_at is null;
select yanzhen_protect('comparison_row');
revoke delete on comparison_row from yanzhen_app;

create table suspect_record (
  city text not null,
  id uuid not null,
  number text not null,
  list_id uuid not null,
  row_id uuid not null,
  kind text not null,
  reason text not null,
  -- The question that is put, in both languages, and the digest of what it quotes.
  asks jsonb not null,
  finding_digest bytea not null check (length(finding_digest) = 32),
  application_id uuid not null,
  person_id uuid not null,
  organisation_id uuid,
  county text,
  -- What would have to come back, and how much that is as of the day it was flagged.
  repay jsonb not null,
  stake_fen bigint not null check (stake_fen >= 0),
  paid_fen bigint not null check (paid_fen >= stake_fen),
  state text not null check (state in
    ('flagged', 'explained', 'overdue', 'clear-proposed', 'upheld', 'closed', 'withdrawn')),
  state_since timestamptz not null,
  state_before text,
  version int not null check (version > 0),
  explainer text not null check (explainer in ('person', 'employer', 'county')),
  due_on date not null,
  counting jsonb not null,
  imported_by_person uuid not null,
  explained_by_person uuid,
  clear_proposed_by_person uuid,
  clear_approved_by_person uuid,
  upheld_by_person uuid,
  recovery_id uuid,
  -- The recovery was opened by this record; another record of the case refers to the same one.
  opened_recovery boolean not null default false,
  -- What was still to be paid is stopped, or nothing was.
  parts_stopped boolean not null default false,
  outcome text check (outcome in
    ('cleared', 'recovered', 'enforced', 'waived', 'counted-on', 'stopped')),
  flagged_at timestamptz not null,
  flagged_on date not null,
  -- By what the auditor's totals are counted: open, upheld, or how it ended.
  result text not null generated always as (coalesce(outcome, case state
    when 'upheld' then 'upheld' when 'withdrawn' then 'withdrawn' else 'open' end)) stored,
  primary key (city, id),
  unique (city, number),
  foreign key (city, list_id) references comparison_list,
  foreign key (city, row_id) references comparison_row,
  foreign key (city, application_id) references application,
  foreign key (city, person_id) references person,
  foreign key (city, explained_by_person) references person,
  foreign key (city, clear_proposed_by_person) references person,
  foreign key (city, clear_approved_by_person) references person,
  foreign key (city, upheld_by_person) references person,
  foreign key (city, recovery_id) references recovery,
  check ((outcome is not null) = (state = 'closed')),
  check (not opened_recovery or recovery_id is not null),
  -- Nobody clears alone.
  constraint suspect_cleared_by_two check (outcome is distinct from 'cleared' or
    (clear_proposed_by_person is not null and clear_approved_by_person is not null
     and clear_proposed_by_person <> clear_approved_by_person)),
  -- Who brought the list in, who explained, and whose case it is decide nothing of it.
  constraint suspect_decided_apart check (
    coalesce(clear_proposed_by_person not in (imported_by_person, person_id), true)
    and coalesce(clear_approved_by_person not in (imported_by_person, person_id), true)
    and coalesce(upheld_by_person not in (imported_by_person, person_id), true)
    and coalesce(clear_approved_by_person <> explained_by_person, true))
);
-- The same finding flags a case once, whichever list says it again.
create unique index suspect_record_once on suspect_record (city, application_id, kind, reason, finding_digest)
  where state <> 'withdrawn';
create unique index suspect_record_one_open on suspect_record (city, application_id, kind, reason)
  where state not in ('closed', 'withdrawn');
-- A recovery is counted with the one record that opened it.
create unique index suspect_record_recovery on suspect_record (city, recovery_id) where opened_recovery;
create index suspect_record_by_state on suspect_record (city, state, id desc);
create index suspect_record_by_result on suspect_record (city, result, id desc);
create index suspect_record_by_county on suspect_record (city, county, id desc);
create index suspect_record_by_list on suspect_record (city, list_id, id desc);
create index suspect_record_by_kind on suspect_record (city, kind, id desc);
create index suspect_record_by_row on suspect_record (city, row_id);
create index suspect_record_by_person on suspect_record (city, person_id, id desc);
create index suspect_record_by_employer on suspect_record (city, organisation_id, id desc);
create index suspect_record_due on suspect_record (city, due_on, id) where state = 'flagged';
select yanzhen_protect('suspect_record');
revoke delete on suspect_record from yanzhen_app;

create table suspect_event (
  city text not null,
  id uuid not null,
  suspect_id uuid not null,
  number int not null check (number > 0),
  move text not null,
  from_state text,
  to_state text not null,
  actor_person_id uuid,
  -- As what they spoke: the person, the employer, or an office.
  actor_as text not null check (actor_as in ('person', 'employer', 'office', 'system')),
  reason text,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (city, id),
  unique (city, suspect_id, number),
  unique (city, suspect_id, number, to_state),
  foreign key (city, suspect_id) references suspect_record,
  foreign key (city, actor_person_id) references person
);
select yanzhen_protect('suspect_event', append_only => true);
-- A row never says another state than its newest event.
alter table suspect_record add constraint suspect_state_by_event
  foreign key (city, id, version, state)
  references suspect_event (city, suspect_id, number, to_state) deferrable initially deferred;
