-- An organisation is paid as a person is: its accounts stand in the same table, under the same guards. No account of
-- an organisation is its own word: the first, too, takes two natural persons and twenty-four hours.
alter table payee_account
  alter column person_id drop not null,
  add column organisation_id uuid,
  -- Where an organisation's account is looked at: its county when it was asked for.
  add column county text,
  add column holder_id uuid generated always as (coalesce(person_id, organisation_id)) stored,
  add constraint payee_account_of_one check (num_nonnulls(person_id, organisation_id) = 1),
  drop constraint payee_account_first_is_own,
  -- Without a person nothing is compared with one: an unknown answer would let it through.
  add constraint payee_account_first_is_own check (state <> 'confirmed' or decided_by_person is not null
    or (number = 1 and person_id is not null and asked_by_person = person_id and assisted_by_person is null)),
  add unique (city, organisation_id, number),
  -- A payment line refers to the version that was in force when it was made, whoever holds it.
  add unique (city, id, holder_id, account_index, in_force_from);
create unique index payee_account_one_asked_of_organisation on payee_account (city, organisation_id)
  where state = 'asked' and organisation_id is not null;
create index payee_account_by_holder on payee_account (city, holder_id, number);
