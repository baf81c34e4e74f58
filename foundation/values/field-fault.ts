import type * as z from 'zod';
import { isFieldFaultCode, type FaultValues, type FieldFaultCode } from './fields.ts';

/** What is wrong with which field, ready to be worded in the reader's language. */
export interface FieldFault {
  /** Where in the request, e.g. `applicant.identityNumber`, `lines.3.amountFen`. */
  readonly field: string;
  readonly code: FieldFaultCode;
  /** Figures for the words, e.g. `{ maximum: 500 }`. */
  readonly values: FaultValues;
}

/**
 * The fault behind any issue of zod, its own kinds included, so that no reader meets zod's English.
 *
 * Never holds what was typed: an identity number must not come back in an error.
 *
 * @param input  What was parsed, to tell a field that is missing from one of the wrong type.
 */
export function fieldFaultOf(issue: z.core.$ZodIssue, input: unknown): FieldFault {
  const missing = issue.code !== 'custom' && isMissing(input, issue.path);
  const { code, values } = missing ? plain('required') : codeOf(issue);
  return { field: issue.path.map(String).join('.'), code, values };
}

function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return true;
    value = Reflect.get(value, step);
  }
  return value === undefined;
}

function codeOf(issue: z.core.$ZodIssue): { code: FieldFaultCode; values: FaultValues } {
  switch (issue.code) {
    case 'custom':
      return ownCodeOf(issue.params);
    case 'invalid_type':
      return plain(issue.expected === 'int' ? 'not-whole' : 'wrong-type');
    case 'too_small':
      return { code: tooSmall(issue), values: { minimum: Number(issue.minimum) } };
    case 'too_big':
      return { code: tooLarge(issue), values: { maximum: Number(issue.maximum) } };
    case 'invalid_format':
      return plain(formats[issue.format] ?? 'format');
    case 'not_multiple_of':
      return plain('not-whole');
    case 'invalid_value':
    case 'invalid_union':
      return plain('not-offered');
    case 'unrecognized_keys':
      return plain('unknown-field');
    case 'invalid_key':
    case 'invalid_element':
      return plain('invalid');
  }
}

const formats: Readonly<Record<string, FieldFaultCode>> = {
  uuid: 'uuid',
  date: 'civil-date',
};

function plain(code: FieldFaultCode): { code: FieldFaultCode; values: FaultValues } {
  return { code, values: {} };
}

function ownCodeOf(params: Record<string, unknown> | undefined) {
  const code = params?.['code'];
  if (!isFieldFaultCode(code)) return plain('invalid');
  const figures = Object.entries(params?.['values'] ?? {}).filter(
    (pair): pair is [string, string | number] => ['string', 'number'].includes(typeof pair[1]),
  );
  return { code, values: Object.fromEntries(figures) };
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): FieldFaultCode {
  if (issue.origin === 'string') return Number(issue.minimum) <= 1 ? 'empty' : 'too-short';
  return issue.origin === 'array' || issue.origin === 'set' ? 'too-few' : 'too-small';
}

function tooLarge(issue: z.core.$ZodIssueTooBig): FieldFaultCode {
  if (issue.origin === 'string') return 'too-long';
  return issue.origin === 'array' || issue.origin === 'set' ? 'too-many' : 'too-big';
}
