-- Fact dictionaries and policy versions as published: never changed, so that a decision can be
-- computed again years later.
create table fact_dictionary (
  city text not null references city,
  version int not null check (version > 0),
  digest text not null,
  content text not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (city, version),
  foreign key (city, published_by) references account (city, id)
);
select yanzhen_protect('fact_dictionary', append_only => true);

create table policy_version (
  city text not null references city,
  id uuid not null,
  document_id text not null,
  version int not null check (version > 0),
  -- Of the file's content and of the facts it reads.
  digest text not null,
  file_name text not null,
  content text not null,
  facts_version int not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (city, id),
  unique (city, document_id, version),
  foreign key (city, facts_version) references fact_dictionary,
  foreign key (city, published_by) references account (city, id)
);
create index policy_version_by_digest on policy_version (city, digest);
select yanzhen_protect('policy_version', append_only => true);
