-- Files that support the facts of a case. A file taken away keeps its row.
create table evidence (
  city text not null,
  id uuid not null,
  application_id uuid not null,
  code text not null,
  file_id uuid not null,
  uploaded_by_person_id uuid not null,
  uploaded_at timestamptz not null,
  removed_at timestamptz,
  primary key (city, id),
  foreign key (city, application_id) references application (city, id),
  foreign key (city, file_id) references file (city, id),
  foreign key (city, uploaded_by_person_id) references person (city, id)
);
create index evidence_by_application on evidence (city, application_id, code) where removed_at is null;
select yanzhen_protect('evidence');
