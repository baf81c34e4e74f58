-- A budget line serves several benefits or none, is of one payer, and its balance lies in shards, so
-- that approvals do not wait for one row until the disk has taken each other's commit.

create table budget_year (
  city text not null references city,
  year int not null check (year between 2000 and 2199),
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by_person uuid,
  document text,
  primary key (city, year),
  foreign key (city, closed_by_person) references person,
  check ((closed_at is null) = (document is null))
);
select yanzhen_protect('budget_year');
revoke delete on budget_year from yanzhen_app;
insert into budget_year (city, year, opened_at) select city, year, min(opened_at) from budget_line group by 1, 2;

alter table budget_line
  add name text,
  -- Heading of the government's budget (预算科目).
  add subject text,
  add payer text not null default 'city' check (payer in ('city', 'county', 'province', 'state')),
  add county text,
  -- The line that money left at the year's end went into.
  add next_line_id uuid,
  add closed_at timestamptz,
  add foreign key (city, year) references budget_year,
  add foreign key (city, next_line_id) references budget_line,
  add check ((payer = 'county') = (county is not null)),
  add check (overdraft_fen = 0 or closed_at is null);
update budget_line set name = benefit_id;
alter table budget_line alter name set not null;

-- Which line of a year pays a payer's share of a benefit: exactly one.
create table budget_line_benefit (
  city text not null references city,
  year int not null,
  benefit_id text not null,
  payer text not null,
  county text not null default '',
  budget_line_id uuid not null,
  primary key (city, year, benefit_id, payer, county),
  foreign key (city, budget_line_id) references budget_line
);
create index budget_line_benefit_by_line on budget_line_benefit (city, budget_line_id);
select yanzhen_protect('budget_line_benefit');
insert into budget_line_benefit (city, year, benefit_id, payer, budget_line_id)
select city, year, benefit_id, 'city', id from budget_line;

create table budget_shard (
  city text not null,
  budget_line_id uuid not null,
  number int not null check (number between 0 and 15),
  -- This shard's part of what the line got.
  share_fen bigint not null default 0,
  available_fen bigint not null default 0 check (available_fen >= 0),
  reserved_fen bigint not null default 0 check (reserved_fen >= 0),
  instructed_fen bigint not null default 0 check (instructed_fen >= 0),
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  owed_fen bigint not null default 0 check (owed_fen >= 0),
  recovered_fen bigint not null default 0 check (recovered_fen >= 0),
  closed boolean not null default false,
  primary key (city, budget_line_id, number),
  foreign key (city, budget_line_id) references budget_line,
  constraint budget_shard_balanced check (
    available_fen + reserved_fen + instructed_fen + paid_fen + owed_fen + recovered_fen = share_fen),
  -- Nothing is posted into a closed year but what was paid coming back.
  constraint budget_shard_closed check (
    not closed or (available_fen = 0 and reserved_fen = 0 and instructed_fen = 0))
) with (fillfactor = 40); -- room for the counters to be updated in place
select yanzhen_protect('budget_shard');
revoke delete on budget_shard, budget_line from yanzhen_app;
insert into budget_shard (city, budget_line_id, number, share_fen, available_fen, reserved_fen,
                          instructed_fen, paid_fen, owed_fen, recovered_fen)
select b.city, b.id, n, first * total, first * available_fen, first * reserved_fen,
       first * instructed_fen, first * paid_fen, first * owed_fen, first * recovered_fen
from (select *, total_fen + opening_fen + transferred_fen + overdraft_fen as total from budget_line) b
cross join lateral (select n, (n = 0)::int as first from generate_series(0, 15) n) shards;

alter table budget_line
  drop constraint budget_line_balanced,
  drop column available_fen, drop column reserved_fen, drop column instructed_fen,
  drop column paid_fen, drop column owed_fen, drop column recovered_fen,
  drop column benefit_id;

-- What the shards of a line hold together is what the line got. Shares move only when money comes,
-- goes or is rebalanced, so approvals never pay for this.
create function yanzhen_budget_shares_add_up() returns trigger language plpgsql as $$
declare line uuid := case tg_table_name when 'budget_line' then (to_jsonb(new) ->> 'id')::uuid
                     else (to_jsonb(new) ->> 'budget_line_id')::uuid end;
