-- What every feature stands on. The migrating role owns the tables; the application runs as
-- yanzhen_app, which is neither owner nor superuser and sees only the city of its transaction.

create function yanzhen_city() returns text language sql stable
  as $$ select nullif(current_setting('yanzhen.city', true), '') $$;

-- Row-level security by city. With no city set, no rows.
create function yanzhen_protect(target regclass, append_only boolean default false) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy city_only on %s using (city = (select yanzhen_city())) '
                 'with check (city = (select yanzhen_city()))', target);
  if append_only then
    execute format('grant select, insert on %s to yanzhen_app', target);
  else
    execute format('grant select, insert, update, delete on %s to yanzhen_app', target);
  end if;
end $$;

-- Two times of a table (DESIGN, History): rows true in [valid_from, valid_until), known in
-- [recorded_from, recorded_until). Older known versions stand in <table>_history, append only.
create function yanzhen_keep_history(target text) returns void language plpgsql as $$
begin
  execute format('alter table %I add column valid_from date not null, add column valid_until date, '
                 'add column recorded_from timestamptz not null, '
                 'add column recorded_until timestamptz not null default ''infinity''', target);
  execute format('create table %I (like %I including defaults)', target || '_history', target);
  execute format('alter table %I add primary key (city, id, recorded_from)', target || '_history');
  execute format('alter table %I add constraint %I exclude using gist (city with =, id with =, '
                 'tstzrange(recorded_from, recorded_until) with &&)',
                 target || '_history', target || '_history_one_known');
  perform yanzhen_protect((target || '_history')::regclass, append_only => true);
end $$;

create table city (
  city text primary key check (city ~ '^[a-z][a-z0-9]{1,19}$'),
  area_code text not null check (area_code ~ '^\d{6}$'),
  name jsonb not null,
  demonstration boolean not null default false,
  pack jsonb not null,
  -- Digest of the files that were applied last; a start with the same files applies nothing.
  pack_digest text
);
select yanzhen_protect('city');

-- The front page lists cities before any city is chosen: the owner may read them, and lends that
-- right through one function.
create policy owner_lists on city for select to current_user using (true);
create function yanzhen_cities() returns table (city text, name jsonb, demonstration boolean, pack_digest text)
language sql stable security definer set search_path = pg_catalog, public
  as $$ select c.city, c.name, c.demonstration, c.pack_digest from public.city c order by c.city $$;
revoke all on function yanzhen_cities() from public;
grant execute on function yanzhen_cities() to yanzhen_app;

-- One natural person; two accounts of one person share it, so that duties are separated by person.
create table person (
  city text not null references city,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  identity_sealed bytea,
  identity_index bytea,
  mobile_sealed bytea,
  mobile_index bytea,
  created_at timestamptz not null,
  primary key (city, id),
  unique (city, identity_index)
);
create index person_by_mobile on person (city, mobile_index);
select yanzhen_protect('person');

create table account (
  city text not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('talent', 'agent', 'staff')),
  login text,
  password_hash text,
  totp_sealed bytea,
  -- Counter of the newest accepted authenticator code, so that none is used twice.
  totp_counter bigint not null default 0,
  roles text[] not null default '{}',
  counties text[] not null default '{}',
  office jsonb,
  organisation_id uuid,
  organisation_name text,
  language text not null default 'zh' check (language in ('zh', 'en')),
  failed_tries int not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (city, id),
  unique (city, login),
  foreign key (city, person_id) references person
);
create index account_by_person on account (city, person_id, kind);
select yanzhen_protect('account');

create table session (
  city text not null,
  token_hash bytea not null,
  account_id uuid not null,
  csrf_hash bytea not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (city, token_hash),
  foreign key (city, account_id) references account
);
create index session_by_expiry on session (city, expires_at);
select yanzhen_protect('session');

create table one_time_code (
  city text not null references city,
  id uuid not null,
  mobile_index bytea not null,
  code_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0,
  used_at timestamptz,
  primary key (city, id)
);
create index one_time_code_by_mobile on one_time_code (city, mobile_index, created_at desc);
select yanzhen_protect('one_time_code');

create table audit (
  city text not null references city,
  id uuid not null,
  at timestamptz not null,
  request_id text not null,
  account_id uuid,
  person_id uuid,
  act text not null,
  subject_type text not null,
  subject_id text not null,
  reason text,
  detail jsonb not null default '{}',
  primary key (city, id)
);
create index audit_by_subject on audit (city, subject_type, subject_id, id);
create index audit_by_person on audit (city, person_id, act, at);
select yanzhen_protect('audit', append_only => true);

create table idempotent_reply (
  city text not null references city,
  account_id uuid not null,
  key text not null check (length(key) between 8 and 200),
  endpoint text not null,
  request_hash bytea not null,
  reply jsonb,
  created_at timestamptz not null,
  primary key (city, account_id, key)
);
create index idempotent_reply_by_age on idempotent_reply (city, created_at);
select yanzhen_protect('idempotent_reply');

create table file (
  city text not null references city,
  id uuid not null,
  sha256 bytea not null,
  name text not null,
  media_type text not null,
  bytes bigint not null check (bytes > 0),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  primary key (city, id),
  foreign key (city, uploaded_by) references account (city, id)
);
select yanzhen_protect('file');

create table message (
  city text not null references city,
  id uuid not null,
  person_id uuid not null,
  template text not null,
  language text not null check (language in ('zh', 'en')),
  values jsonb not null,
  subject_type text,
  subject_id text,
  created_at timestamptz not null,
  delivered_at timestamptz,
  read_at timestamptz,
  primary key (city, id),
  foreign key (city, person_id) references person
);
create index message_by_person on message (city, person_id, created_at desc);
select yanzhen_protect('message');

-- What a demonstration would have sent; the mailbox page shows it. Unused elsewhere.
create table demo_mailbox (
  city text not null references city,
  id uuid not null,
  to_masked text not null,
  text text not null,
  sent_at timestamptz not null,
  primary key (city, id)
);
create index demo_mailbox_newest on demo_mailbox (city, sent_at desc);
select yanzhen_protect('demo_mailbox');

-- One counter a name: reference numbers, document numbers. The row lock is the queue.
create table counter (
  city text not null references city,
  name text not null,
  value bigint not null,
  primary key (city, name)
);
select yanzhen_protect('counter');
