-- How the last day was counted, as it is shown beside it; null for days that were kept before.
alter table offer_round add column counting jsonb;
grant update (counting) on offer_round to yanzhen_app;
