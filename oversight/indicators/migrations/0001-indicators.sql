-- Indicators that a city pack names over declared rows. Declared rows themselves stand in code.
create table indicator (
  city text not null references city,
  id text not null check (id ~ '^[a-z][a-z0-9-]{0,59}$'),
  definition jsonb not null,
  applied_at timestamptz not null,
  primary key (city, id)
);
select yanzhen_protect('indicator');
