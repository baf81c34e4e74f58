-- How the last day for a reply was counted, as it is shown beside it; null for days that were kept before.
alter table recovery add column reply_counting jsonb;
