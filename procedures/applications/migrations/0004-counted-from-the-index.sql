-- Lists of the offices count up to 10,000 submitted cases: each count read as many rows of the table, only to
-- see that they were submitted. The indexes now carry that, and the count never leaves them.

drop index application_by_state;
create index application_by_state on application (city, state, id desc) include (submitted_at);
drop index application_by_county_state;
create index application_by_county_state on application (city, county, state, id desc) include (submitted_at);
drop index application_by_benefit_state;
create index application_by_benefit_state on application (city, benefit_id, state, id desc) include (submitted_at);
drop index application_by_due;
create index application_by_due on application (city, state, due_on, id) include (submitted_at);
drop index application_by_county;
create index application_by_county on application (city, county, id desc) include (submitted_at);
drop index application_by_benefit;
create index application_by_benefit on application (city, benefit_id, id desc) include (submitted_at);