begin
  if (select coalesce(sum(share_fen), 0) from budget_shard where city = new.city and budget_line_id = line)
     <> (select total_fen + opening_fen + transferred_fen + overdraft_fen from budget_line
         where city = new.city and id = line) then
    raise exception 'budget line % does not balance', line using errcode = 'check_violation',
      constraint = 'budget_shares_add_up';
  end if;
  return null;
end $$;
create constraint trigger budget_shares_add_up after insert or update of share_fen on budget_shard
  deferrable initially deferred for each row execute function yanzhen_budget_shares_add_up();
create constraint trigger budget_line_adds_up
  after insert or update of total_fen, opening_fen, transferred_fen, overdraft_fen on budget_line
  deferrable initially deferred for each row execute function yanzhen_budget_shares_add_up();

-- A line with the sums of its shards, as everybody reads it.
create view budget_balance with (security_invoker = true) as
select b.city, b.id, b.year, b.name, b.subject, b.payer, b.county, b.next_line_id, b.opened_at, b.closed_at,
       b.total_fen, b.opening_fen, b.transferred_fen, b.overdraft_fen, s.*
from budget_line b
cross join lateral (
  select sum(available_fen)::bigint as available_fen, sum(reserved_fen)::bigint as reserved_fen,
         sum(instructed_fen)::bigint as instructed_fen, sum(paid_fen)::bigint as paid_fen,
         sum(owed_fen)::bigint as owed_fen, sum(recovered_fen)::bigint as recovered_fen
  from budget_shard where city = b.city and budget_line_id = b.id) s;
grant select on budget_balance to yanzhen_app;

-- Shares of further payers; the reservation's own line holds the rest.
alter table reservation add other_payers jsonb check (jsonb_typeof(other_payers) = 'array');

-- Each sum that a document gave a line or took from it: what figures of a year's budget are made of.
create table appropriation (
  city text not null references city,
  id uuid not null,
  budget_line_id uuid not null,
  year int not null,
  name text not null,
  county text,
  payer text not null,
  -- Negative where it was taken.
  amount_fen bigint not null check (amount_fen <> 0),
  document text not null,
  primary key (city, id),
  foreign key (city, budget_line_id) references budget_line
);
select yanzhen_keep_history('appropriation');
create index appropriation_by_day on appropriation (city, valid_from);
select yanzhen_protect('appropriation');

-- A line may spend what nobody has appropriated yet only by an act of the leading group (领导小组)
-- that two natural persons recorded.
create table overdraft_act (
  city text not null references city,
  id uuid not null,
  budget_line_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  -- Number of the leading group's document.
  document text not null check (length(document) > 0),
  reason text not null check (length(reason) > 0),
  recorded_by_person uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  confirmed_by_person uuid,
  confirmed_by_name text,
  confirmed_at timestamptz,
  in_force boolean generated always as (confirmed_by_person is not null) stored,
  primary key (city, id),
  unique (city, document, budget_line_id),
  unique (city, id, amount_fen, in_force),
  foreign key (city, budget_line_id) references budget_line,
  foreign key (city, recorded_by_person) references person,
  foreign key (city, confirmed_by_person) references person,
  constraint overdraft_act_of_two_persons check (confirmed_by_person <> recorded_by_person),
  check ((confirmed_by_person is null) = (confirmed_at is null))
);
create index overdraft_act_newest on overdraft_act (city, id desc);
select yanzhen_protect('overdraft_act');
revoke update, delete on overdraft_act from yanzhen_app;
grant update (confirmed_by_person, confirmed_by_name, confirmed_at) on overdraft_act to yanzhen_app;

alter table ledger_transaction
  add overdraft_act_id uuid,
  add overdraft_in_force boolean
    generated always as (case when overdraft_act_id is not null then true end) stored,
  add constraint ledger_overdraft_by_act check ((kind = 'overdraw') = (overdraft_act_id is not null)),
  add constraint ledger_overdraft_in_force foreign key (city, overdraft_act_id, debit_fen, overdraft_in_force)
    references overdraft_act (city, id, amount_fen, in_force);
create unique index ledger_overdraft_once on ledger_transaction (city, overdraft_act_id)
  where overdraft_act_id is not null;
