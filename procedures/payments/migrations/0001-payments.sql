-- Money followed to its end. Whole fen; the ledger is append only and balanced by the database; the
-- counters of a budget line are its fast reading and its guard, and re-add from the ledger.

create table budget_line (
  city text not null references city,
  id uuid not null,
  benefit_id text not null,
  year int not null check (year between 2000 and 2199),
  total_fen bigint not null default 0,
  available_fen bigint not null default 0 check (available_fen >= 0),
  reserved_fen bigint not null default 0 check (reserved_fen >= 0),
  instructed_fen bigint not null default 0 check (instructed_fen >= 0),
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  opened_at timestamptz not null,
  primary key (city, id),
  unique (city, benefit_id, year),
  check (available_fen + reserved_fen + instructed_fen + paid_fen = total_fen)
) with (fillfactor = 50); -- room for the counters to be updated in place
select yanzhen_protect('budget_line');

create table ledger_transaction (
  city text not null references city,
  id uuid not null,
  kind text not null check (kind in
    ('appropriate', 'cut', 'reserve', 'release', 'instruct', 'confirm', 'return')),
  debit_fen bigint not null check (debit_fen > 0),
  credit_fen bigint not null check (credit_fen > 0),
  happened_on date not null,
  posted_at timestamptz not null,
  account_id uuid,
  memo text,
  primary key (city, id),
  check (debit_fen = credit_fen)
);
select yanzhen_protect('ledger_transaction', append_only => true);

create table ledger_entry (
  city text not null,
  transaction_id uuid not null,
  number int not null,
  budget_line_id uuid not null,
  application_id uuid,
  account text not null check (account in
    ('appropriation', 'available', 'reserved', 'instructed', 'paid')),
  side text not null check (side in ('debit', 'credit')),
  amount_fen bigint not null check (amount_fen > 0),
  primary key (city, transaction_id, number),
  foreign key (city, transaction_id) references ledger_transaction,
  foreign key (city, budget_line_id) references budget_line
);
create index ledger_entry_by_line on ledger_entry (city, budget_line_id, transaction_id desc, number);
create index ledger_entry_by_application on ledger_entry (city, application_id);
select yanzhen_protect('ledger_entry', append_only => true);

-- A header must be followed by entries that add up to it before its transaction commits …
create function yanzhen_ledger_header_balanced() returns trigger language plpgsql
  -- A plan made while the ledger is nearly empty would scan all of it later, on that connection.
  set enable_seqscan = off as $$
declare debit bigint; credit bigint;
begin
  select coalesce(sum(amount_fen) filter (where side = 'debit'), 0),
         coalesce(sum(amount_fen) filter (where side = 'credit'), 0)
    into debit, credit
    from ledger_entry where city = new.city and transaction_id = new.id;
  if debit <> new.debit_fen or credit <> new.credit_fen then
    raise exception 'ledger transaction % does not balance', new.id
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_header_balanced after insert on ledger_transaction
  deferrable initially deferred for each row execute function yanzhen_ledger_header_balanced();

-- … and no later entry can be added to a transaction that is already whole.
create function yanzhen_ledger_entries_balanced() returns trigger language plpgsql
  -- A plan made while the ledger is nearly empty would scan all of it later, on that connection.
  set enable_seqscan = off as $$
begin
  if exists (
    select 1
    from ledger_transaction t
    join ledger_entry e on e.city = t.city and e.transaction_id = t.id
    where (t.city, t.id) in (select city, transaction_id from fresh)
    group by t.city, t.id
    having coalesce(sum(e.amount_fen) filter (where e.side = 'debit'), 0) <> t.debit_fen
        or coalesce(sum(e.amount_fen) filter (where e.side = 'credit'), 0) <> t.credit_fen
  ) then
    raise exception 'ledger entries do not balance' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger ledger_entries_balanced after insert on ledger_entry
  referencing new table as fresh
  for each statement execute function yanzhen_ledger_entries_balanced();

-- What an approved application holds of its budget line.
create table reservation (
  city text not null references city,
  application_id uuid not null,
  budget_line_id uuid not null,
  benefit_id text not null,
  person_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  state text not null check (state in ('reserved', 'instructed', 'paid', 'released')),
  reserved_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (city, application_id),
  -- A payment line refers to the sum too: finance cannot pay another sum than was approved.
  unique (city, application_id, amount_fen),
  foreign key (city, application_id) references application,
  foreign key (city, person_id) references person,
  foreign key (city, budget_line_id) references budget_line
);
create index reservation_by_line on reservation (city, budget_line_id, state);
select yanzhen_protect('reservation');

