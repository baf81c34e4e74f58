import * as z from 'zod';
import { kinds as upgradeKinds } from '@yanzhen/mechanisms/colleges/contract.ts';
import { boards } from '@yanzhen/mechanisms/listing/contract.ts';
import { kinds as roundKinds } from '@yanzhen/mechanisms/nominations/contract.ts';
import { levels, types } from '@yanzhen/mechanisms/platforms/contract.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const count = z.int().min(0).max(1_000);
const year = z.int().min(2000).max(2199);

const college = z.strictObject({
  /** Of the organisations of the cooperation. */
  organisation: z.string(),
  kind: z.enum(upgradeKinds),
  document: z.string(),
  targetYear: year,
  /** The per-student appropriation, from the base year on. */
  plan: z.strictObject({
    provincialAverageYuan: z.int().positive(),
    from: year,
    perStudentYuan: z.array(z.int().positive()).min(2),
    document: z.string(),
  }),
});

const round = z.strictObject({
  kind: z.enum(roundKinds),
  name: z.string(),
  authority: z.string(),
  field: z.string().nullable().default(null),
  year,
  applied: count,
  closesOn: day,
  serviceMonths: z.int().min(0).default(0),
  /** Places of the notice; a round without one was applied for only. */
  places: count.optional(),
  /** How many nominees have come how far. */
  nominees: z.partialRecord(z.enum(['proposed', 'recommended', 'withdrawn']), count).default({}),
});
export type DemoRound = z.output<typeof round>;

/** Further registers of a demonstration city: counts and distributions, never what an indicator shows. */
export const registersSchema = z.strictObject({
  colleges: z
    .strictObject({ officer: z.string(), approver: z.string(), list: z.array(college) })
    .optional(),
  platforms: z
    .strictObject({
      officer: z.string(),
      goals: z.array(
        z.strictObject({ year, level: z.enum(levels), target: count, document: z.string() }),
      ),
      /** By level; their types and hosts by turns. */
      approved: z.partialRecord(z.enum(levels), count),
      cultivating: count,
      types: z.array(z.enum(types)).min(1),
      task: z.strictObject({ year, says: z.string(), dueOn: day, owner: z.string() }),
    })
    .optional(),
  nominations: z
    .strictObject({ officer: z.string(), recommender: z.string(), rounds: z.array(round) })
    .optional(),
  listing: z
    .strictObject({
      officer: z.string(),
      adviser: z.string(),
      firm: z.string(),
      from: day,
      targetYear: year,
      boards: z.array(z.enum(boards)).min(1),
      /** Enterprises of the plan, how many of them were coached, and how many went on a stage by it. */
      enrolled: count,
      coached: count,
      moved: count,
    })
    .optional(),
});
export type Registers = z.output<typeof registersSchema>;
