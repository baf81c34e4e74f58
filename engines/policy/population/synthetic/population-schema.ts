import * as z from 'zod';
import { localized } from '../../facts/dictionary-schema.ts';

const day = z.iso.date();
const perCent = z.number().min(0).max(100).describe('Per cent');
const weights = z
  .record(z.string().min(1), z.number().min(0))
  .describe('Weight of each value; they need not add up to 100');
const whole = z
  .strictObject({ from: z.int(), to: z.int(), peak: z.int().optional() })
  .describe('A whole number, evenly spread, or most often near `peak`');

/** How a value is drawn; exactly one of them. */
const wayToDraw = {
  chance: perCent.optional().describe('true so often (yes-or-no facts)'),
  shares: weights.optional().describe('Codes or texts by weight'),
  whole: whole.optional(),
  number: z
    .strictObject({ from: z.number(), to: z.number(), decimals: z.int().min(0).max(4) })
    .optional(),
  yuan: z
    .strictObject({
      from: z.number().min(0),
      to: z.number().min(0),
      peak: z.number().optional(),
      step: z.number().min(0.01).describe('Sums are multiples of it'),
    })
    .optional(),
  day: z.strictObject({ from: day, to: day }).optional(),
  several: z
    .strictObject({ count: whole, shares: weights })
    .optional()
    .describe('Several codes of a list'),
};

const drawn = z.strictObject(wayToDraw);
const wanted = z.union([
  z.boolean(),
  z.array(z.union([z.string(), z.boolean()])).min(1),
  z.strictObject({ from: z.number().optional(), to: z.number().optional() }),
]);

const factSchema = z.strictObject({
  ...wayToDraw,
  records: z
    .strictObject({
      count: whole,
      fields: z.record(z.string(), drawn),
      monthly: z
        .strictObject({ field: z.string(), until: day })
        .optional()
        .describe('A field that holds the first days of consecutive months, the last one this'),
    })
    .optional()
    .describe('A list of records'),
  when: z
    .array(
      z.strictObject({
        where: z.record(z.string(), wanted).describe('By facts that stand above, or `kind`'),
        ...wayToDraw,
      }),
    )
    .max(20)
    .default([])
    .describe('The first that holds is drawn from instead'),
  unknown: perCent.default(0).describe('Of so many it is not known'),
});

/** How a synthetic population is drawn, `cities/<city>/demo/population.yaml`. */
export const populationFileSchema = z.strictObject({
  assumed: z.literal(true).describe('Everything here is invented'),
  says: localized,
  persons: z.int().min(1).max(10_000_000).describe('Rows where the caller states no number'),
  kinds: z
    .strictObject({
      person: z.number().min(0),
      employer: z.number().min(0).optional(),
      institute: z.number().min(0).optional(),
      team: z.number().min(0).optional(),
    })
    .describe('Weight of persons, employers, institutes and teams: each gets its own benefits'),
  counties: weights.describe('Weight of each county, by code'),
  class: z.string().describe('Fact that groups the figures, a coded one'),
  years: weights.describe('Weight of each year of application, by year'),
  facts: z.record(z.string(), factSchema).describe('By fact id; a fact left out is drawn evenly'),
});
export type PopulationFile = z.infer<typeof populationFileSchema>;
export type DrawnFact = z.infer<typeof factSchema>;
export type Drawn = z.infer<typeof drawn>;
export type Wanted = z.infer<typeof wanted>;

/** JSON Schema (draft 2020-12) of a population file, for editors. */
export const populationFileJsonSchema = (): object =>
  z.toJSONSchema(populationFileSchema, { io: 'input' });