create table payment_batch (
  city text not null references city,
  id uuid not null,
  number text not null,
  benefit_id text not null,
  state text not null check (state in ('prepared', 'signed', 'exported', 'answered', 'cancelled')),
  line_count int not null check (line_count >= 0),
  total_fen bigint not null check (total_fen >= 0),
  prepared_by_account uuid not null,
  prepared_by_person uuid not null,
  prepared_by_name text not null,
  prepared_at timestamptz not null,
  signed_by_person uuid,
  signed_by_name text,
  signed_at timestamptz,
  released_by_person uuid,
  released_by_name text,
  released_at timestamptz,
  file_sha256 bytea,
  answered_at timestamptz,
  primary key (city, id),
  unique (city, number),
  foreign key (city, prepared_by_person) references person,
  foreign key (city, signed_by_person) references person,
  foreign key (city, released_by_person) references person,
  -- Natural persons, not accounts: one person never both makes, signs or releases a batch.
  constraint batch_signer_is_another_person check (prepared_by_person <> signed_by_person),
  constraint batch_releaser_is_another_person
    check (released_by_person <> prepared_by_person and released_by_person <> signed_by_person),
  check (state in ('prepared', 'cancelled') or signed_by_person is not null),
  check (state not in ('exported', 'answered')
         or (released_by_person is not null and file_sha256 is not null))
);
create index payment_batch_newest on payment_batch (city, id desc);
select yanzhen_protect('payment_batch');

create table payment_line (
  city text not null,
  id uuid not null,
  batch_id uuid not null,
  -- Place in the bank file, from 1 without gaps; null once removed.
  number int check (number > 0),
  application_id uuid not null,
  reference text not null,
  person_id uuid not null,
  payee_name text not null,
  account_sealed bytea not null,
  account_index bytea not null,
  bank_name text,
  county text,
  amount_fen bigint not null check (amount_fen > 0),
  state text not null check (state in ('open', 'removed', 'paid', 'returned')),
  reason text,
  paid_on date,
  primary key (city, id),
  unique (city, batch_id, application_id),
  constraint payment_line_number unique (city, batch_id, number) deferrable initially immediate,
  check ((number is null) = (state = 'removed')),
  check ((paid_on is not null) = (state = 'paid')),
  foreign key (city, batch_id) references payment_batch,
  foreign key (city, person_id) references person,
  foreign key (city, application_id, amount_fen)
    references reservation (city, application_id, amount_fen)
);
-- One entitlement is under way or paid once, whatever batches are made.
create unique index payment_line_once on payment_line (city, application_id)
  where state in ('open', 'paid');
create index payment_line_by_application on payment_line (city, application_id, id);
select yanzhen_protect('payment_line');
-- Sum and payee are fixed when the line is made.
revoke update, delete on payment_line from yanzhen_app;
grant update (number, state, reason, paid_on) on payment_line to yanzhen_app;

create table bank_answer (
  city text not null,
  id uuid not null,
  batch_id uuid not null,
  -- Of what the file says, whatever its encoding: the same answer twice changes nothing.
  content_sha256 bytea not null,
  file_sha256 bytea not null,
  imported_by_person uuid not null,
  imported_at timestamptz not null,
  ok_count int not null,
  ok_fen bigint not null,
  returned_count int not null,
  returned_fen bigint not null,
  primary key (city, id),
  unique (city, batch_id),
  foreign key (city, batch_id) references payment_batch
);
select yanzhen_protect('bank_answer', append_only => true);

-- Money that arrived. valid_from is the day the bank paid.
create table payment (
  city text not null references city,
  id uuid not null,
  application_id uuid not null,
  reference text not null,
  person_id uuid not null,
  benefit_id text not null,
  county text,
  cluster text,
  education text,
  amount_fen bigint not null check (amount_fen > 0),
  batch_id uuid not null,
  line_id uuid not null,
  primary key (city, id),
  unique (city, application_id),
  foreign key (city, application_id) references application,
  foreign key (city, person_id) references person,
  foreign key (city, batch_id) references payment_batch,
  foreign key (city, line_id) references payment_line
);
select yanzhen_keep_history('payment');
create index payment_by_day on payment (city, valid_from);
select yanzhen_protect('payment');
