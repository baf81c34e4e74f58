-- Figures open to their rows by day: a page is read from these, however many payments stand behind it.
create index payment_by_day_and_id on payment (city, valid_from, id);
drop index payment_by_day;
create index payment_history_by_day on payment_history (city, valid_from, id);
-- A person is added by the first payment.
create index payment_by_person on payment (city, person_id, valid_from, id);
create index payment_history_by_person on payment_history (city, person_id, valid_from, id);
