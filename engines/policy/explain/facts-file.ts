import * as z from 'zod';
import { factValueFromFile, typeWords } from '../file/check-references.ts';
import { YamlSource } from '../file/yaml-source.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { FactGiven, FactsGiven } from '../facts/normalise.ts';
import type { Problem } from '../problems.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const written = z.union([scalar, z.array(z.union([scalar, z.record(z.string(), scalar)]))]);
const withSource = z.strictObject({
  value: written,
  source: z.string().min(1).max(100).optional(),
  asOf: z.iso.date().optional(),
});
const factsFileSchema = z.record(z.string(), z.union([written, withSource]));

export type FactsFileResult =
  | { readonly ok: true; readonly facts: FactsGiven }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads facts of one person from a YAML or JSON file: by official name or id, money in yuan, a code by
 * itself or by its Chinese label; `null` for what is not known. A fact may be written with its source
 * and day: `{ value: 36, source: employer, asOf: 2026-10-31 }`.
 *
 * @param fileName  Name shown in problems.
 * @returns         The facts by id, or every problem with line, field and remedy. Never throws.
 */
export function parseFactsFile(
  text: string,
  fileName: string,
  dictionary: FactDictionary,
): FactsFileResult {
  const source = new YamlSource(text, fileName);
  const content = source.read(factsFileSchema);
  if (!content) return { ok: false, problems: source.problems };
  const facts = new Map<string, FactGiven>();
  const named: { id: string; path: string[] }[] = [];
  for (const [name, entry] of Object.entries(content)) {
    const fact = dictionary.byName.get(name);
    if (!fact) {
      source.refuseUnknown('feel.unknown-name', name, dictionary.byName.keys(), [name]);
      continue;
    }
    named.push({ id: fact.id, path: [name] });
    const plain = withSource.safeParse(entry);
    const { value: given, ...said } = plain.success ? plain.data : { value: entry };
    if (given === null) continue;
    const value = factValueFromFile(fact, given);
    if (value === null) {
      const [expected, expectedEn] = typeWords[fact.type];
      const text = typeof given === 'object' ? JSON.stringify(given) : String(given);
      source.refuse('value.wrong-for-fact', [name], {
        text,
        name: fact.name,
        expected,
        expectedEn,
      });
      continue;
    }
    const { source: by = 'file', asOf } = said as Partial<z.infer<typeof withSource>>;
    facts.set(fact.id, { value, source: by, ...(asOf !== undefined && { asOf }) });
  }
  // By its name and by its id: it would not be told which of the two counts.
  source.refuseDuplicates(named);
  if (source.problems.length > 0) return { ok: false, problems: source.problems };
  return { ok: true, facts: Object.fromEntries(facts) };
}
