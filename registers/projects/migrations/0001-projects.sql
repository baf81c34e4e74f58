-- Cooperation projects (合作项目) and their typed outcomes. What is reported and what is audited are two
-- numbers that are never added up together.
create table project (
  city text not null references city,
  id uuid not null,
  number text not null check (length(number) between 1 and 60),
  name text not null check (length(name) between 1 and 120),
  -- The name without what does not tell two projects apart.
  name_key text not null check (length(name_key) between 1 and 240),
  field text not null check (field in ('equipment', 'materials-energy', 'electronics', 'medicine',
    'food-agriculture', 'urban-society', 'other')),
  agreement_id uuid,
  partner_id uuid not null,
  enterprise_id uuid not null,
  county text not null check (county ~ '^[1-9]\d{5}$'),
  cluster text check (cluster ~ '^[a-z][a-z0-9-]{0,40}$'),
  state text not null check (state in ('planned', 'running', 'accepted', 'tracking', 'closed', 'stopped',
    'withdrawn', 'joined')),
  started_on date not null,
  -- The last day planned.
  ends_on date not null,
  total_fen bigint not null check (total_fen >= 0),
  special_fund_fen bigint not null check (special_fund_fen >= 0),
  enterprise_fen bigint not null check (enterprise_fen >= 0),
  province_fen bigint not null check (province_fen >= 0),
  other_fen bigint not null check (other_fen >= 0),
  -- The record of the same project that goes on for this one.
  same_as uuid,
  recorded_by_person uuid not null,
  version int not null check (version > 0),
  primary key (city, id),
  unique (city, number),
  foreign key (city, agreement_id) references agreement (city, id),
  constraint project_partner_registered foreign key (city, partner_id) references organisation (city, id),
  constraint project_enterprise_registered foreign key (city, enterprise_id) references organisation (city, id),
  foreign key (city, same_as) references project (city, id),
  foreign key (city, recorded_by_person) references person,
  constraint project_dates check (ends_on >= started_on),
  constraint project_two_sides check (partner_id <> enterprise_id),
  constraint project_parts_within_whole check (
    special_fund_fen + enterprise_fen + province_fen + other_fen <= total_fen),
  constraint project_joined_whole check ((state = 'joined') = (same_as is not null))
);
select yanzhen_keep_history('project');
select yanzhen_protect('project');
create unique index project_one_record on project (city, enterprise_id, partner_id, name_key)
  where state not in ('withdrawn', 'joined');
create index project_by_state on project (city, state, id desc);
create index project_by_field on project (city, field, id desc);
create index project_by_county on project (city, county, id desc);
create index project_by_agreement on project (city, agreement_id, id desc);

create table project_event (
  city text not null,
  id uuid not null,
  project_id uuid not null,
  number int not null check (number > 0),
  move text not null,
  from_state text,
  to_state text not null,
  actor_person_id uuid not null,
  actor_name text not null,
  reason text,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (city, id),
  unique (city, project_id, number),
  foreign key (city, project_id) references project (city, id),
  foreign key (city, actor_person_id) references person
);
select yanzhen_protect('project_event', append_only => true);

-- One outcome: of a project, or of an agreement as a whole (a joint institute's).
create table project_outcome (
  city text not null references city,
  id uuid not null,
  project_id uuid,
  agreement_id uuid,
  kind text not null,
  title text not null check (length(title) between 1 and 120),
  happened_on date not null,
  -- Whole fen for money, 1 for a thing.
  quantity bigint not null check (quantity > 0),
  reported_by_person uuid not null,
  reported_at timestamptz not null,
  audited_quantity bigint,
  audited_by_person uuid,
  audited_at timestamptz,
  -- The paper that the audit rests on.
  audit_evidence uuid,
  audit_note text check (length(audit_note) between 1 and 500),
  withdrawn boolean not null default false,
  version int not null check (version > 0),
  primary key (city, id),
  foreign key (city, project_id) references project (city, id),
  foreign key (city, agreement_id) references agreement (city, id),
  foreign key (city, reported_by_person) references person,
  foreign key (city, audited_by_person) references person,
  constraint outcome_of_one check (num_nonnulls(project_id, agreement_id) = 1),
  constraint outcome_thing_is_one check (
    kind in ('enterprise-input', 'school-input', 'new-output', 'profit-tax', 'provincial-fund')
    or quantity = 1),
  constraint outcome_audit_whole check (
    num_nonnulls(audited_quantity, audited_by_person, audited_at, audit_evidence) in (0, 4)),
  constraint outcome_audited_by_another check (audited_by_person <> reported_by_person),
  constraint outcome_audited_not_above check (audited_quantity between 0 and quantity)
);
select yanzhen_keep_history('project_outcome');
select yanzhen_protect('project_outcome');
create index outcome_by_project on project_outcome (city, project_id, kind, id);
create index outcome_by_agreement on project_outcome (city, agreement_id, kind, id);

create table outcome_evidence (
  city text not null,
  id uuid not null,
  outcome_id uuid not null,
  file_id uuid not null,
  added_by_person uuid not null,
  added_at timestamptz not null,
  primary key (city, id),
  unique (city, outcome_id, id),
  foreign key (city, outcome_id) references project_outcome (city, id),
  foreign key (city, file_id) references file (city, id),
  foreign key (city, added_by_person) references person
);
select yanzhen_protect('outcome_evidence');

-- No audit without a paper, and no paper that an audit rests on is taken away.
alter table project_outcome add constraint outcome_audit_rests_on_evidence
  foreign key (city, id, audit_evidence) references outcome_evidence (city, outcome_id, id);
