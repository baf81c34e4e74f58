-- Papers of a person beside the identity number (证件): passports, residence cards, travel permits, earlier
-- identity cards. Numbers are sealed, and compared by keyed indexes only.
create table person_document (
  city text not null references city,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('passport', 'residence-card', 'travel-permit', 'earlier-identity')),
  -- Number, name as printed and birthday.
  document_sealed bytea not null,
  number_index bytea not null,
  -- The number has the form of an identity number and is compared with those.
  as_identity boolean not null,
  name_birthday_mark bytea,
  said_by_person uuid not null,
  said_at timestamptz not null,
  primary key (city, id),
  unique (city, person_id, number_index),
  foreign key (city, person_id) references person,
  foreign key (city, said_by_person) references person
);
create index person_document_by_number on person_document (city, number_index);
create index person_document_by_name on person_document (city, name_birthday_mark)
  where name_birthday_mark is not null;
select yanzhen_protect('person_document', append_only => true);
