import { oneEdit, type OneEdit } from '../edit-distance.ts';
import { knownNames } from '../known-names.ts';
import type { LintContext, Paper, Part } from '../paper.ts';
import type { Hit, Rule } from '../rule.ts';

/**
 * Names of the city one swap or one character away from what is written: 青人年才驿站 for 青年人才驿站. Found by
 * comparing with the names themselves; there is no list of mistakes.
 */
export const names: Rule = {
  codes: {
    'name-transposed': {
      severity: 'error',
      says: {
        zh: '“{it}”疑为“{name}”：两个字颠倒了。',
        en: '“{it}” seems to be “{name}” with two characters transposed.',
      },
      remedy: { zh: '请改为“{name}”。', en: 'Write “{name}”.' },
    },
    'name-near': {
      severity: 'warning',
      says: {
        zh: '“{it}”与“{name}”只差一字。',
        en: '“{it}” is one character away from “{name}”.',
      },
      remedy: {
        zh: '请核对：是同一名称的，改为“{name}”。',
        en: 'Where the same is meant, write “{name}”.',
      },
    },
  },
  find: (paper) => find(paper),
};

/** What to look for at a place: a swapped form, a name itself, or a half of a name that one edit left whole. */
interface Needle {
  readonly text: string;
  readonly name: string;
  readonly kind: 'swapped' | 'exact' | 'front' | 'back';
}

/** Needles by their first two characters: one look-up for each place of the text. */
type Needles = ReadonlyMap<number, readonly Needle[]>;

/** A name shorter than this is only looked for with two characters swapped: one character makes another word of it. */
const shortMost = 5;
// A number, a direction, a rank or a kind of place makes another name, not a mistake.
const telling =
  /[一二三四五六七八九十\dA-Za-z东西南北中上下前后正副甲乙丙丁省市县区镇乡州厅局处科部]/u;
const joining = /[的和与及或等、，。“”《》（）()\s\ufffc]/u;

function find({ parts, context }: Paper): Hit[] {
  const known = knownNames(context);
  if (known.length === 0) return [];
  const needles = needlesOf(known);
  return parts.flatMap((part) => hitsIn(part, needles, context));
}

function needlesOf(known: readonly string[]): Needles {
  const needles = new Map<number, Needle[]>();
  const exact = new Set(known);
  const add = (needle: Needle): void => {
    const key = pairAt(needle.text, 0);
    const list = needles.get(key);
    if (list) list.push(needle);
    else needles.set(key, [needle]);
  };
  for (const name of known) {
    add({ text: name, name, kind: 'exact' });
    for (let at = 0; at + 1 < name.length; at += 1) {
      const text = `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
      if (!exact.has(text)) add({ text, name, kind: 'swapped' });
    }
    if (name.length <= shortMost) continue;
    const half = Math.floor(name.length / 2);
    add({ text: name.slice(0, half), name, kind: 'front' });
    add({ text: name.slice(half), name, kind: 'back' });
  }
  return needles;
}

const pairAt = (text: string, at: number): number =>
  text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1);

/** Needles looked at for one part; a text made to look like every name at every place is not searched for ever. */
const looksMost = 400_000;

function hitsIn({ where, typed }: Part, needles: Needles, context: LintContext): Hit[] {
  const exact: (readonly [number, number])[] = [];
  const found = new Map<number, Hit & { readonly edit: number }>();
  let looks = 0;
  for (let at = 0; at + 1 < typed.length && looks < looksMost; at += 1) {
    for (const needle of needles.get(pairAt(typed, at)) ?? []) {
      looks += 1;
      if (!typed.startsWith(needle.text, at)) continue;
      if (needle.kind === 'exact') exact.push([at, at + needle.text.length]);
      const hit =
        needle.kind === 'swapped'
          ? swapped(where, at, needle)
          : nearHit(where, typed, at, needle, context);
      if (hit && (!found.has(hit.edit) || needle.kind === 'swapped')) found.set(hit.edit, hit);
    }
  }
  const covered = coverOf(exact, typed.length);
  return [...found.values()]
    .filter(({ edit }) => !covered(edit))
    .map(({ edit: _edit, ...hit }) => hit);
}

/** Whether a place lies within a name that is written as it should be. */
function coverOf(exact: readonly (readonly [number, number])[], length: number) {
  const cover = new Uint8Array(length + 1);
  for (const [from, to] of exact) cover.fill(1, from, to);
  return (at: number): boolean => cover[at] === 1;
}

function swapped(where: string, at: number, { text, name }: Needle): Hit & { edit: number } {
  const edit = at + (oneEdit(text, name)?.at ?? 0);
  return { code: 'name-transposed', where, at, excerpt: text, values: { name }, edit };
}

/** The name at a place where one half of it stands, if the other half is one edit away. */
function nearHit(
  where: string,
  typed: string,
  at: number,
  { text, name, kind }: Needle,
  context: LintContext,
): (Hit & { edit: number }) | undefined {
  if (kind === 'exact') return undefined;
  for (const length of [name.length, name.length - 1, name.length + 1]) {
    const from = kind === 'front' ? at : at + text.length - length;
    const written = typed.slice(Math.max(0, from), from + length);
    if (from < 0 || written.length < length) continue;
    const edit = oneEdit(written, name);
    if (!edit || edit.kind === 'swapped' || !isMistake(edit, written, name, context)) continue;
    return {
      code: 'name-near',
      where,
      at: from,
      excerpt: written,
      values: { name },
      edit: from + edit.at,
    };
  }
  return undefined;
}

function isMistake(edit: OneEdit, written: string, name: string, context: LintContext): boolean {
  if (telling.test(edit.written) || telling.test(edit.meant)) return false;
  const ends = edit.at === 0 || edit.at >= name.length - 1;
  // What is longer or shorter at an end is another phrase.
  if (edit.kind !== 'changed') return !ends && !joining.test(edit.written);
  if (!/\p{Script=Han}/u.test(edit.written) || joining.test(edit.written)) return false;
  const places = [context.city ?? '', ...(context.places ?? [])];
  const inPlace = places.some(
    (place) => place !== '' && name.startsWith(place) && edit.at < place.length,
  );
  return !inPlace && written.length > shortMost;
}
