import { factReader, type FactDictionary, type FactsGiven } from '@yanzhen/policy';
import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';

type Answers = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Answers as facts for a decision, each checked against the dictionary: its type, range and codes.
 *
 * @param field  Where the answers stand in the request, e.g. `body.answers`.
 * @throws Fault `policies.fact-unknown` or `.fact-value`, all of them at once.
 */
export function readAnswers(
  dictionary: FactDictionary,
  answers: Answers,
  { field, source }: { readonly field: string; readonly source: string },
): FactsGiven {
  const wrong = Object.entries(answers).flatMap(
    ([id, value]) => answerFault(dictionary, id, value, { field, feature: 'policies' }) ?? [],
  );
  throwAll(wrong);
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([, value]) => value !== null)
      .map(([id, value]) => [id, { value, source, verified: false }]),
  );
}

/** What is wrong with one answer; undefined when it can be taken. */
export function answerFault(
  dictionary: FactDictionary,
  id: string,
  value: string | number | boolean | null,
  { field, feature }: { readonly field: string; readonly feature: string },
): Fault | undefined {
  const place = `${field}.${id}`;
  const fact = dictionary.facts.get(id);
  if (!fact) {
    return fault(`${feature}.fact-unknown`, { status: 400, field: place, values: { id } });
  }
  if (value === null || factReader(fact)(value) !== null) return undefined;
  const values = { name: fact.label.zh, nameEn: fact.label.en };
  return fault(`${feature}.fact-value`, { status: 400, field: place, values });
}

/** Throws the first fault with the others beside it; nothing when there is none. */
export function throwAll([first, ...also]: readonly Fault[]): void {
  if (!first) return;
  const { code, status, values } = first;
  throw fault(code, { status, values, also, ...(first.field ? { field: first.field } : {}) });
}
