-- How the last day was counted, as it is shown beside it; null for days that were kept before.
alter table match_group add column counting jsonb;
