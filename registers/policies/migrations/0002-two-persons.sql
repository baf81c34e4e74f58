-- What a person publishes goes through two: one proposed it, another natural person published it. A
-- version that the installation brought with a city pack has neither and decides from its own dates.
-- Versions published before this rule stay as they are: `not valid` asks it of new rows only.
alter table policy_version
  -- The first day on which it decides new applications; null for a version of the city pack.
  add column activates_on date,
  add column proposed_by_person uuid,
  add column published_by_person uuid,
  add foreign key (city, proposed_by_person) references person (city, id),
  add foreign key (city, published_by_person) references person (city, id),
  add constraint policy_version_two_persons check (
    published_by is null
    or coalesce(proposed_by_person <> published_by_person, false)) not valid,
  add constraint policy_version_activation check (
    published_by is null or activates_on is not null) not valid;
