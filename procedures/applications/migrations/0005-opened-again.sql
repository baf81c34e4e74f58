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
