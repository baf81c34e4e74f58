import * as z from 'zod';
import { localized } from '../facts/dictionary-schema.ts';
import { wayToValue, type table } from './amount-schema.ts';
import {
  benefit,
  benefitBesideCommon,
  commonParts,
  type condition,
  type BenefitFile,
} from './benefit-schema.ts';
import { withCommonParts } from './common-parts.ts';
import { assumed, clause, day, factId, id, valueId } from './schema-parts.ts';

const figure = z.union([z.number(), z.string()]);

const parameterAsWritten = z.strictObject({
  id: valueId,
  name: z.string().min(1),
  label: localized,
  value: figure.optional().describe('One value for the whole time; or values'),
  values: z
    .array(
      z.strictObject({ from: day, until: day.nullable().describe('Exclusive'), value: figure }),
    )
    .min(1)
    .max(100)
    .optional()
    .describe('Dated values, without gap or overlap while the document is in force'),
  unit: z.string().min(1).describe('yuan makes it money, date a date, none a bare number'),
  assumed,
  source: z.string().regex(/^([A-Z]\d{2}|assumed)$/),
  reconfirmOn: day.describe('When the office must say again that the figure stands'),
});

const policyFile = z.strictObject({
  document: z.strictObject({
    id,
    number: z.string().min(1),
    title: localized,
    issuer: localized,
    level: z.enum(['state', 'province', 'city', 'county']),
    inForce: z.strictObject({ from: day, until: day.nullable().describe('Exclusive') }),
    governs: z
      .strictObject({
        basis: z.enum(['filed-on', 'event-on']),
        from: day,
        clause,
        assumed,
      })
      .describe('Which applications this version decides: by their day or by the day of the event'),
    assumed,
    clauses: z
      .array(
        z.strictObject({
          number: clause,
          paraphrase: localized.describe('In our own words'),
          source: z.enum(['letter', 'assumed']),
          figures: z.array(z.string().regex(/^[A-Z]\d{2}$/)).default([]),
        }),
      )
      .min(1),
  }),
  parameters: z.array(parameterAsWritten).default([]),
  derived: z
    .array(
      z.strictObject({
        id: valueId,
        name: z.string().min(1),
        label: localized,
        yields: z.enum(['money', 'number', 'boolean', 'text', 'date']),
        clause,
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
  common: commonParts.optional(),
  benefits: z.array(benefit).min(1).max(50),
});

/** A policy file, `cities/<city>/policies/*.yaml`, read: each benefit has what `common` states. */
export const policyFileSchema = z.preprocess(withCommonParts, policyFile);

/** A policy file as an officer writes it, for editors: a benefit may leave out what `common` states. */
export const policyFileAsWritten = policyFile.extend({
  benefits: z.array(benefitBesideCommon).min(1).max(50),
});

/** The content of a policy file, with what it may leave out filled in. */
export type PolicyFile = z.infer<typeof policyFileSchema>;
export type ParameterFile = PolicyFile['parameters'][number];
export type ExampleFile = BenefitFile['examples'][number];
export type ConditionFile = z.infer<typeof condition>;
export type TableFile = z.infer<typeof table>;
export type RoundingRule = BenefitFile['amount']['rounding'];
export type { BenefitFile };
