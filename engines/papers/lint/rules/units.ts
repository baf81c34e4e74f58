import type { Part } from '../paper.ts';
import type { Quantity } from '../quantities.ts';
import type { Hit, Rule } from '../rule.ts';

/** Counters that say different things of one thing: persons and person-times, flats and rooms. */
const kinds: readonly (readonly string[])[] = [
  ['人', '人次', '户'],
  ['套', '个', '间', '户'],
  ['家', '个', '所'],
  ['项', '个', '件'],
  ['场', '场次', '次'],
];
/** Counters of whole things. */
const whole = new Set(['人', '人次', '个', '套', '件', '项', '家', '所', '场', '户', '名', '支']);

/** Every number has its unit, one thing has one unit, and whole things are counted whole. */
export const units: Rule = {
  codes: {
    'unit-missing': {
      severity: 'error',
      says: { zh: '“{it}”没有单位。', en: '“{it}” has no unit.' },
      remedy: {
        zh: '请补上单位，例如人、人次、套、元。',
        en: 'Add the unit, for example 人, 人次, 套, 元.',
      },
    },
    'unit-mixed': {
      severity: 'warning',
      says: {
        zh: '“{thing}”前后单位不一：“{first}”和“{it}”。',
        en: '“{thing}” is counted in two units: “{first}” and “{it}”.',
      },
      remedy: {
        zh: '同一事项请用同一单位；口径不同的（如人与人次），请分别写明。',
        en: 'Count one thing in one unit; where persons and person-times differ, say which is which.',
      },
    },
    'unit-fraction': {
      severity: 'error',
      says: {
        zh: '“{it}”不是整数，这个单位只能计整数。',
        en: '“{it}” is not whole; this unit counts whole things.',
      },
      remedy: { zh: '请核对数字或单位。', en: 'Check the number or its unit.' },
    },
  },
  find: ({ body }) => [...mixed(body), ...body.flatMap(alone)],
};

function alone(part: Part): Hit[] {
  return quantitiesOf(part).flatMap(({ quantity, at }) => {
    const hit = { where: part.where, at, excerpt: quantity.text };
    const { counter, decimals, scaled } = quantity;
    if (whole.has(counter) && decimals > 0 && !scaled && !Number.isInteger(quantity.value))
      return [{ ...hit, code: 'unit-fraction' }];
    return counter === '' && wantsUnit(part.text, at, at + quantity.end - quantity.at)
      ? [{ ...hit, code: 'unit-missing' }]
      : [];
  });
}

/** A number between Chinese characters on its left and a mark or the end on its right counts something. */
function wantsUnit(text: string, from: number, to: number): boolean {
  return (
    /[\p{Script=Han}]/u.test(text.slice(Math.max(0, from - 1), from)) &&
    /^(?:[，。；、！？）)]|$)/u.test(text.slice(to, to + 1))
  );
}

function mixed(body: readonly Part[]): Hit[] {
  const seen = new Map<string, Quantity>();
  return body.flatMap((part) =>
    quantitiesOf(part).flatMap(({ quantity, at }): Hit[] => {
      const thing = thingBefore(part.text, at);
      if (thing === undefined || quantity.unit === '') return [];
      const kind = kinds.findIndex((each) => each.includes(quantity.unit));
      const first = seen.get(`${kind} ${thing}`);
      if (kind < 0) return [];
      if (!first) seen.set(`${kind} ${thing}`, quantity);
      if (!first || first.unit === quantity.unit) return [];
      const values = { thing, first: first.text };
      return [{ code: 'unit-mixed', where: part.where, at, excerpt: quantity.text, values }];
    }),
  );
}

/** What a number counts: the four characters before it, without the verb and the hedge between. */
function thingBefore(text: string, at: number): string | undefined {
  const lead = text
    .slice(Math.max(0, at - 16), at)
    .replace(/(?:累计|共计|达到|达|共|为|约|已|计)+$/u, '');
  return /\p{Script=Han}{4}$/u.exec(lead)?.[0];
}

function* placed(part: Part) {
  for (const sentence of part.sentences)
    for (const quantity of sentence.quantities) yield { quantity, at: sentence.at + quantity.at };
}

const quantitiesOf = (part: Part) => [...placed(part)];
