import type { Localized } from '@yanzhen/values/localized.ts';
import { problemWords, type ProblemCode } from './problem-words.ts';

/** Values named in a problem's sentences, e.g. `{ name: '学历(最高)', proposal: '学历（最高）' }`. */
export type ProblemValues = Readonly<Record<string, string | number>>;

/** One thing wrong in a file, told so that an officer can mend it. */
export interface Problem {
  readonly file: string;
  /** First line is 1. */
  readonly line: number;
  /** First column is 1; counted in UTF-16 units as editors do. */
  readonly column: number;
  /** Keys from the top of the file, e.g. `benefits.0.conditions.2.when`. */
  readonly path: string;
  readonly code: ProblemCode;
  readonly says: Localized;
  readonly remedy: Localized;
}

/**
 * Raised inside the engine while one expression is read; the file check turns it into a Problem.
 * It never leaves the front door.
 */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly from: number;
  readonly values: ProblemValues;

  constructor(code: ProblemCode, from: number, values: ProblemValues = {}) {
    super(`${code} at ${from}`);
    this.code = code;
    this.from = from;
    this.values = values;
  }
}

function fill(text: string, values: ProblemValues): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) =>
    Object.hasOwn(values, key) ? String(values[key]) : whole,
  );
}

function fillBoth(text: Localized, values: ProblemValues): Localized {
  return { zh: fill(text.zh, values), en: fill(text.en, values) };
}

/** The sentences of a problem with its values filled in. */
export function problemSays(
  code: ProblemCode,
  values: ProblemValues,
): { says: Localized; remedy: Localized } {
  const words = problemWords[code];
  return { says: fillBoth(words.says, values), remedy: fillBoth(words.remedy, values) };
}
