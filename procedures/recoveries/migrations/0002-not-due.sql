-- A sum that was not due at all (不应享受): the benefit's condition was not met, or a part fell due after the
-- person's death. It counts no months of service.
alter table recovery
  drop constraint recovery_rule_check,
  drop constraint recovery_required_months_check,
  add constraint recovery_rule_check check (rule in ('pro-rata', 'full', 'not-due')),
  add constraint recovery_required_months_check check
    (case rule when 'not-due' then required_months = 0 and served_months = 0 else required_months > 0 end);
