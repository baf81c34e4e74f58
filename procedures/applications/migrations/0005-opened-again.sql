-- As lifecycle.ts: a refused case is opened again after an appeal (`reopen`), by who had and will have no
-- other duty in it (`reconsider`).

create or replace function yanzhen_duty_pairs() returns table (one text, other text)
language sql immutable as $$
  values ('apply', 'propose'), ('apply', 'check'), ('apply', 'approve'), ('apply', 'publish'),
         ('apply', 'prepare'), ('apply', 'sign'), ('apply', 'release'), ('apply', 'confirm'),
         ('apply', 'waive'), ('apply', 'vouch'),
         ('vouch', 'propose'), ('vouch', 'check'), ('vouch', 'approve'), ('vouch', 'waive'),
         ('propose', 'check'), ('propose', 'approve'), ('check', 'approve'),
         ('propose', 'prepare'), ('check', 'prepare'), ('approve', 'prepare'),
         ('propose', 'sign'), ('check', 'sign'), ('approve', 'sign'),
         ('propose', 'release'), ('check', 'release'),
         ('publish', 'sign'), ('publish', 'release'),
         ('prepare', 'sign'), ('prepare', 'release'), ('sign', 'release'),
         ('apply', 'reconsider'), ('vouch', 'reconsider'),
         ('propose', 'reconsider'), ('check', 'reconsider'), ('approve', 'reconsider'),
         ('publish', 'reconsider'), ('prepare', 'reconsider'), ('sign', 'reconsider'),
         ('release', 'reconsider'), ('confirm', 'reconsider'), ('waive', 'reconsider')
$$;

create or replace function yanzhen_move_roles() returns table (move text, from_state text, roles text[])
language sql immutable as $$
  values ('ask-correction', 'county-review', '{county-officer}'::text[]),
         ('propose', 'county-review', '{county-officer}'),
         ('refuse', 'county-review', '{county-officer}'),
         ('check', 'proposed', '{city-checker}'),
         ('send-back', 'proposed', '{city-checker}'),
         ('refuse', 'proposed', '{city-checker}'),
         ('approve', 'checked', '{approver}'),
         ('send-back', 'checked', '{approver}'),
         ('refuse', 'checked', '{approver}'),
         ('publish', 'approved', '{publicity-officer}'),
         ('dismiss-objection', 'objected', '{publicity-officer}'),
         ('uphold-objection', 'objected', '{publicity-officer}'),
         ('prepare', 'payable', '{finance-preparer}'),
         ('prepare', 'returned', '{finance-preparer}'),
         ('unbatch', 'batched', '{finance-preparer,finance-signer}'),
         ('sign', 'batched', '{finance-signer}'),
         ('release', 'signed', '{finance-releaser}'),
         ('confirm-payment', 'instructed', '{finance-preparer,finance-releaser}'),
         ('return-payment', 'instructed', '{finance-preparer,finance-releaser}'),
         ('confirm-instalment', 'instructed', '{finance-preparer,finance-releaser}'),
         ('recall-payment', 'paid', '{finance-preparer,finance-releaser}'),
         ('recall-payment', 'in-service', '{finance-preparer,finance-releaser}'),
         ('recall-payment', 'payable', '{finance-preparer,finance-releaser}'),
         ('recall-payment', 'stopped', '{finance-preparer,finance-releaser}'),
         ('stop-instalments', 'in-service', '{county-officer,city-checker}'),
         ('stop-instalments', 'payable', '{county-officer,city-checker}'),
         ('stop-instalments', 'returned', '{county-officer,city-checker}'),
         ('extend-term', 'county-review', '{approver}'),
         ('extend-term', 'proposed', '{approver}'),
         ('extend-term', 'checked', '{approver}'),
         ('extend-term', 'payable', '{approver}'),
         ('settle-instalments', 'in-service', '{finance-preparer,finance-releaser}'),
         ('settle-instalments', 'payable', '{finance-preparer,finance-releaser}'),
         ('settle-instalments', 'returned', '{finance-preparer,finance-releaser}'),
         ('reopen', 'refused', '{appeal-officer}')
$$;
