import { pinyin, polyphonic } from 'pinyin-pro';

/** Readings kept of one name; four characters with two readings each are sixteen. */
const readingsMax = 24;

/**
 * What a name may be found by when it is typed in Latin letters: every reading in full and by its
 * initials, the surname read as a surname first (曾 `zeng`, 单 `shan`). A name of several parts is also
 * found by each later part.
 *
 * @returns Small letters only, without doubles; `ü` is `v`.
 * @source  GB/T 28039 spelling of Chinese names
 */
export function nameKeys(name: string): string[] {
  const parts = name.split(/[\s·•・.,，'’-]+/u).filter((part) => part !== '');
  const keys = new Set<string>();
  parts.forEach((_part, at) => {
    for (const key of partKeys(parts.slice(at), at === 0)) keys.add(key);
  });
  return [...keys];
}

/** Typed letters in the form of the keys; undefined when the text is not letters alone. */
export function typedKey(text: string): string | undefined {
  const bare = text.toLowerCase().replace(/[\s'’·-]+/gu, '');
  const key = bare.replace(/ü/g, 'v').replace(/([ln])yu/g, '$1v');
  return /^[a-z]{1,40}$/.test(key) ? key : undefined;
}

function partKeys(parts: readonly string[], withSurname: boolean): string[] {
  let readings: string[][] = [[]];
  parts.forEach((part, at) => {
    const heard = readingsOf(part, withSurname && at === 0);
    readings = readings
      .flatMap((reading) => heard.map((next) => [...reading, ...next]))
      .slice(0, readingsMax);
  });
  return readings.flatMap((syllables) => {
    const full = syllables.join('');
    const initials = syllables.map((syllable) => syllable[0] ?? '').join('');
    return full === '' ? [] : [full, initials];
  });
}

/** The readings of one part, each as its syllables; a word of Latin letters is one syllable. */
function readingsOf(part: string, surname: boolean): string[][] {
  if (/^[\p{Script=Latin}\p{M}]+$/u.test(part)) return [[plainLetters(part)]];
  const options = { toneType: 'none', type: 'array', v: true } as const;
  const first = pinyin(part, { ...options, surname: surname ? 'head' : 'off' }).map(plainLetters);
  const all = polyphonic(part, options).map((heard) => heard.map(plainLetters));
  let readings: string[][] = [[]];
  all.forEach((heard, at) => {
    // The reading of the whole word comes first, so that a bound never cuts it off.
    const here = [...new Set([first[at] ?? '', ...heard])].filter((each) => each !== '');
    const next = here.length === 0 ? [''] : here;
    readings = readings
      .flatMap((reading) => next.map((syllable) => [...reading, syllable]))
      .slice(0, readingsMax);
  });
  return readings.map((syllables) => syllables.filter((each) => each !== ''));
}

/** Small letters a to z of a syllable; a sign that has no reading leaves nothing. */
function plainLetters(text: string): string {
  return text
    .replace(/[üÜ]/g, 'v')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
