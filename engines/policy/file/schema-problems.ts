import type * as z from 'zod';
import type { ProblemCode } from '../problem-words.ts';
import type { ProblemValues } from '../problems.ts';

interface Found {
  readonly code: ProblemCode;
  readonly path: (string | number)[];
  readonly values: ProblemValues;
}

const typeWords: Readonly<Record<string, readonly [string, string]>> = {
  string: ['文字', 'text'],
  number: ['数字', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['true 或 false', 'true or false'],
  array: ['列表', 'a list'],
  object: ['一组键和值', 'a group of keys and values'],
  record: ['一组键和值', 'a group of keys and values'],
  date: ['日期', 'a date'],
};

function at(raw: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    raw,
  );
}

/** What a schema refuses, in words an officer understands. */
export function schemaProblem(issue: z.core.$ZodIssue, raw: unknown): Found[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? key.toString() : key));
  const key = String(path.at(-1) ?? '');
  const value = at(raw, path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((unknown) => ({
      code: 'schema.unknown-key',
      path: [...path, unknown],
      values: { key: unknown },
    }));
  }
  if (path.length > 0 && value === undefined)
    return [{ code: 'schema.missing', path, values: { key } }];
  if (issue.code === 'invalid_type') {
    const [expected, expectedEn] = typeWords[issue.expected] ?? [issue.expected, issue.expected];
    return [{ code: 'schema.wrong-type', path, values: { key, expected, expectedEn } }];
  }
  return [{ code: 'schema.wrong-value', path, values: { key, allowed: allowedBy(issue) } }];
}

function allowedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.map(String).join(' / ');
    case 'too_small':
      return `≥ ${String(issue.minimum)}`;
    case 'too_big':
      return `≤ ${String(issue.maximum)}`;
    case 'invalid_format':
      return issue.pattern ?? issue.format;
    case 'invalid_union':
      return issue.message;
    default:
      return issue.message;
  }
}
