import * as z from 'zod';
import type { DecisionTable } from '../evaluate-table.ts';
import type { Typed } from '../typed.ts';
import type { ConformanceCase, ConformanceTable } from './run-cases.ts';

const typed: z.ZodType<Typed> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('null') }),
    z.object({ type: z.literal('boolean'), value: z.boolean() }),
    z.object({
      type: z.enum(['number', 'string', 'date', 'time', 'dateTime', 'duration']),
      value: z.string(),
    }),
    z.object({ type: z.literal('list'), value: z.array(typed) }),
    z.object({ type: z.literal('context'), value: z.record(z.string(), typed) }),
  ]),
);

const step = z.object({
  name: z.string(),
  uses: z.array(z.string()).optional(),
  expression: z.string().optional(),
  table: z.string().optional(),
});

const caseSchema = z.object({
  id: z.string(),
  suite: z.string(),
  expression: z.string().optional(),
  table: z.string().optional(),
  context: z.record(z.string(), typed).optional(),
  inputs: z.record(z.string(), typed).optional(),
  expected: typed,
  steps: z.array(step).optional(),
  uses: z.array(z.string()).optional(),
});

const tableSchema = z.object({
  id: z.string(),
  table: z.custom<DecisionTable>((table) => typeof table === 'object' && table !== null),
});

const fileSchema = z.object({
  source: z.string(),
  tables: z.array(tableSchema).default([]),
  cases: z.array(caseSchema),
});

/** The cases of a conformance folder. */
export interface ConformanceSet {
  readonly source: string;
  readonly cases: readonly ConformanceCase[];
  readonly tables: readonly ConformanceTable[];
}

/** The files that a conformance folder has. */
export const conformanceFiles = ['feel-cases.json', 'table-cases.json'] as const;

/**
 * Reads the content of a conformance folder's files.
 *
 * @throws ZodError or SyntaxError for content of another form.
 */
export function readConformance(texts: readonly string[]): ConformanceSet {
  const files = texts.map((text) => fileSchema.parse(JSON.parse(text)));
  return {
    source: files[0]?.source ?? '',
    cases: files.flatMap((file) => file.cases) as unknown as ConformanceCase[],
    tables: files.flatMap((file) => file.tables),
  };
}
