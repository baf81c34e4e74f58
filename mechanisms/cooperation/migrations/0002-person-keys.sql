-- What is kept of a person is read by the person.
create index institute_person_by_person on institute_person (city, person_id);
create index class_student_by_person on class_student (city, person_id);
