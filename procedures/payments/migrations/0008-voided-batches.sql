-- A signed batch that was not released is voided (作废) by an act of two natural persons. Batch and lines stay
-- as they were signed; only what became of them is said.

create table batch_void (
  city text not null,
  id uuid not null,
  batch_id uuid not null,
  reason text not null check (length(reason) > 0),
  asked_by_person uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  decision text check (decision in ('confirmed', 'dropped')),
  decided_by_person uuid,
  decided_by_name text,
  decided_at timestamptz,
  confirmed boolean generated always as (coalesce(decision = 'confirmed', false)) stored,
  primary key (city, id),
  unique (city, id, batch_id, confirmed),
  foreign key (city, batch_id) references payment_batch,
  foreign key (city, asked_by_person) references person,
  foreign key (city, decided_by_person) references person,
  constraint batch_void_of_two_persons
    check (decision is distinct from 'confirmed' or decided_by_person <> asked_by_person),
  check ((decision is null) = (decided_by_person is null) and (decision is null) = (decided_at is null))
);
create unique index batch_void_once on batch_void (city, batch_id) where decision is distinct from 'dropped';
create index batch_void_of_batch on batch_void (city, batch_id, id desc);
select yanzhen_protect('batch_void');
revoke update, delete on batch_void from yanzhen_app;
grant update (decision, decided_by_person, decided_by_name, decided_at) on batch_void to yanzhen_app;

alter table payment_batch
  drop constraint payment_batch_state_check,
  add constraint payment_batch_state_check
    check (state in ('prepared', 'signed', 'exported', 'answered', 'cancelled', 'voided')),
  add column void_id uuid,
  add column void_confirmed boolean generated always as (case when void_id is not null then true end) stored,
  add constraint batch_voided_by_act check ((state = 'voided') = (void_id is not null)),
  add constraint batch_void_confirmed foreign key (city, void_id, id, void_confirmed)
    references batch_void (city, id, batch_id, confirmed);
alter table payment_line
  drop constraint payment_line_state_check,
  add constraint payment_line_state_check
    check (state in ('open', 'removed', 'paid', 'returned', 'recalled', 'voided'));

create or replace function yanzhen_signed_batch_stands() returns trigger language plpgsql as $$
declare lines record;
begin
  if (new.state = 'voided') <> (old.state = 'voided') and (old.state, new.state) <> ('signed', 'voided') then
    raise exception 'a batch is voided after it was signed and before it was released, and for good' using
      errcode = 'check_violation', constraint = 'signed_batch_stands';
  end if;
  if old.state in ('prepared', 'cancelled') then
    if new.state = 'signed' then
      select count(*) as n, coalesce(sum(amount_fen), 0) as fen into lines from payment_line
        where city = new.city and batch_id = new.id and state = 'open';
      if lines.n <> new.line_count or lines.fen <> new.total_fen then
        raise exception 'a batch is signed with other lines than it has' using
          errcode = 'check_violation', constraint = 'signed_batch_stands';
      end if;
    end if;
    return new;
  end if;
  if (new.id, new.number, new.benefit_id, new.line_count, new.total_fen, new.file_version,
      new.prepared_by_account, new.prepared_by_person, new.prepared_at, new.signed_by_person, new.signed_at)
     is distinct from
     (old.id, old.number, old.benefit_id, old.line_count, old.total_fen, old.file_version,
      old.prepared_by_account, old.prepared_by_person, old.prepared_at, old.signed_by_person, old.signed_at)
     or (old.released_at is not null and (new.released_by_person, new.released_at, new.file_sha256)
         is distinct from (old.released_by_person, old.released_at, old.file_sha256))
     or new.state = 'prepared' then
    raise exception 'a signed batch is not changed' using errcode = 'check_violation',
      constraint = 'signed_batch_stands';
  end if;
  return new;
end $$;

create or replace function yanzhen_signed_lines_stand() returns trigger language plpgsql as $$
declare batch text;
begin
  if tg_op = 'INSERT' and (new.payee_account_id is null or new.payee_in_force_from is null
      or new.made_at is null or exists (
        select from payee_account p where p.city = new.city and p.person_id = new.person_id
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
