-- Where a person's money goes: one row a version, never overwritten. The first is the person's own
-- word; every later one, and every one that somebody else asked for, takes two natural persons and
-- twenty-four hours.
create table payee_account (
  city text not null references city,
  id uuid not null,
  person_id uuid not null,
  -- Number 1 is kept for the person's own first account; the highest number in force is the payee.
  number int not null check (number > 0),
  bank_name text not null check (length(bank_name) between 1 and 60),
  account_sealed bytea not null,
  account_index bytea not null,
  asked_by_person uuid not null,
  -- The clerk who said the person's mobile number: whoever holds that phone is not known to be the person.
  assisted_by_person uuid,
  asked_at timestamptz not null,
  reason text,
  state text not null check (state in ('asked', 'confirmed', 'refused', 'withdrawn')),
  decided_by_person uuid,
  decided_at timestamptz,
  decision text,
  in_force_from timestamptz,
  primary key (city, id),
  unique (city, person_id, number),
  -- A payment line refers to the version that was in force when it was made.
  unique (city, id, person_id, account_index, in_force_from),
  foreign key (city, person_id) references person,
  foreign key (city, asked_by_person) references person,
  foreign key (city, decided_by_person) references person,
  check ((state = 'confirmed') = (in_force_from is not null)),
  check (state not in ('refused', 'withdrawn') or decided_by_person is not null),
  constraint payee_account_first_is_own check (state <> 'confirmed' or decided_by_person is not null
    or (number = 1 and asked_by_person = person_id and assisted_by_person is null)),
  constraint payee_account_two_people check (state <> 'confirmed' or decided_by_person is null
    or (decided_by_person <> asked_by_person and decided_by_person <> person_id
        and decided_by_person is distinct from assisted_by_person)),
  constraint payee_account_hold check (state <> 'confirmed' or decided_by_person is null
    or in_force_from >= decided_at + interval '24 hours')
);
create unique index payee_account_one_asked on payee_account (city, person_id) where state = 'asked';
create index payee_account_by_number on payee_account (city, account_index);
create index payee_account_waiting on payee_account (city, state, asked_at, id);
select yanzhen_protect('payee_account');
-- Whose it is, the account and who asked are fixed; what was in force is not taken back by time.
revoke update, delete on payee_account from yanzhen_app;
grant update (state, decided_by_person, decided_at, decision, in_force_from) on payee_account to yanzhen_app;

alter table talent add column assisted_by_person uuid;
alter table talent add foreign key (city, assisted_by_person) references person;

insert into payee_account (city, id, person_id, number, bank_name, account_sealed, account_index,
                           asked_by_person, asked_at, state, in_force_from)
select city, gen_random_uuid(), id, 1, bank_name, account_sealed, account_index, id, changed_at,
       'confirmed', changed_at
from talent where account_sealed is not null;
drop index talent_by_account;
alter table talent drop column bank_name, drop column account_sealed, drop column account_index;
