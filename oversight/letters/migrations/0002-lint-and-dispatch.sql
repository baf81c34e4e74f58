-- What the linter warned of and the drafter kept with a reason; how a figure is worded; countersigning (会签)
-- before the signature, and sealing (用印), sending (发送) and archiving (归档) after it.

alter table letter_figure
  add column stated double precision check (stated >= 0),
  drop constraint letter_figure_phrasing_check,
  add constraint letter_figure_phrasing_check
    check (phrasing in ('exact', 'over', 'exceeds', 'odd', 'near', 'about'));

-- A warning that is kept: the code of the rule and the words it speaks of, so that it is told again when the words change.
create table letter_pass (
  city text not null,
  id uuid not null,
  letter_id uuid not null,
  code text not null check (length(code) between 1 and 60),
  excerpt text not null check (length(excerpt) <= 100),
  reason text not null check (length(btrim(reason)) between 2 and 500),
  person_id uuid not null,
  at timestamptz not null,
  primary key (city, id),
  foreign key (city, letter_id) references letter,
  foreign key (city, person_id) references person,
  unique (city, letter_id, code, excerpt)
);
select yanzhen_protect('letter_pass', append_only => true);
-- The checker reads the reasons: none comes after the text has left the drafter.
create policy letter_pass_in_draft on letter_pass as restrictive for insert
  with check (exists (
    select from letter l
    where l.city = letter_pass.city and l.id = letter_pass.letter_id and l.state = 'draft'));

alter table letter
  drop constraint letter_state_check,
  add constraint letter_state_check check (state in
    ('draft', 'checking', 'countersigning', 'checked', 'issued', 'sealed', 'sent', 'archived')),
  drop constraint letter_check,
  add constraint letter_numbered_once_issued
    check ((state in ('issued', 'sealed', 'sent', 'archived')) = (number is not null));

alter table letter_event
  drop constraint letter_event_duty_check,
  add constraint letter_event_duty_check
    check (duty in ('draft', 'check', 'countersign', 'sign', 'dispatch'));

-- Units (offices of the city) that are to countersign one version; each does so once, by one person for one unit.
create table letter_countersign (
  city text not null,
  letter_id uuid not null,
  version int not null,
  office text not null check (length(office) between 1 and 100),
  person_id uuid,
  opinion text check (length(opinion) <= 500),
  at timestamptz,
  primary key (city, letter_id, version, office),
  foreign key (city, letter_id) references letter,
  foreign key (city, person_id) references person,
  check ((person_id is null) = (at is null)),
  constraint letter_countersign_one_unit unique (city, letter_id, version, person_id)
);
select yanzhen_protect('letter_countersign');
revoke delete on letter_countersign from yanzhen_app;
-- What was countersigned stays: no update finds it any more.
create policy letter_countersign_stays on letter_countersign as restrictive for update
  using (person_id is null) with check (true);

-- After the issue a letter moves on to the seal, the post and the archive, one step after the other, and
-- nothing else of it changes. Before the signature, every unit that was asked has countersigned.
drop policy letter_issued_stays on letter;
create function letter_guarded() returns trigger language plpgsql as $$
begin
  if old.number is not null and not (
    (old.state, new.state) in (('issued', 'sealed'), ('sealed', 'sent'), ('sent', 'archived'))
    and to_jsonb(new) - '{state,changed_at}'::text[] = to_jsonb(old) - '{state,changed_at}'::text[]
  ) then
    raise exception 'an issued letter stays' using errcode = '23514', constraint = 'letter_issued_stays';
  end if;
  if new.state in ('checked', 'issued') and old.state <> new.state and exists (
    select from letter_countersign c
    where c.city = new.city and c.letter_id = new.id and c.version = new.version and c.person_id is null
  ) then
    raise exception 'a unit has not countersigned' using errcode = '23514', constraint = 'letter_countersigned';
  end if;
  return new;
end $$;
create trigger letter_guarded before update on letter for each row execute function letter_guarded();
