-- The payment of one case is held (暂缓拨付) while something about it is looked into: no part of it goes into
-- a batch, and no batch with it is signed. What else the person was granted goes on.
create table payment_hold (
  city text not null,
  id uuid not null,
  application_id uuid not null,
  -- What holds it, e.g. a suspect record; each holds a case once.
  holder_type text not null check (length(holder_type) between 1 and 60),
  holder_id uuid not null,
  held_at timestamptz not null,
  held_by_person uuid,
  released_at timestamptz check (released_at >= held_at),
  released_by_person uuid,
  primary key (city, id),
  unique (city, holder_type, holder_id),
  foreign key (city, application_id) references application,
  foreign key (city, held_by_person) references person,
  foreign key (city, released_by_person) references person
);
create index payment_hold_open on payment_hold (city, application_id) where released_at is null;
select yanzhen_protect('payment_hold');
revoke update, delete on payment_hold from yanzhen_app;
grant update (released_at, released_by_person) on payment_hold to yanzhen_app;

-- The case is locked before its holds are looked for: a hold that is laid at this moment refers to the case,
-- so that the line waits for it and sees it, or the hold waits for the line and the signature sees it.
create function yanzhen_held_case_gets_no_line() returns trigger language plpgsql as $$
begin
  perform from application where city = new.city and id = new.application_id for update;
  if exists (select from payment_hold where city = new.city and application_id = new.application_id
               and released_at is null) then
    raise exception 'the payment of the case is held' using errcode = 'check_violation',
      constraint = 'payment_line_not_held';
  end if;
  return new;
end $$;
create trigger payment_line_not_held before insert on payment_line
  for each row execute function yanzhen_held_case_gets_no_line();

create function yanzhen_held_line_is_not_signed() returns trigger language plpgsql as $$
begin
  perform from application where city = new.city and id in
    (select application_id from payment_line where city = new.city and batch_id = new.id and state = 'open')
    order by id for update;
  if exists (select from payment_line l join payment_hold h on h.city = l.city
               and h.application_id = l.application_id and h.released_at is null
             where l.city = new.city and l.batch_id = new.id and l.state = 'open') then
    raise exception 'the payment of a case in the batch is held' using errcode = 'check_violation',
      constraint = 'signed_lines_not_held';
  end if;
  return new;
end $$;
create trigger signed_lines_not_held before update on payment_batch
  for each row when (old.state = 'prepared' and new.state = 'signed')
  execute function yanzhen_held_line_is_not_signed();
