import type { Localized } from '@yanzhen/values/localized.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { FactDefinition } from '../facts/dictionary-schema.ts';

/** Units that facts and parameters are counted in; another is shown as written. */
const units: ReadonlyMap<string, Localized> = new Map(
  Object.entries({
    month: { zh: '个月', en: 'months' },
    year: { zh: '年', en: 'years' },
    day: { zh: '天', en: 'days' },
    'working-day': { zh: '个工作日', en: 'working days' },
    person: { zh: '人', en: 'persons' },
    'square-metre': { zh: '平方米', en: 'm²' },
    percent: { zh: '%', en: '%' },
    yuan: { zh: '元', en: 'yuan' },
    unit: { zh: '套', en: 'units' },
    time: { zh: '次', en: 'times' },
    project: { zh: '个项目', en: 'projects' },
    point: { zh: '分', en: 'points' },
  }),
);

/** The unit in words; undefined for a bare number. */
export function unitWords(unit: string): Localized | undefined {
  if (unit === 'none' || unit === 'number') return undefined;
  return units.get(unit) ?? { zh: unit, en: unit };
}

/** How a page names a fact; its id where the dictionary no longer has it. */
export function factLabel(dictionary: FactDictionary, factId: string): Localized {
  return dictionary.facts.get(factId)?.label ?? { zh: factId, en: factId };
}

/**
 * A fact's value as a reader reads it: yes or no, the label of a code, money in yuan, a number with
 * its unit, how many entries a list has.
 *
 * @param value  Normalised: money in whole fen. Null and undefined are "not known".
 * @returns      `null` while it is not known.
 */
export function showFact(fact: FactDefinition | undefined, value: unknown): Localized | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return { zh: `${value.length} 条`, en: `${value.length} entries` };
  switch (fact?.type) {
    case 'boolean':
      return value === true ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' };
    case 'money':
      return showValue(value, 'yuan');
    case 'number':
      return showValue(value, fact.unit);
    case 'code':
      return fact.codes.find((each) => each.code === value)?.label ?? plain(value);
    default:
      return plain(value);
  }
}

/** A figure with its unit; money comes as whole fen under the unit `yuan` or `money`. */
export function showValue(value: unknown, unit: string): Localized | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' };
  if (typeof value !== 'number') return plain(value);
  const money = unit === 'yuan' || unit === 'money';
  const figure = money ? yuanForReader(Math.round(value)) : String(value);
  const words = unitWords(money ? 'yuan' : unit);
  if (!words) return plain(figure);
  const space = unit === 'percent' ? '' : ' ';
  return { zh: `${figure}${space}${words.zh}`, en: `${figure}${space}${words.en}` };
}

function plain(value: unknown): Localized {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { zh: text, en: text };
}
