import { readFileSync } from 'node:fs';
import { parseFactDictionary, type FactDictionary } from '../facts/dictionary.ts';
import { parsePolicyFile } from '../file/parse-policy.ts';
import type { Policy } from '../rules.ts';

const pack = new URL('../../../cities/luzhou/', import.meta.url);

/** Text of a file of the Luzhou pack. */
export const luzhouText = (name: string): string => readFileSync(new URL(name, pack), 'utf8');

/** The fact dictionary of the Luzhou pack. */
export function luzhouFacts(): FactDictionary {
  const parsed = parseFactDictionary(luzhouText('facts.yaml'), 'facts.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.dictionary;
}

/** The housing policy of the Luzhou pack. */
export function luzhouHousing(dictionary: FactDictionary): Policy {
  const name = 'policies/housing-2024.yaml';
  const parsed = parsePolicyFile(luzhouText(name), name, dictionary);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.policy;
}

/** The text of the housing policy with its first worked example only: quick to read many times. */
export function shortHousingText(): string {
  const text = luzhouText('policies/housing-2024.yaml');
  const examples = text.split('      - id: ').length;
  const second = text.indexOf('      - id: doctor-above-threshold');
  if (second < 0 || examples < 3) throw new Error('the housing policy has other examples now');
  return text.slice(0, second);
}
