-- A case may be an organisation's own: a natural person still acts in it and is kept out of its review, but what is
-- granted is the organisation's. And a case may be about a record, e.g. a project: then one case a record is open
-- or paid, however many records the applicant has.
alter table application
  add column for_organisation boolean not null default false,
  add column subject_type text check (length(subject_type) between 1 and 40),
  add column subject_id uuid,
  add constraint application_organisation_known check (not for_organisation or organisation_id is not null),
  add constraint application_subject_whole check (num_nonnulls(subject_type, subject_id) in (0, 2));

drop index application_one_open;
create unique index application_one_open on application (city, benefit_id, applicant_person_id)
  where state not in ('refused', 'withdrawn', 'expired') and not for_organisation and subject_id is null;
create unique index application_one_of_organisation on application (city, benefit_id, organisation_id)
  where state not in ('refused', 'withdrawn', 'expired') and for_organisation and subject_id is null;
create unique index application_one_of_subject on application (city, benefit_id, subject_id)
  where state not in ('refused', 'withdrawn', 'expired') and subject_id is not null;
create index application_by_subject on application (city, subject_id, id desc) where subject_id is not null;

-- Whose case it is and what it is about is settled when it begins.
create function yanzhen_case_keeps_its_subject() returns trigger language plpgsql as $$
begin
  raise exception 'a case keeps whose it is and what it is about' using errcode = 'check_violation',
    constraint = 'application_keeps_subject';
end $$;
create trigger application_keeps_subject before update on application for each row
  when ((new.for_organisation, new.subject_type, new.subject_id)
          is distinct from (old.for_organisation, old.subject_type, old.subject_id)
        or (old.for_organisation and new.organisation_id is distinct from old.organisation_id))
  execute function yanzhen_case_keeps_its_subject();
