import * as z from 'zod';

/** A text in both languages, Chinese first. */
export const localized = z
  .strictObject({ zh: z.string().min(1).max(1000), en: z.string().min(1).max(2000) })
  .describe('A text in both languages');

const shared = {
  id: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,59}$/)
    .describe('English id, camel case'),
  name: z.string().min(1).describe('Official Chinese name, as policy files write it'),
  label: localized.describe('How a page names the fact'),
  sensitivity: z.enum(['public', 'internal', 'personal', 'sensitive']),
  purpose: localized.describe('What the city needs the fact for'),
  verifiedBy: z
    .array(z.enum(['self', 'employer', 'document', 'department']))
    .min(1)
    .describe('Who can supply or confirm it, the usual one first'),
  evidence: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .optional()
    .describe('Code of the evidence that supports it'),
};

const factSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...shared, type: z.literal('boolean') }),
  z.strictObject({
    ...shared,
    type: z.literal('number'),
    unit: z.string().min(1).describe('month, year, person, square-metre …'),
    whole: z.boolean().describe('Whether every value is an integer'),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({ ...shared, type: z.literal('money') }),
  z.strictObject({ ...shared, type: z.literal('date') }),
  z.strictObject({ ...shared, type: z.literal('text'), lengthMax: z.int().min(1).max(10_000) }),
  z.strictObject({
    ...shared,
    type: z.literal('code'),
    standard: z.string().optional().describe('Standard the codes follow, e.g. GB/T 4658'),
    codes: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
          label: localized,
        }),
      )
      .min(1)
      .max(500),
  }),
]);

/** A fact dictionary file, `cities/<city>/facts.yaml`. */
export const factDictionarySchema = z.strictObject({
  facts: z.array(factSchema).min(1).max(2000),
});

/** One entry of the fact dictionary. */
export type FactDefinition = z.infer<typeof factSchema>;
