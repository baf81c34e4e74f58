-- The trail in sealed batches: a Merkle root over the rows, the digest of the seal before, a signature whose
-- key is outside the database. Rows are sealed seconds after they were written, so that writing waits for
-- nothing; a row's seal is set once, by one function, and the application may not update the table.

alter table audit add column seal bigint;
create index audit_by_seal on audit (city, seal, id);

create table audit_seal (
  city text not null references city,
  number bigint not null check (number > 0),
  row_count int not null check (row_count > 0),
  root bytea not null check (length(root) = 32),
  previous bytea not null check (length(previous) = 32),
  sealed_at timestamptz not null,
  key_id text not null check (key_id ~ '^[0-9a-f]{16}$'),
  signature bytea not null check (length(signature) = 64),
  primary key (city, number)
);
select yanzhen_protect('audit_seal', append_only => true);

-- One row as the bytes that are hashed: each field by its length and text, a dash where there is none.
create function yanzhen_audit_leaf(r audit) returns bytea language sql stable as $$
  select sha256('\x00'::bytea || convert_to(string_agg(
    coalesce(octet_length(f) || ':' || f, '-'), '' order by place), 'UTF8'))
  from unnest(array[
    r.city, r.id::text, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), r.request_id,
    r.account_id::text, r.person_id::text, r.act, r.subject_type, r.subject_id, r.reason, r.detail::text
  ]) with ordinality as fields(f, place)
$$;

-- Marks rows as sealed under the newest seal; each of them once.
create function yanzhen_mark_sealed(seal_number bigint, ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare marked int;
begin
  update public.audit set seal = seal_number
  where city = public.yanzhen_city() and seal is null and id = any(ids);
  get diagnostics marked = row_count;
  if marked <> cardinality(ids) or not exists (
    select from public.audit_seal s where s.city = public.yanzhen_city()
      and s.number = seal_number and s.row_count = marked) then
    raise exception 'the rows are not those of the seal' using errcode = 'check_violation';
  end if;
end $$;
revoke all on function yanzhen_mark_sealed(bigint, uuid[]) from public;
grant execute on function yanzhen_mark_sealed(bigint, uuid[]) to yanzhen_app;
