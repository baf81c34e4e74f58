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
  changeable: z
    .boolean()
    .optional()
    .describe('false for what nobody can change, such as a day of birth; true when left out'),
};

const codes = z
  .array(
    z.strictObject({
      code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
      label: localized,
    }),
  )
  .min(1)
  .max(500);
const standard = z.string().optional().describe('Standard the codes follow, e.g. GB/T 4658');

/** What each kind of value needs beside its type. */
const kinds = {
  boolean: { type: z.literal('boolean') },
  number: {
    type: z.literal('number'),
    unit: z.string().min(1).describe('month, year, person, square-metre …'),
    whole: z.boolean().describe('Whether every value is an integer'),
    min: z.number().optional(),
    max: z.number().optional(),
  },
  money: { type: z.literal('money') },
  date: { type: z.literal('date') },
  text: { type: z.literal('text'), lengthMax: z.int().min(1).max(10_000) },
  code: { type: z.literal('code'), standard, codes },
};

const ofField = {
  id: shared.id,
  name: shared.name.describe('Official Chinese name, as policy files write it'),
  label: shared.label,
  optional: z
    .literal(true)
    .optional()
    .describe('A record may leave it out; it is null then. Otherwise the whole fact is unknown'),
};

const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...ofField, ...kinds.boolean }),
  z.strictObject({ ...ofField, ...kinds.number }),
  z.strictObject({ ...ofField, ...kinds.money }),
  z.strictObject({ ...ofField, ...kinds.date }),
  z.strictObject({ ...ofField, ...kinds.text }),
  z.strictObject({ ...ofField, ...kinds.code }),
]);

const factSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...shared, ...kinds.boolean }),
  z.strictObject({ ...shared, ...kinds.number }),
  z.strictObject({ ...shared, ...kinds.money }),
  z.strictObject({ ...shared, ...kinds.date }),
  z.strictObject({ ...shared, ...kinds.text }),
  z.strictObject({ ...shared, ...kinds.code }),
  z.strictObject({
    ...shared,
    type: z.literal('codes').describe('Several codes of one list'),
    standard,
    codes,
    itemsMax: z.int().min(1).max(500),
  }),
  z.strictObject({
    ...shared,
    type: z.literal('records').describe('A list of records, such as months of insurance'),
    fields: z.array(fieldSchema).min(1).max(30),
    rowsMax: z.int().min(1).max(1000),
  }),
]);

/** A fact dictionary file, `cities/<city>/facts.yaml`. */
export const factDictionarySchema = z.strictObject({
  facts: z.array(factSchema).min(1).max(2000),
});

/** One entry of the fact dictionary. */
export type FactDefinition = z.infer<typeof factSchema>;

/** A field of a fact that is a list of records. */
export type FieldDefinition = z.infer<typeof fieldSchema>;
