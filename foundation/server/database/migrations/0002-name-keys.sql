-- By what a name is found when it is typed in Latin letters: full readings and initials. One set of rows
-- a name, however many persons bear it; lists join it by the name that they show.
create table name_key (
  city text not null references city,
  name text not null,
  key text not null check (key ~ '^[a-z]+$'),
  primary key (city, name, key)
);
create index name_key_by_key on name_key (city, key text_pattern_ops, name);
select yanzhen_protect('name_key');
