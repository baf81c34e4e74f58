import * as z from 'zod';
import { localized } from '../facts/dictionary-schema.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);
const valueId = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/);
const factId = valueId.describe('Id of a fact in the dictionary');
const feel = z.string().min(1).describe('FEEL expression (subset of DMN 1.5)');
const day = z.iso.date();
const share = z.int().min(1).max(100).describe('Per cent');
const assumed = z.boolean().describe('true where no letter or document states it');

const table = z.strictObject({
  hitPolicy: z.enum(['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'COLLECT']),
  aggregator: z.enum(['sum', 'min', 'max', 'count']).optional(),
  priority: z.array(feel).min(1).optional().describe('Outputs, highest first (PRIORITY only)'),
  inputs: z.array(feel).min(1).max(12),
  rows: z
    .array(
      z.strictObject({
        when: z.array(feel).describe('One cell of unary tests for each input; “-” for any'),
        then: z.union([feel, z.number()]),
        clause: z.string().min(1).optional(),
        assumed,
      }),
    )
    .min(1)
    .max(500),
  otherwise: z.union([feel, z.number()]).optional().describe('Output where no row holds'),
});

const wayToValue = {
  formula: z.union([feel, z.number()]).optional(),
  table: table.optional(),
};

const condition = z.strictObject({
  id,
  clause: z.string().min(1),
  when: feel,
  says: localized.describe('The condition as a plain sentence'),
  fails: localized.describe('Shown when the condition is not met'),
  remedy: localized.describe('What would change the answer'),
  assumed,
});

const workingDays = z.int().min(0).max(250);

const example = z.strictObject({
  id,
  says: localized,
  facts: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .describe('By official name or id; money in yuan; a fact left out is unknown'),
  expect: z.strictObject({
    outcome: z.enum(['yes', 'no', 'not-applicable', 'unknown']),
    amountYuan: z.number().nullable(),
    failing: z.array(z.string()).optional().describe('Conditions that answer no, in file order'),
    open: z.array(z.string()).optional().describe('Conditions that answer unknown, in file order'),
  }),
});

const benefit = z.strictObject({
  id,
  name: localized,
  summary: localized,
  beneficiary: z.enum(['person', 'household', 'employer', 'institute', 'team']),
  handling: z.enum(['no-application', 'instant', 'reviewed', 'competitive']),
  window: z.strictObject({
    opensOn: day,
    closesOn: day.nullable().describe('Exclusive; null while it stays open'),
    within: z.strictObject({ months: z.int().min(1), after: factId }).optional(),
    clause: z.string().min(1),
    assumed,
  }),
  appliesWhen: condition.omit({ fails: true }).optional().describe('Otherwise: not applicable'),
  conditions: z.array(condition).min(1).max(100),
  amount: z.strictObject({
    ...wayToValue,
    clause: z.string().min(1),
    assumed,
    cap: z.union([feel, z.number()]).optional(),
    rounding: z.strictObject({
      to: z.enum(['fen', 'yuan', '100yuan']),
      direction: z.enum(['down', 'up', 'half-up']),
    }),
    instalments: z.strictObject({
      parts: z
        .array(z.strictObject({ id, share, afterMonths: z.int().min(0), name: localized }))
        .min(1)
        .max(20),
      remainder: z.enum(['first', 'last']).describe('Which part takes the fen that do not divide'),
      clause: z.string().min(1),
      assumed,
    }),
  }),
  stacking: z
    .array(
      z.strictObject({
        group: id,
        rule: z.enum(['higher-of', 'no-double']),
        clause: z.string().min(1),
        assumed,
      }),
    )
    .default([]),
  duties: z.strictObject({
    serviceMonths: z.int().min(0),
    onLeaving: z.enum(['none', 'pro-rata', 'full']),
    reporting: z.enum(['none', 'yearly', 'half-yearly']),
    clause: z.string().min(1),
    assumed,
  }),
  evidence: z.array(
    z.strictObject({
      code: id,
      for: z.array(factId).min(1),
      name: localized,
      accepts: z.array(z.enum(['pdf', 'jpg', 'png'])).min(1),
      required: z.boolean(),
    }),
  ),
  alsoAsks: z.array(factId).default([]).describe('Facts an application asks that no rule reads'),
  terms: z.array(
    z.strictObject({
      stage: z.enum(['accept', 'propose', 'check', 'approve', 'publicity', 'payment']),
      legalWorkingDays: workingDays,
      promisedWorkingDays: workingDays,
      assumed,
    }),
  ),
  publicityWorkingDays: workingDays,
  payers: z
    .array(z.strictObject({ payer: z.enum(['city', 'county', 'province', 'state']), share }))
    .min(1),
  examples: z.array(example).min(1),
});

/** A policy file, `cities/<city>/policies/*.yaml`. */
export const policyFileSchema = z.strictObject({
  document: z.strictObject({
    id,
    number: z.string().min(1),
    title: localized,
    issuer: localized,
    level: z.enum(['state', 'province', 'city', 'county']),
    inForce: z.strictObject({ from: day, until: day.nullable().describe('Exclusive') }),
    assumed,
    clauses: z
      .array(
        z.strictObject({
          number: z.string().min(1),
          paraphrase: localized.describe('In our own words'),
          source: z.enum(['letter', 'assumed']),
          figures: z.array(z.string().regex(/^[A-Z]\d{2}$/)).default([]),
        }),
      )
      .min(1),
  }),
  parameters: z
    .array(
      z.strictObject({
        id: valueId,
        name: z.string().min(1),
        label: localized,
        value: z.union([z.number(), z.string()]),
        unit: z.string().min(1).describe('yuan makes it money, date a date, none a bare number'),
        assumed,
        source: z.string().regex(/^([A-Z]\d{2}|assumed)$/),
        reconfirmOn: day.optional(),
      }),
    )
    .default([]),
  derived: z
    .array(
      z.strictObject({
        id: valueId,
        name: z.string().min(1),
        label: localized,
        yields: z.enum(['money', 'number', 'boolean', 'text', 'date']),
        clause: z.string().min(1),
        assumed,
        ...wayToValue,
      }),
    )
    .default([]),
  questions: z
    .array(z.strictObject({ fact: factId, asks: localized, help: localized }))
    .max(8)
    .default([])
    .describe('Order of the anonymous calculator'),
  benefits: z.array(benefit).min(1).max(50),
});

/** The content of a policy file as written. */
export type PolicyFile = z.infer<typeof policyFileSchema>;
export type BenefitFile = z.infer<typeof benefit>;
export type ConditionFile = z.infer<typeof condition>;
export type TableFile = z.infer<typeof table>;
export type RoundingRule = BenefitFile['amount']['rounding'];
