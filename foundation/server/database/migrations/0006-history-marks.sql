-- Which transaction wrote versions of which table: whoever keeps what was computed of a table with history learns
-- here whether it still stands. By transaction and not by time, for versions are recorded out of order and a
-- demonstration's past is recorded today.
create table history_mark (
  city text not null references city,
  source text not null,
  xid bigint not null,
  -- Moments from which the versions are known, first and last.
  recorded_first timestamptz not null,
  recorded_last timestamptz not null,
  marked_at timestamptz not null,
  primary key (city, source, xid)
);
create index history_mark_by_recorded on history_mark (city, source, recorded_last);
create index history_mark_by_age on history_mark (city, marked_at);
select yanzhen_protect('history_mark');

create function yanzhen_mark_history() returns trigger language plpgsql as $$
begin
  insert into history_mark as m (city, source, xid, recorded_first, recorded_last, marked_at)
  select city, tg_table_name, pg_current_xact_id()::text::bigint, min(recorded_from), max(recorded_from), clock_timestamp()
  from touched group by city
  on conflict (city, source, xid) do update set recorded_first = least(m.recorded_first, excluded.recorded_first),
    recorded_last = greatest(m.recorded_last, excluded.recorded_last);
  return null;
end $$;

create function yanzhen_mark_writes(target text) returns void language plpgsql as $$
begin
  execute format('create trigger %I after insert on %I referencing new table as touched '
                 'for each statement execute function yanzhen_mark_history()', target || '_marks_insert', target);
  execute format('create trigger %I after update on %I referencing new table as touched '
                 'for each statement execute function yanzhen_mark_history()', target || '_marks_update', target);
  execute format('create trigger %I after delete on %I referencing old table as touched '
                 'for each statement execute function yanzhen_mark_history()', target || '_marks_delete', target);
end $$;

-- As before, and every write is marked.
alter function yanzhen_keep_history(text) rename to yanzhen_add_history;
create function yanzhen_keep_history(target text) returns void language plpgsql as $$
begin
  perform yanzhen_add_history(target);
  perform yanzhen_mark_writes(target);
end $$;

-- Tables that had a history before.
select yanzhen_mark_writes(t.tablename) from pg_tables t
where t.schemaname = 'public' and to_regclass(format('public.%I', t.tablename || '_history')) is not null
  and exists (select from pg_attribute a where a.attrelid = format('public.%I', t.tablename)::regclass
    and a.attname = 'recorded_from' and not a.attisdropped);
