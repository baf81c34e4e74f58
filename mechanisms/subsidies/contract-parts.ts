import * as z from 'zod';
import { zCivilDate, zReason, zUuid } from '@yanzhen/values/fields.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { countingSchema } from '@yanzhen/procedures/applications/contract.ts';

/** Values by fact id; `null` is "I don't know". Money is whole fen. */
export const answersSchema = z
  .record(z.string().max(60), z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]))
  .refine((answers) => Object.keys(answers).length <= 200);
export type Answers = z.infer<typeof answersSchema>;

export const benefitHeadSchema = z.object({ id: z.string(), name: localizedSchema });

/** One question of the form, as `Question` of the web kit takes it. */
export const questionSchema = z.object({
  factId: z.string(),
  kind: z.enum(['yes-no', 'choice', 'number', 'money', 'date', 'text']),
  wording: localizedSchema,
  help: localizedSchema.optional(),
  options: z.array(z.object({ value: z.string(), label: localizedSchema })).optional(),
  unit: localizedSchema.optional(),
});

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
  source: z.enum(['self', 'document', 'department', 'employer', 'import', 'computed']).nullable(),
  verified: z.boolean(),
});

const outcome = z.enum(['yes', 'no', 'not-applicable', 'unknown']);

/** A policy answer, as `DecisionCard` of the web kit takes it. */
export const decisionSchema = z.object({
  outcome,
  reasons: z.array(
    z.object({
      conditionId: z.string(),
      outcome,
      clause: z.object({ document: z.string(), clause: z.string() }),
      says: localizedSchema,
      remedy: localizedSchema.optional(),
      facts: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          value: z.unknown(),
          source: z.string().optional(),
        }),
      ),
    }),
  ),
  /** null when the outcome is not `yes`. */
  amountFen: z.int().nullable(),
  /** Ids of conditions that rest on an assumption. */
  assumedConditions: z.array(z.string()),
  instalments: z.array(
    z.object({ id: z.string(), name: localizedSchema, amountFen: z.int(), afterMonths: z.int() }),
  ),
});
export type DecisionView = z.infer<typeof decisionSchema>;

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

export const agentFaults = {
  /** Answer each question about the employment. */
  employmentAnswerMissing: 'subsidies.employment-answer-missing',
} as const;

export const applicationIdSchema = zUuid;
