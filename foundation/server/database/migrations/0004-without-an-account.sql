-- Files and messages of people who have no account: an objection comes from anybody, without a name.

alter table file alter column uploaded_by drop not null;

-- A message to an address that somebody left, sealed; in no list of the product, only on its way.
alter table message alter column person_id drop not null;
alter table message
  add column to_sealed bytea,
  add column to_way text check (to_way in ('sms', 'email')),
  add constraint message_to_somebody check (
    (person_id is null) = (to_sealed is not null) and (person_id is null) = (to_way is not null));
