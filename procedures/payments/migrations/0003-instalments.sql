-- Money that goes on after the first payment: what a case was granted, the parts in which it is paid,
-- and the reservation, line and payment of each part. What was paid before this system has no batch.

-- One granted benefit: the whole sum, however many parts it is paid in.
create table award (
  city text not null references city,
  application_id uuid not null,
  person_id uuid not null,
  benefit_id text not null,
  total_fen bigint not null check (total_fen > 0),
  granted_on date not null,
  -- The dated act of two people under which it came in from before; null where granted here.
  opening_act_id uuid,
  planned_at timestamptz not null,
  primary key (city, application_id),
  unique (city, application_id, total_fen),
  foreign key (city, application_id) references application,
  foreign key (city, person_id) references person
);
create index award_by_person on award (city, person_id, granted_on);
create index award_by_opening on award (city, opening_act_id) where opening_act_id is not null;
select yanzhen_protect('award');

create table instalment (
  city text not null,
  application_id uuid not null,
  number int not null check (number > 0),
  -- Part of the benefit's schedule in the policy file.
  part_id text not null,
  name jsonb not null,
  total_fen bigint not null,
  -- Sum of the parts before: parts that are to be paid never overlap, so they never exceed the whole.
  before_fen bigint not null check (before_fen >= 0),
  amount_fen bigint not null check (amount_fen > 0),
  due_on date not null,
  -- Conditions of the benefit that are to be met again; null for a part that depends on nothing.
  recheck jsonb,
  state text not null check (state in
    ('planned', 'due', 'checked', 'payable', 'batched', 'paid', 'returned', 'stopped')),
  state_since timestamptz not null,
  -- Why it stands still or was stopped.
  reason text,
  primary key (city, application_id, number),
  unique (city, application_id, number, amount_fen),
  check (before_fen + amount_fen <= total_fen),
  check (state <> 'stopped' or reason is not null),
  constraint instalment_within_award foreign key (city, application_id, total_fen)
    references award (city, application_id, total_fen),
  constraint instalment_parts_apart exclude using gist
    (city with =, application_id with =, int8range(before_fen, before_fen + amount_fen) with &&)
    where (state <> 'stopped')
);
create index instalment_by_due on instalment (city, state, due_on, application_id, number);
select yanzhen_protect('instalment');

insert into award (city, application_id, person_id, benefit_id, total_fen, granted_on, planned_at)
select city, application_id, person_id, benefit_id, amount_fen,
       (reserved_at at time zone 'Asia/Shanghai')::date, reserved_at
from reservation where state <> 'released';
insert into instalment (city, application_id, number, part_id, name, total_fen, before_fen, amount_fen,
                        due_on, state, state_since)
select r.city, r.application_id, 1, 'single', '{"zh":"一次付清","en":"Single payment"}', r.amount_fen, 0,
       r.amount_fen, (r.reserved_at at time zone 'Asia/Shanghai')::date,
       case when r.state = 'paid' then 'paid' when a.state in ('batched', 'signed', 'instructed') then 'batched'
            when a.state = 'returned' then 'returned' else 'checked' end, r.changed_at
from reservation r join application a on a.city = r.city and a.id = r.application_id
where r.state <> 'released';

-- Reservations, lines and payments are of one part.
alter table payment_line
  add column instalment int not null default 1 check (instalment > 0),
  drop constraint payment_line_city_application_id_amount_fen_fkey;
alter table reservation
  add column instalment int not null default 1 check (instalment > 0),
  drop constraint reservation_pkey,
  drop constraint reservation_city_application_id_amount_fen_key,
  add primary key (city, application_id, instalment),
  -- A payment line refers to the sum too: finance cannot pay another sum than was approved.
  add unique (city, application_id, instalment, amount_fen);
delete from reservation where state = 'released';
alter table reservation
  add constraint reservation_of_instalment foreign key (city, application_id, instalment, amount_fen)
    references instalment (city, application_id, number, amount_fen) deferrable initially deferred;
alter table payment_line
  add constraint payment_line_of_reservation foreign key (city, application_id, instalment, amount_fen)
    references reservation (city, application_id, instalment, amount_fen);

-- One part is under way or paid once, whatever batches are made.
drop index payment_line_once;
create unique index payment_line_once on payment_line (city, application_id, instalment)
  where state in ('open', 'paid');

-- The bank sends back what it had confirmed: the line says so, and the payment ends on that day.
alter table payment_line
  drop constraint payment_line_state_check,
  drop constraint payment_line_check1,
  add constraint payment_line_state_check check
    (state in ('open', 'removed', 'paid', 'returned', 'recalled')),
  add constraint payment_line_paid_on check ((paid_on is not null) = (state in ('paid', 'recalled')));

alter table payment
  add column instalment int not null default 1 check (instalment > 0),
  add column opening_act_id uuid,
  alter column batch_id drop not null,
  alter column line_id drop not null,
  add constraint payment_has_its_source check
    ((batch_id is null) = (opening_act_id is not null) and (line_id is null) = (opening_act_id is not null)),
  drop constraint payment_city_application_id_key;
create unique index payment_once on payment (city, application_id, instalment) where valid_until is null;
create index payment_by_opening on payment (city, opening_act_id) where opening_act_id is not null;
alter table payment_history
  add column instalment int not null default 1,
  add column opening_act_id uuid,
  alter column batch_id drop not null,
  alter column line_id drop not null;

-- Shape of the bank file that a batch was released in: a released file is made again byte by byte.
alter table payment_batch add column file_version int not null default 1 check (file_version > 0);

-- A line goes to a version of the payee's account that was in force when the line was made. Lines from
-- before versions have none; every new line must (trigger below).
alter table payment_line
  add column payee_account_id uuid,
  add column payee_in_force_from timestamptz,
  add column made_at timestamptz,
  add constraint payment_line_to_version
    foreign key (city, payee_account_id, person_id, account_index, payee_in_force_from)
    references payee_account (city, id, person_id, account_index, in_force_from),
  add constraint payment_line_payee_in_force check (made_at >= payee_in_force_from);

-- A batch is what its signer saw: nothing of it changes afterwards but what becomes of it.
create function yanzhen_signed_batch_stands() returns trigger language plpgsql as $$
declare lines record;
begin
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
create trigger signed_batch_stands before update on payment_batch
  for each row execute function yanzhen_signed_batch_stands();

create function yanzhen_signed_lines_stand() returns trigger language plpgsql as $$
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
  if batch = 'prepared' then return new; end if;
  if tg_op = 'INSERT' or new.number is distinct from old.number or new.state = 'removed' then
    raise exception 'a line of a signed batch is not changed' using errcode = 'check_violation',
      constraint = 'signed_lines_stand';
  end if;
  return new;
end $$;
create trigger signed_lines_stand before insert or update on payment_line
  for each row execute function yanzhen_signed_lines_stand();
revoke delete on payment_batch, payment_line, payment from yanzhen_app;
-- What was granted and its parts are fixed when they are planned.
revoke update on award, instalment from yanzhen_app;
grant update (state, state_since, reason) on instalment to yanzhen_app;
