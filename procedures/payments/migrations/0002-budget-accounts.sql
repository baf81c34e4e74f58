-- Accounts and postings of a whole year: overdraft by the leading group, transfers between lines and
-- years, opening balances, what is owed back and what came back.

alter table budget_line
  add opening_fen bigint not null default 0 check (opening_fen >= 0),
  -- What other lines gave, less what they got: zero over all lines.
  add transferred_fen bigint not null default 0,
  add overdraft_fen bigint not null default 0 check (overdraft_fen >= 0),
  add owed_fen bigint not null default 0 check (owed_fen >= 0),
  add recovered_fen bigint not null default 0 check (recovered_fen >= 0),
  add check (total_fen >= 0),
  drop constraint budget_line_check,
  add constraint budget_line_balanced check (
    available_fen + reserved_fen + instructed_fen + paid_fen + owed_fen + recovered_fen
      = total_fen + opening_fen + transferred_fen + overdraft_fen);

alter table ledger_transaction
  drop constraint ledger_transaction_kind_check,
  add constraint ledger_transaction_kind_check check (kind in
    ('appropriate', 'cut', 'give-back', 'overdraw', 'cover', 'reserve', 'release', 'instruct', 'confirm',
     'return', 'bank-recall', 'opening', 'demand', 'waive-recovery', 'recover', 'recover-past', 'offset',
     'adjust', 'carry-over', 'carry-reserved', 'recall-past'));

alter table ledger_entry
  drop constraint ledger_entry_account_check,
  add constraint ledger_entry_account_check check (account in
    ('appropriation', 'opening', 'transfer', 'overdraft', 'available', 'reserved', 'instructed',
     'paid', 'owed', 'recovered'));
