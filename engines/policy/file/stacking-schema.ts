import * as z from 'zod';
import { assumed, clause, feelOrFigure, id } from './schema-parts.ts';

const group = id.describe('Benefits that name one group in any rule form it');
const stated = { clause, assumed };

/** How a benefit goes with others; what each rule means is told in `stacking/README.md`. */
export const stackingRule = z.discriminatedUnion('rule', [
  z
    .strictObject({ rule: z.literal('higher-of'), group, ...stated })
    .describe('Of what is due now in the group only the highest is paid'),
  z
    .strictObject({ rule: z.literal('no-double'), group, ...stated })
    .describe('What was received in the group before stands; otherwise as higher-of'),
  z
    .strictObject({ rule: z.literal('top-up'), group, ...stated })
    .describe('Pays what exceeds the sums received in the group before; otherwise as higher-of'),
  z
    .strictObject({
      rule: z.literal('cap'),
      by: z.enum(['person', 'household', 'employer']),
      per: z.enum(['year', 'total']),
      group,
      limit: feelOrFigure.describe('Money, from figures and parameters alone'),
      ...stated,
    })
    .describe('The group pays no more than the limit'),
  z
    .strictObject({ rule: z.literal('exclusive-with'), benefits: z.array(id).min(1), ...stated })
    .describe('Not together with these benefits'),
  z
    .strictObject({
      rule: z.literal('one-per-couple'),
      group,
      share: z.enum(['one', 'half']),
      ...stated,
    })
    .describe('One claim of a couple, or half for each'),
]);
export type StackingFile = z.infer<typeof stackingRule>;
