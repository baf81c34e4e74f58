import type { FactDictionary } from '@yanzhen/policy';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import { showFact } from '../policies/offers.ts';
import type { KnownFact } from './contract.ts';
import type { FactRow } from './store.ts';

/** A kept fact as a page shows it; undefined for an answer taken back or a fact no longer asked. */
export function knownFact(dictionary: FactDictionary, row: FactRow): KnownFact | undefined {
  const fact = dictionary.facts.get(row.name);
  const shown = showFact(fact, row.value);
  if (!fact || row.value === null || !shown) return undefined;
  return {
    id: fact.id,
    name: fact.name,
    label: fact.label,
    value: row.value,
    shown,
    source: row.source,
    verified: row.verified,
    saidOn: civilDateOf(row.recorded_from),
  };
}
