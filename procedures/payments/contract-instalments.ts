import * as z from 'zod';
import { zCivilDate, zFen } from '@yanzhen/values/fields.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';

/**
 * Where a part of a granted sum stands: planned until its day, due until its duty is checked again,
 * checked until its case can be paid, payable until it is in a batch, then paid or returned; stopped
 * when a duty was broken, or when it was set off.
 */
export const instalmentStates = [
  'planned',
  'due',
  'checked',
  'payable',
  'batched',
  'paid',
  'returned',
  'stopped',
] as const;
export type InstalmentState = (typeof instalmentStates)[number];

export const instalmentSchema = z.object({
  number: z.int(),
  name: localizedSchema,
  amountFen: zFen,
  dueOn: zCivilDate,
  /** It is paid only after a duty was checked again. */
  checkedAgain: z.boolean(),
  state: z.enum(instalmentStates),
  /** Why it stands still or was stopped. */
  reason: z.string().nullable(),
});
export type Instalment = z.infer<typeof instalmentSchema>;
