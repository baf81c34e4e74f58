import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getFactDictionary, answerFault, factLabel, throwAll } from '../policies/offers.ts';
import type { FactSource } from './contract.ts';
import * as store from './store.ts';
import { weighStatement } from './weigh-statement.ts';

/**
 * Keeps statements about a person as facts, each checked against the city's fact dictionary.
 *
 * @param facts     By English id; `null` takes an own statement back.
 * @param source    Who says so.
 * @param verified  Whether the source vouches for it; a person's own word never does.
 * @throws Fault `talents.fact-unknown`, `.fact-value`; `.fact-verified` (409) when a statement
 *         contradicts a verified fact. All at once, and nothing is kept then.
 */
export async function keepFacts(
  turn: Turn,
  personId: string,
  facts: Readonly<Record<string, store.StoredValue>>,
  source: FactSource,
  { verified = source !== 'self' && source !== 'document' }: { readonly verified?: boolean } = {},
): Promise<void> {
  const dictionary = await getFactDictionary(turn);
  const place = { field: 'body.facts', feature: 'talents' };
  throwAll(
    Object.entries(facts).flatMap(([id, value]) => answerFault(dictionary, id, value, place) ?? []),
  );
  await store.lockPerson(turn, personId);
  const rows = await store.listFacts(turn, personId);
  const known = new Map(rows.map((row) => [row.name, row]));
  const weighed = Object.entries(facts).map(([id, value]) => {
    const said = { value, source, verified };
    return { id, said, old: known.get(id), result: weighStatement(known.get(id), said) };
  });
  throwAll(
    weighed
      .filter((each) => each.result === 'contradicts')
      .map(({ id }) => {
        const label = factLabel(dictionary, id);
        const values = { name: label.zh, nameEn: label.en };
        return fault('talents.fact-verified', { field: `body.facts.${id}`, values });
      }),
  );
  for (const { id, said, old, result } of weighed) {
    if (result !== 'keep') continue;
    if (old) await store.correctFact(turn, old, said);
    else await store.appendFact(turn, personId, id, said);
  }
}
