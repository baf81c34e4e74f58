import { oneEdit } from '../edit-distance.ts';
import type { LintContext, Part } from '../paper.ts';
import type { Hit, Rule } from '../rule.ts';

/** Offices of the city are written by the names that the city has given. */
export const offices: Rule = {
  codes: {
    'office-abbreviated': {
      severity: 'warning',
      says: {
        zh: '“{it}”不是“{name}”的规范名称。',
        en: '“{it}” is not the proper name of “{name}”.',
      },
      remedy: {
        zh: '请写全称“{name}”；首次出现时注明简称的，可以保留。',
        en: 'Write “{name}” in full; keep a short form only where it was introduced.',
      },
    },
    'office-unknown': {
      severity: 'warning',
      says: {
        zh: '本市机构名单中没有“{it}”。',
        en: 'There is no office “{it}” in the city’s list.',
      },
      remedy: {
        zh: '请核对机构名称；确有其机构的，请管理员补入城市配置。',
        en: 'Check the name; where there is such an office, have it added to the city pack.',
      },
    },
  },
  find: ({ body, context }) => {
    const tails = tailsOf(context);
    if (tails.length === 0) return [];
    return body.flatMap((part) => hitsIn(part, context.city ?? '', tails));
  },
};

/** Names of the city's offices without the city's own name before them. */
function tailsOf({ city = '', offices: names = [] }: LintContext): string[] {
  return city === ''
    ? []
    : names.flatMap((name) => (name.startsWith(city) ? [name.slice(city.length)] : []));
}

// The city's own offices only: 市 begins a name behind a mark or one of the words that lead to an office.
const named =
  /(?<=^|[，、。；：（(“\s和与由向经报商送会同请及是])市((?!委|政府|人大|政协|县|区|民|场|级|内|外|直)\p{Script=Han}{1,14}?(?:委员会|办公室|局))/gu;

function hitsIn({ where, typed }: Part, city: string, tails: readonly string[]): Hit[] {
  const short = [...typed.matchAll(named)].map((found) => ({
    at: found.index,
    whole: found[0],
    tail: found[1] ?? '',
  }));
  const full = [...typed.matchAll(/市(\p{Script=Han}{1,14}?(?:委员会|办公室|局))/gu)].flatMap(
    (found) => {
      const from = found.index + 1 - city.length;
      return typed.startsWith(city, from)
        ? [{ at: from, whole: city + (found[1] ?? ''), tail: found[1] ?? '' }]
        : [];
    },
  );
  return [...full, ...short].flatMap(({ at, whole, tail }): Hit[] => {
    // A section of an office is named behind it; `names` tells what is one character away.
    if (tails.some((known) => known.startsWith(tail) || oneEdit(tail, known))) return [];
    // The office itself before its sections.
    const office = tails
      .filter((known) => tail.length < known.length && isWithin(tail, known))
      .toSorted((a, b) => a.length - b.length)[0];
    const hit = { where, at, excerpt: whole };
    return office === undefined
      ? [{ ...hit, code: 'office-unknown' }]
      : [{ ...hit, code: 'office-abbreviated', values: { name: city + office } }];
  });
}

/** Whether the characters of a short form stand in the name in that order. */
function isWithin(short: string, name: string): boolean {
  let at = -1;
  return [...short].every((character) => {
    at = name.indexOf(character, at + 1);
    return at >= 0;
  });
}
