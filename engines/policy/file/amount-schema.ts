import * as z from 'zod';
import { localized } from '../facts/dictionary-schema.ts';
import { assumed, clause, feel, feelOrFigure, id, share } from './schema-parts.ts';

export const table = z.strictObject({
  hitPolicy: z.enum(['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'COLLECT']),
  aggregator: z.enum(['sum', 'min', 'max', 'count']).optional(),
  priority: z.array(feel).min(1).optional().describe('Outputs, highest first (PRIORITY only)'),
  inputs: z.array(feel).min(1).max(12),
  rows: z
    .array(
      z.strictObject({
        when: z.array(feel).describe('One cell of unary tests for each input; “-” for any'),
        then: feelOrFigure,
        clause: clause.optional(),
        assumed,
      }),
    )
    .min(1)
    .max(500),
  otherwise: feelOrFigure.optional().describe('Output where no row holds'),
});

/** How a derived value comes about. */
export const wayToValue = {
  formula: feelOrFigure.optional(),
  table: table.optional(),
};

/** The ways to an amount; exactly one of them. */
export const wayToAmount = {
  ...wayToValue,
  perHead: z
    .strictObject({ sum: feelOrFigure, heads: feel })
    .optional()
    .describe('A sum of money for each of a whole number of heads'),
  percentage: z
    .strictObject({ rate: feelOrFigure, of: feel })
    .optional()
    .describe('A share of a sum of money, 0.3 for 30 %; needs a cap'),
  monthly: z
    .strictObject({ sum: feelOrFigure, months: feelOrFigure })
    .optional()
    .describe('A sum of money for each of a whole number of months'),
  range: z
    .strictObject({ from: feelOrFigure, to: feelOrFigure, decidedBy: z.enum(['review']) })
    .optional()
    .describe('At least and at most; the review decides between'),
};
export const amountWays = [
  'formula',
  'table',
  'perHead',
  'percentage',
  'monthly',
  'range',
] as const satisfies readonly (keyof typeof wayToAmount)[];

export const rounding = z.strictObject({
  to: z.enum(['fen', 'yuan', '100yuan']),
  direction: z.enum(['down', 'up', 'half-up']),
});

export const instalments = z.strictObject({
  parts: z
    .array(z.strictObject({ id, share, afterMonths: z.int().min(0), name: localized }))
    .min(1)
    .max(20),
  remainder: z.enum(['first', 'last']).describe('Which part takes the fen that do not divide'),
  recheck: z
    .array(id)
    .max(100)
    .optional()
    .describe(
      'Conditions that must be met again before a later part is paid, by id; `acceptance`: its milestone is accepted',
    ),
  clause,
  assumed,
});

/** An amount as the file writes it: what may be left out depends on what the benefit gives. */
export const amount = z.strictObject({
  ...wayToAmount,
  clause,
  assumed,
  cap: feelOrFigure.optional(),
  rounding: rounding.optional().describe('Required where the amount is money'),
  instalments: instalments.optional().describe('A single payment where left out'),
});
export type AmountAsWritten = z.infer<typeof amount>;
/** An amount as rules read it. */
export interface AmountFile extends Omit<AmountAsWritten, 'rounding' | 'instalments'> {
  readonly rounding: z.infer<typeof rounding>;
  readonly instalments: z.infer<typeof instalments>;
}
