-- One natural person may have come in under several records. A record that was merged away stays as it
-- was and points to the one that is kept; every read of a person follows (`accounts/one-person.ts`).
alter table person
  add column kept_id uuid,
  add column stands boolean generated always as (kept_id is null) stored,
  add column kept_stands boolean generated always as (case when kept_id is not null then true end) stored,
  add constraint person_kept_other check (kept_id <> id),
  add constraint person_by_standing unique (city, id, stands);
-- The pointer leads to a record that stands itself: one step, never a chain or a ring.
alter table person add constraint person_kept_stands
  foreign key (city, kept_id, kept_stands) references person (city, id, stands);
create index person_merged on person (city, kept_id) where kept_id is not null;

-- By what a person may be found a second time: keyed digests, never the name, birthday or number.
create table person_sign (
  city text not null,
  person_id uuid not null,
  sign text not null check (sign ~ '^[a-z][a-z-]{1,39}$'),
  mark bytea not null,
  primary key (city, person_id, sign, mark),
  foreign key (city, person_id) references person
);
create index person_sign_by_mark on person_sign (city, sign, mark);
select yanzhen_protect('person_sign');

-- The record that stands for a person.
create function yanzhen_kept_person(of_city text, person uuid) returns uuid language sql stable as $$
  select coalesce(p.kept_id, p.id) from person p where p.city = of_city and p.id = person
$$;

-- All records of the natural person to whom a record belongs.
create function yanzhen_records_of(of_city text, person uuid) returns uuid[] language sql stable as $$
  with kept as (select yanzhen_kept_person(of_city, person) as id)
  select array_agg(one.id) from (
    select k.id from kept k where k.id is not null
    union all
    select p.id from person p join kept k on p.kept_id = k.id where p.city = of_city
  ) one
$$;

-- As before, the account being of any record of the person.
create or replace function yanzhen_holds_role(of_city text, of_account uuid, of_person uuid, wanted text[],
  moment timestamptz) returns boolean language sql stable as $$
  select exists (
    select from account a
    where a.city = of_city and a.id = of_account
      and (a.person_id = of_person or yanzhen_kept_person(of_city, a.person_id) = of_person)
      and (a.disabled_at is null or a.disabled_at > moment)
      and (a.roles && wanted
        or exists (select from yanzhen_delegations(of_city, of_account, moment) d
                   where d.role = any (wanted))))
$$;
