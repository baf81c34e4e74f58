-- Files of an objection, which name nobody; and how the objector was told of the decision.

create table objection_file (
  city text not null,
  objection_id uuid not null,
  file_id uuid not null,
  primary key (city, objection_id, file_id),
  foreign key (city, objection_id) references objection,
  foreign key (city, file_id) references file (city, id)
);
select yanzhen_protect('objection_file', append_only => true);

-- `by-hand`: a contact was left that is neither a mobile number nor an e-mail address.
alter table objection
  add column told text check (told in ('sms', 'email', 'by-hand')),
  add column told_words text check (length(told_words) <= 500),
  add constraint objection_told_when_decided check (told is null or state <> 'open');
