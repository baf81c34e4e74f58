-- The check of a night runs once a day.
create table indicator_check (
  city text not null references city,
  on_day date not null,
  at timestamptz not null,
  primary key (city, on_day)
);
select yanzhen_protect('indicator_check', append_only => true);

-- Figures of one day that cannot both be true; gone_at tells since when they can.
create table indicator_contradiction (
  city text not null references city,
  id uuid not null,
  kind text not null check (kind in ('part', 'share', 'persons', 'parts')),
  indicator_id text not null,
  of_id text not null,
  measure bigint not null,
  most bigint not null,
  valid_on date not null,
  found_at timestamptz not null,
  gone_at timestamptz,
  primary key (city, id),
  constraint indicator_contradiction_is_one check (measure > most)
);
create unique index indicator_contradiction_open on indicator_contradiction (city, kind, indicator_id, of_id)
  where gone_at is null;
select yanzhen_protect('indicator_contradiction');
revoke delete on indicator_contradiction from yanzhen_app;
