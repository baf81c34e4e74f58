-- The desk tells how pressing an office's cases are by their due days; for some counties it read every row of
-- the table for them. The index of counties and states now carries the day.

drop index application_by_county_state;
create index application_by_county_state on application (city, county, state, id desc)
  include (submitted_at, due_on);
