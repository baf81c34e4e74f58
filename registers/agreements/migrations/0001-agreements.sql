-- Cooperation agreements (合作协议): parties, term, review cycle, renewal that keeps its chain.
create table agreement (
  city text not null references city,
  id uuid not null,
  -- The file number that it was signed under.
  number text check (length(number) between 1 and 60),
  title text not null check (length(title) between 1 and 120),
  level text not null check (level in ('strategic', 'project')),
  scopes text[] not null,
  county text check (county ~ '^[1-9]\d{5}$'),
  cluster text check (cluster ~ '^[a-z][a-z0-9-]{0,40}$'),
  state text not null check (state in ('intent', 'draft', 'legal-review', 'signed', 'in-force',
    'due-soon', 'renewed', 'closed', 'terminated', 'withdrawn')),
  signed_on date,
  term_from date,
  term_until date,
  review_months int check (review_months between 1 and 60),
  next_review_on date,
  liaison text not null check (length(liaison) between 1 and 100),
  deliverables text not null check (length(deliverables) between 1 and 2000),
  money_fen bigint check (money_fen >= 0),
  -- The agreement that this one goes on with, and the first of them all.
  renews uuid,
  chain_id uuid not null,
  -- The day after the last on which it held, where it ended before its term.
  ended_on date,
  keeper_person_id uuid not null,
  version int not null check (version > 0),
  primary key (city, id),
  unique (city, number),
  -- A chain cannot break, and an agreement is renewed once.
  unique (city, id, chain_id),
  unique (city, renews),
  foreign key (city, renews, chain_id) references agreement (city, id, chain_id),
  foreign key (city, keeper_person_id) references person,
  constraint agreement_chain_begins check (renews is not null or chain_id = id),
  constraint agreement_term check (term_until > term_from),
  constraint agreement_signed_whole check (
    state not in ('signed', 'in-force', 'due-soon', 'renewed')
    or (number is not null and signed_on is not null and term_from is not null and term_until is not null))
);
select yanzhen_keep_history('agreement');
select yanzhen_protect('agreement');
create index agreement_by_state on agreement (city, state, id desc);
create index agreement_by_county on agreement (city, county, id desc);
create index agreement_by_chain on agreement (city, chain_id, id);
create index agreement_due on agreement (city, term_until, id) where state in ('signed', 'in-force', 'due-soon');

-- Who agreed: organisations of the register and no others.
create table agreement_party (
  city text not null,
  id uuid not null,
  agreement_id uuid not null,
  organisation_id uuid not null,
  role text not null check (role in ('government', 'school', 'institute', 'enterprise')),
  -- Order in which the parties are named.
  place int not null check (place > 0),
  primary key (city, id),
  unique (city, agreement_id, organisation_id),
  foreign key (city, agreement_id) references agreement (city, id),
  constraint agreement_party_registered foreign key (city, organisation_id) references organisation (city, id)
);
select yanzhen_keep_history('agreement_party');
select yanzhen_protect('agreement_party');
create index agreement_party_by_organisation on agreement_party (city, organisation_id, agreement_id);

create table agreement_event (
  city text not null,
  id uuid not null,
  agreement_id uuid not null,
  number int not null check (number > 0),
  move text not null,
  from_state text,
  to_state text not null,
  -- Null for what the system did by the calendar.
  actor_person_id uuid,
  actor_name text,
  reason text,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (city, id),
  unique (city, agreement_id, number),
  foreign key (city, agreement_id) references agreement (city, id),
  foreign key (city, actor_person_id) references person
);
select yanzhen_protect('agreement_event', append_only => true);
