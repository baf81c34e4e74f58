-- What rests on a file of a case names the case too.
alter table evidence add unique (city, application_id, id);
