-- A case that was reviewed again is published again: one running line at a time, the old ones stay.
alter table publicity_line drop constraint publicity_line_city_application_id_key;
create unique index publicity_line_running on publicity_line (city, application_id)
  where state in ('open', 'frozen');
create index publicity_line_by_application on publicity_line (city, application_id, id);
