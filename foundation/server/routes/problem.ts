import type * as z from 'zod';
import { fieldFaultOf } from '@yanzhen/values/field-fault.ts';
import type { Language } from '@yanzhen/values/localized.ts';
import type { Words } from '../manifest/words.ts';
import { Fault } from './fault.ts';

/** One thing to mend: the field, what is wrong and how to put it right. */
export interface ProblemError {
  readonly field: string | null;
  readonly code: string;
  readonly says: string;
  readonly remedy: string;
}

/** @source RFC 9457, problem details for HTTP. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly ProblemError[];
  readonly requestId: string;
}

/** Words a fault in the reader's language. A code without words is a defect that a test finds. */
export function problemOf(
  problem: Fault,
  words: Words,
  language: Language,
  requestId: string,
): Problem {
  const errors = [problem, ...problem.also]
    .map((each) => wordedFault(each, words, language))
    .filter((each) => each.code !== 'request.invalid');
  const own = wordedFault(problem, words, language);
  return {
    type: `urn:yanzhen:problem:${problem.code}`,
    title: own.says,
    status: problem.status,
    code: problem.code,
    detail: own.remedy,
    errors,
    requestId,
  };
}

function wordedFault(problem: Fault, words: Words, language: Language): ProblemError {
  const dot = problem.code.indexOf('.');
  const [feature, name] = [problem.code.slice(0, dot), problem.code.slice(dot + 1)];
  const group = feature === 'fields' ? 'fields' : 'faults';
  const find = (part: string): string =>
    words.find(language, feature, [group, name, part], problem.values) ??
    words.find(language, 'request', ['faults', 'other', part]) ??
    problem.code;
  return {
    field: problem.field ?? null,
    code: problem.code,
    says: find('says'),
    remedy: find('remedy'),
  };
}

/** The faults of a parse: every field at once, so that nobody has to mend one after another. */
export function faultOfParse(
  error: z.ZodError,
  part: 'params' | 'query' | 'body',
  input: unknown,
): Fault {
  const also = error.issues.slice(0, 50).map((issue) => {
    const { field, code, values } = fieldFaultOf(issue, input);
    return new Fault(`fields.${code}`, { status: 400, field: `${part}.${field}`, values });
  });
  return new Fault('request.invalid', { status: 400, also });
}
