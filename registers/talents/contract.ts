import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import {
  zBankCard,
  zIdentityNumber,
  zPersonName,
  zReason,
  zText,
  zUuid,
} from '@yanzhen/values/fields.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';

/** Who says that a fact is so; later ones weigh more than what a person says of themselves. */
export const factSources = ['self', 'document', 'employer', 'department', 'import'] as const;
export type FactSource = (typeof factSources)[number];

/** A fact's value as the dictionary types it; money is whole fen, a date `YYYY-MM-DD`. */
export const factValueSchema = z.union([z.string().max(10_000), z.number(), z.boolean()]);

/** A county of the city by its six digits (GB/T 2260). */
export const countySchema = z.string().regex(/^[1-9]\d{5}$/);

export const knownFactSchema = z.object({
  /** Id in the city's fact dictionary. */
  id: z.string(),
  name: z.string(),
  label: localizedSchema,
  value: factValueSchema,
  /** The value as a reader reads it: the label of a code, yes or no, money in yuan. */
  shown: localizedSchema,
  source: z.enum(factSources),
  verified: z.boolean(),
  saidOn: z.iso.date(),
});
export type KnownFact = z.infer<typeof knownFactSchema>;

export const profileSchema = z.object({
  personId: z.uuid(),
  name: z.string(),
  /** Masked: `510***********1234`. */
  identityNumber: z.string().nullable(),
  mobile: z.string().nullable(),
  bankName: z.string().nullable(),
  bankAccount: z.string().nullable(),
  county: z.string().nullable(),
  facts: z.array(knownFactSchema),
});
export type Profile = z.infer<typeof profileSchema>;

export const showMe = endpoint({
  id: 'talents.me',
  method: 'GET',
  path: '/me',
  summary: 'What the city knows of me; identity, mobile and account numbers masked',
  reply: profileSchema,
});

/** A member left out stays as it is. */
export const meFields = z.object({
  name: zPersonName.optional(),
  identityNumber: zIdentityNumber.optional(),
  bankName: zText(60, { lines: 'one' }).optional(),
  bankAccount: zBankCard.optional(),
  county: countySchema.optional(),
});

export const saveMe = endpoint({
  id: 'talents.save-me',
  method: 'PUT',
  path: '/me',
  summary: 'Say who I am, where my money goes and in which county I work',
  body: meFields,
  reply: profileSchema,
  faults: [
    'session.identity-taken',
    'talents.identity-fixed',
    'talents.account-without-bank',
    'talents.change-waits',
    'talents.same-account',
    'talents.county-unknown',
  ],
});

export const saveMyFacts = endpoint({
  id: 'talents.save-my-facts',
  method: 'PUT',
  path: '/me/facts',
  summary: 'Keep answers as facts that I state myself; null takes an own statement back',
  body: z.object({
    facts: z
      .record(z.string().max(60), factValueSchema.nullable())
      .refine((facts) => Object.keys(facts).length <= 200),
  }),
  reply: z.object({ facts: z.array(knownFactSchema) }),
  faults: ['talents.fact-unknown', 'talents.fact-value', 'talents.fact-verified'],
});

export const unmaskFields = ['identity', 'mobile', 'account'] as const;
export const unmaskReasons = [
  'verify-identity',
  'contact-applicant',
  'check-payment',
  'handle-objection',
  'audit',
] as const;

export const unmask = endpoint({
  id: 'talents.unmask',
  method: 'POST',
  path: '/persons/:personId/unmask',
  summary: 'See one number of one person in full, for a stated reason; audited, 50 a day',
  params: z.object({ personId: zUuid }),
  body: z.object({
    field: z.enum(unmaskFields),
    reason: z.enum(unmaskReasons),
    /** The reason in the officer's own words. */
    note: zReason,
  }),
  reply: z.object({ value: z.string(), leftToday: z.int() }),
  faults: ['talents.unmask-cap', 'talents.nothing-to-unmask'],
});
