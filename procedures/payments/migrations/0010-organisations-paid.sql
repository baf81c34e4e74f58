-- What is granted to an organisation is the organisation's: an award, a reservation, a line and a payment are of a
-- person or of an organisation, never of both. The person who acts for it is paid nothing.
alter table award
  alter column person_id drop not null,
  add column organisation_id uuid,
  add constraint award_of_one check (num_nonnulls(person_id, organisation_id) = 1);
create index award_by_organisation on award (city, organisation_id, granted_on) where organisation_id is not null;

alter table reservation
  alter column person_id drop not null,
  add column organisation_id uuid,
  add constraint reservation_of_one check (num_nonnulls(person_id, organisation_id) = 1);

alter table payment
  alter column person_id drop not null,
  add column organisation_id uuid,
  add constraint payment_of_one check (num_nonnulls(person_id, organisation_id) = 1);
alter table payment_history
  alter column person_id drop not null,
  add column organisation_id uuid;

-- The line goes to an account of whoever it is of: of no other person or organisation.
alter table payment_line
  alter column person_id drop not null,
  add column organisation_id uuid,
  add column holder_id uuid generated always as (coalesce(person_id, organisation_id)) stored,
  add constraint payment_line_of_one check (num_nonnulls(person_id, organisation_id) = 1),
  drop constraint payment_line_to_version,
  add constraint payment_line_to_version
    foreign key (city, payee_account_id, holder_id, account_index, payee_in_force_from)
    references payee_account (city, id, holder_id, account_index, in_force_from);

create or replace function yanzhen_signed_lines_stand() returns trigger language plpgsql as $$
declare batch text;
begin
  if tg_op = 'INSERT' and (new.payee_account_id is null or new.payee_in_force_from is null
      or new.made_at is null or exists (
        select from payee_account p where p.city = new.city and p.holder_id = coalesce(new.person_id, new.organisation_id)
          and (p.state = 'asked' or (p.state = 'confirmed' and p.number >
            (select t.number from payee_account t where t.city = new.city and t.id = new.payee_account_id))))) then
    raise exception 'the account is not the one in force, or a change of it waits' using
      errcode = 'check_violation', constraint = 'payment_line_payee_in_force';
  end if;
  select state into batch from payment_batch where city = new.city and id = new.batch_id;
  if (new.state = 'voided') <> (batch = 'voided') then
    raise exception 'lines are voided with their batch, all of them' using errcode = 'check_violation',
      constraint = 'signed_lines_stand';
  end if;
  if batch = 'prepared' then return new; end if;
  if tg_op = 'INSERT' or new.number is distinct from old.number or new.state = 'removed' then
    raise exception 'a line of a signed batch is not changed' using errcode = 'check_violation',
      constraint = 'signed_lines_stand';
  end if;
  return new;
end $$;

-- The money of a case goes to whose case it is: neither to its agent nor to another organisation.
create function yanzhen_line_is_of_its_case() returns trigger language plpgsql as $$
begin
  if exists (select from application a where a.city = new.city and a.id = new.application_id
             and case when a.for_organisation then new.organisation_id is distinct from a.organisation_id
                      else new.organisation_id is not null end) then
    raise exception 'what is paid is of another than the case' using errcode = 'check_violation',
      constraint = 'payment_line_is_of_its_case';
  end if;
  return new;
end $$;
create trigger payment_line_is_of_its_case before insert on payment_line
  for each row execute function yanzhen_line_is_of_its_case();
