-- What the public board and the monthly reconciliation ask for.
create index ledger_transaction_by_day on ledger_transaction (city, happened_on);
create index ledger_transaction_by_memo on ledger_transaction (city, memo, kind)
  where kind in ('confirm', 'return');
create index payment_batch_released on payment_batch (city, benefit_id, id desc)
  where released_at is not null;
