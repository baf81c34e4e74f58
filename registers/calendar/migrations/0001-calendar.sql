-- Holidays and make-up days by year: from the city pack, corrected on the desk.
create table calendar_year (
  city text not null references city,
  year int not null check (year between 1949 and 2198),
  content jsonb not null,
  -- Digest of the pack's own version; a pack that did not change leaves the desk's corrections alone.
  pack_digest text,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (city, year),
  foreign key (city, changed_by) references account (city, id)
);
select yanzhen_protect('calendar_year');
