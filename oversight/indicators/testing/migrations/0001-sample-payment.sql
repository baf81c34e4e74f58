-- Rows with a history for the tests of indicators and letters.
create table sample_payment (
  city text not null references city,
  id uuid not null,
  person_id uuid not null,
  benefit_id text not null,
  county text,
  cluster text,
  education text,
  amount_fen bigint not null,
  primary key (city, id),
  foreign key (city, person_id) references person
);
select yanzhen_keep_history('sample_payment');
select yanzhen_protect('sample_payment');
