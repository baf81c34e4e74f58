-- Imports (批量导入): one row a file, one row a line of it. What a line says is sealed: it may hold
-- identity and account numbers.

create table import_batch (
  city text not null references city,
  id uuid not null,
  -- `feature.name` of what is imported, and which of it (a benefit), '' where there is only one.
  kind text not null,
  subject text not null check (length(subject) <= 80),
  -- Whose it is: an employer's agents see their own employer's only.
  organisation_id uuid,
  state text not null check (state in
    ('reading', 'checking', 'checked', 'keeping', 'kept', 'undoing', 'undone', 'discarded', 'failed')),
  file_name text not null check (length(file_name) between 1 and 200),
  file_sha256 bytea not null check (length(file_sha256) = 32),
  -- The upload, sealed, until it was read.
  file_sealed bytea,
  format text check (format in ('xlsx', 'xls', 'csv')),
  template_version int,
  -- Headings and what stands above the rows, sealed like the rows.
  head_sealed bytea,
  -- Why the file as a whole cannot be read.
  fault jsonb,
  rows_total int not null default 0 check (rows_total between 0 and 20000),
  rows_new int not null default 0,
  rows_changed int not null default 0,
  rows_same int not null default 0,
  rows_bad int not null default 0,
  -- Rows that the step under way is through with.
  rows_done int not null default 0,
  rows_kept int not null default 0,
  rows_undone int not null default 0,
  uploaded_by_person uuid not null,
  uploaded_by_account uuid not null,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null,
  accepted_by_name text,
  accepted_by_account uuid,
  accepted_at timestamptz,
  -- Good rows only, or refused unless all are good.
  accepted text check (accepted in ('good', 'all')),
  kept_at timestamptz,
  undone_by_name text,
  undone_by_account uuid,
  undone_at timestamptz,
  undo_reason text,
  erased_at timestamptz,
  primary key (city, id),
  foreign key (city, uploaded_by_person) references person,
  check ((state in ('keeping', 'kept', 'undoing', 'undone')) = (accepted_at is not null)),
  check (file_sealed is null or state = 'reading'),
  check (rows_new + rows_changed + rows_same + rows_bad <= rows_total),
  check (rows_kept <= rows_total and rows_undone <= rows_kept)
);
create index import_batch_by_kind on import_batch (city, kind, organisation_id, id desc);
create index import_batch_by_age on import_batch (city, uploaded_at) where erased_at is null;
-- One file is looked at once at a time: the same file sent twice goes on with the first.
create unique index import_batch_one_open on import_batch
  (city, kind, subject, coalesce(organisation_id, uploaded_by_person), file_sha256)
  where state in ('reading', 'checking', 'checked', 'keeping');
select yanzhen_protect('import_batch');

create table import_row (
  city text not null,
  batch_id uuid not null,
  line int not null check (line > 0),
  row_sealed bytea,
  -- Keyed index of the natural key; null where the row has none.
  key_index bytea,
  label text not null check (length(label) <= 100),
  outcome text check (outcome in ('new', 'changed', 'same', 'bad')),
  problems jsonb not null default '[]',
  notices jsonb not null default '[]',
  -- What accepting the row does, in both languages.
  says jsonb,
  state text not null check (state in ('waiting', 'kept', 'left', 'undone', 'stays')),
  subject_type text,
  subject_id uuid,
  -- What became of the row, in both languages: why it was left, or why it stays.
  note jsonb,
  primary key (city, batch_id, line),
  foreign key (city, batch_id) references import_batch on delete cascade,
  check ((state in ('kept', 'undone', 'stays')) <= (outcome in ('new', 'changed'))),
  check ((subject_type is null) = (subject_id is null))
);
create index import_row_by_key on import_row (city, batch_id, key_index, line);
create index import_row_by_outcome on import_row (city, batch_id, outcome, line);
create index import_row_by_state on import_row (city, batch_id, state, line);
select yanzhen_protect('import_row');
