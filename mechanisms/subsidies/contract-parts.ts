import * as z from 'zod';
import { zCivilDate, zReason } from '@yanzhen/values/fields.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { countingSchema } from '@yanzhen/procedures/applications/contract.ts';

/** Values by fact id; `null` is "I don't know". Money is whole fen. */
export const answersSchema = z
  .record(z.string().max(60), z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]))
  .refine((answers) => Object.keys(answers).length <= 200);
export type Answers = z.infer<typeof answersSchema>;

export const benefitHeadSchema = z.object({ id: z.string(), name: localizedSchema });

/** A fact as a reader sees it. */
export const factShownSchema = z.object({
  id: z.string(),
  /** Official Chinese name. */
  name: z.string(),
  label: localizedSchema,
  /** null while it is not known. */
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  /** The value as a reader reads it; null while it is not known. */
  shown: localizedSchema.nullable(),
  source: z.enum(['self', 'document', 'department', 'employer', 'import']).nullable(),
  verified: z.boolean(),
});

/** One step of the officer's tree: a piece of the policy file as written, and its value. */
export interface OfficerStep {
  text: string;
  value: string | number | boolean | null;
  /** `money` values are whole fen. */
  unit?: string | undefined;
  names?: { kind: 'fact' | 'parameter' | 'derived'; id: string } | undefined;
  /** Of a fact: who says so, and on which day. */
  source?: string | undefined;
  asOf?: string | undefined;
  clause?: { document: string; clause: string } | undefined;
  children: OfficerStep[];
}
export const officerStepSchema: z.ZodType<OfficerStep> = z.lazy(() =>
  z.object({
    text: z.string(),
    value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
    unit: z.string().optional(),
    names: z.object({ kind: z.enum(['fact', 'parameter', 'derived']), id: z.string() }).optional(),
    source: z.string().optional(),
    asOf: z.iso.date().optional(),
    clause: z.object({ document: z.string(), clause: z.string() }).optional(),
    children: z.array(officerStepSchema),
  }),
);

export const neededEvidenceSchema = z.object({
  code: z.string(),
  name: localizedSchema,
  accepts: z.array(z.string()),
  required: z.boolean(),
  /** Labels of the facts that it supports. */
  supports: z.array(localizedSchema),
  uploaded: z.int(),
});

/** One thing asked for: a file by its code, or a fact by its id. */
export const correctionItemSchema = z.object({
  kind: z.enum(['evidence', 'fact']),
  id: z.string().max(60),
  /** What exactly is missing or wrong. */
  note: zReason,
});

export const correctionSchema = z.object({
  askedAt: z.iso.datetime(),
  askedBy: z.string().nullable(),
  items: z.array(
    correctionItemSchema.extend({
      name: localizedSchema,
      /** Answered since it was asked. */
      done: z.boolean(),
    }),
  ),
  againReason: z.string().nullable(),
  correctedAt: z.iso.datetime().nullable(),
});

/** What happens next and by which day, with the counting. */
export const promiseSchema = z.object({
  steps: z.array(
    z.object({
      stage: z.enum(['accept', 'propose', 'check', 'approve', 'publicity', 'payment']),
      workingDays: z.int(),
      legalWorkingDays: z.int(),
      dueOn: zCivilDate,
      /** Stated by no document: the city's own promise. */
      assumed: z.boolean(),
    }),
  ),
  /** The day by which the next holder acts. */
  nextDueOn: zCivilDate.nullable(),
  counting: countingSchema.nullable(),
  /** The day by which the money should be there, if nothing is asked for and nobody objects. */
  endOn: zCivilDate,
});
