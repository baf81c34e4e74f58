-- A case may be approved anew after a batch held it: a line that was taken out, or sent back by the bank, no
-- longer leans on the reservation. What is under way or was paid does, with its sum.
alter table payment_line
  add column held_fen bigint generated always as
    (case when state in ('open', 'paid', 'recalled') then amount_fen end) stored,
  drop constraint payment_line_of_reservation,
  add constraint payment_line_of_case foreign key (city, application_id) references application,
  add constraint payment_line_of_reservation foreign key (city, application_id, instalment, held_fen)
    references reservation (city, application_id, instalment, amount_fen);

-- Money that arrived stays with its case: it is not withdrawn, refused or sent back to a review; what is
-- still to come is stopped.
create function yanzhen_paid_case_stands() returns trigger language plpgsql as $$
begin
  if exists (select from payment
             where city = new.city and application_id = new.id and valid_until is null) then
    raise exception 'a case whose money arrived is not withdrawn, refused or reviewed anew' using
      errcode = 'check_violation', constraint = 'paid_case_stands';
  end if;
  return new;
end $$;
create trigger paid_case_stands before update of state on application for each row
  when (new.state in ('draft', 'county-review', 'refused', 'withdrawn', 'expired') and
        old.state in ('payable', 'batched', 'signed', 'instructed', 'returned', 'in-service', 'paid', 'stopped'))
  execute function yanzhen_paid_case_stands();
