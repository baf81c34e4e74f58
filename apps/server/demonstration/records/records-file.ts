import * as z from 'zod';
import { levels, partyRoles, scopes } from '@yanzhen/registers/agreements/contract.ts';
import { outcomeKinds } from '@yanzhen/registers/projects/contract-outcome-kinds.ts';
import { projectFields } from '@yanzhen/registers/projects/contract.ts';
import { titles } from '@yanzhen/mechanisms/cooperation/contract-institutes.ts';
import { baseKinds } from '@yanzhen/mechanisms/cooperation/contract-bases.ts';
import { classKinds } from '@yanzhen/mechanisms/cooperation/contract-training.ts';
import { organisationKinds } from '@yanzhen/registers/organisations/contract.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const count = z.int().min(0).max(5_000);
const key = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);
const many = z
  .strictObject({ count, seed: z.int() })
  .describe('How many, named and coded by a seed');
const byYear = z.record(z.string().regex(/^\d{4}$/), count);

const outcome = z.strictObject({
  kind: z.enum(outcomeKinds),
  records: count,
  /** For money: what the records add up to, split over them. */
  totalYuan: z.int().positive().optional(),
  /** With a paper, and audited by it. */
  audited: z.boolean().default(false),
});
export type OutcomeSet = z.output<typeof outcome>;

/**
 * Cooperation of a demonstration city: counts, distributions and totals to be split over records. It never says
 * what an indicator shows.
 */
export const cooperationSchema = z.strictObject({
  /** The day on which everything is entered. */
  enteredOn: day,
  officer: z.string(),
  auditor: z.string(),
  organisations: z.array(
    z.strictObject({
      id: key,
      seed: z.int(),
      name: z.string(),
      kind: z.enum(organisationKinds),
      county: z.string().optional(),
    }),
  ),
  enterprises: many,
  schools: many.optional(),
  institutes: many.optional(),
  agreements: z
    .array(
      z.strictObject({
        id: key,
        number: z.string(),
        title: z.string(),
        level: z.enum(levels),
        scopes: z.array(z.enum(scopes)),
        parties: z.record(key, z.enum(partyRoles)),
        signedOn: day,
        /** The last day. */
        until: day,
      }),
    )
    .default([]),
  bilateral: z
    .strictObject({
      prefix: z.string(),
      /** Agreements with schools and with institutes by the year in which they were signed. */
      schools: byYear,
      institutes: byYear,
      /** For how many years. */
      years: z.int().min(1).max(10),
    })
    .optional(),
  institute: z
    .strictObject({
      name: z.string(),
      organisation: key,
      agreement: key,
      settledOn: day,
      people: z.partialRecord(z.enum(titles), count),
      outcomes: z.partialRecord(z.enum(outcomeKinds), count),
    })
    .optional(),
  projects: z
    .strictObject({
      prefix: z.string(),
      partner: key,
      agreement: key,
      from: day,
      to: day,
      fields: z.partialRecord(z.enum(projectFields), count),
      outcomes: z.array(outcome),
      /** Special funds that projects of the first enterprises are granted, and the first parts paid. */
      grants: z
        .strictObject({
          benefit: key,
          number: z.string(),
          title: z.string(),
          opensOn: day,
          lastDay: day,
          totalYuan: z.int().positive(),
          enterprises: count,
          records: count,
          /** What the first parts add up to, split over the grants. */
          paidYuan: z.int().positive(),
          /** Days by which the milestones of the later parts are due. */
          milestones: z.record(key, z.strictObject({ dueOn: day, says: z.string() })),
        })
        .optional(),
    })
    .optional(),
  bases: z
    .array(
      z.strictObject({
        kind: z.enum(baseKinds),
        agreement: key,
        school: key,
        enterprise: key,
        name: z.string(),
      }),
    )
    .default([]),
  training: z
    .strictObject({ bases: count, classes: z.partialRecord(z.enum(classKinds), count) })
    .optional(),
  pilot: z
    .strictObject({
      name: z.string(),
      school: key,
      partner: key,
      agreement: key,
      startedOn: day,
      until: day,
      intake: count,
      students: count,
    })
    .optional(),
  exchanges: z.strictObject({ count, from: day, to: day }).optional(),
});
export type Cooperation = z.output<typeof cooperationSchema>;

/** When the letter of a city speaks, and in which units; no value of any figure. */
export const figuresSchema = z.strictObject({
  asOf: z.strictObject({ on: day, assumed: z.boolean() }),
  /** The unit in which the letter states a figure, where it is not its indicator's own. */
  units: z.record(z.string().regex(/^[A-Z]\d{2}$/), z.string()),
  /** Figures that compare two indicators: growth in per cent, to two decimals. */
  growth: z.record(
    z.string().regex(/^[A-Z]\d{2}$/),
    z.strictObject({ of: z.string(), base: z.string() }),
  ),
});
export type FiguresFile = z.output<typeof figuresSchema>;
