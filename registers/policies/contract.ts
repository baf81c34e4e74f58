import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zUuid } from '@yanzhen/values/fields.ts';
import { localizedSchema as localized } from '@yanzhen/values/session.ts';

const outcome = z.enum(['yes', 'no', 'not-applicable', 'unknown']);
const clauseRef = z.object({ document: z.string(), clause: z.string() });
const value = z.union([z.string(), z.number(), z.boolean()]);

/** The city as every page may know it, from its pack. */
export const cityProfileSchema = z.object({
  city: z.string(),
  areaCode: z.string(),
  name: localized,
  counties: z.array(z.object({ code: z.string(), name: localized })),
  clusters: z.array(z.object({ id: z.string(), name: localized, assumed: z.boolean() })),
});

export const showCity = endpoint({
  id: 'policies.city',
  method: 'GET',
  path: '/city',
  summary: 'Counties and industry clusters of the city',
  reply: cityProfileSchema,
});

const documentSchema = z.object({
  id: z.string(),
  number: z.string(),
  title: localized,
  issuer: localized,
  level: z.enum(['state', 'province', 'city', 'county']),
  inForce: z.object({ from: z.iso.date(), until: z.iso.date().nullable() }),
  /** True where the document itself stands in no letter. */
  assumed: z.boolean(),
});

const windowSchema = z.object({
  opensOn: z.iso.date(),
  /** Exclusive; null while it stays open. */
  closesOn: z.iso.date().nullable(),
  /** Whether the turn's day lies in it. */
  open: z.boolean(),
  /** Within so many months of a date that the person states. */
  within: z.object({ months: z.int(), after: localized }).nullable(),
  clause: z.string(),
  assumed: z.boolean(),
});

const handling = z.enum(['no-application', 'instant', 'reviewed', 'competitive']);
const beneficiary = z.enum(['person', 'household', 'employer', 'institute', 'team']);

export const benefitRowSchema = z.object({
  id: z.string(),
  name: localized,
  /** What it gives, in a sentence. */
  summary: localized,
  beneficiary,
  handling,
  window: windowSchema,
  document: documentSchema,
});
export type BenefitRow = z.infer<typeof benefitRowSchema>;

/** A question about one fact, as the question form takes it. */
export const questionSchema = z.object({
  factId: z.string(),
  kind: z.enum(['yes-no', 'choice', 'number', 'money', 'date', 'text']),
  wording: localized,
  help: localized.optional(),
  options: z.array(z.object({ value: z.string(), label: localized })).optional(),
  unit: localized.optional(),
});
export type BenefitQuestion = z.infer<typeof questionSchema>;

const conditionSchema = z.object({
  id: z.string(),
  clause: z.string(),
  says: localized,
  remedy: localized,
  assumed: z.boolean(),
});

export const benefitSchema = benefitRowSchema.extend({
  /** Digest of the policy version; a decision names the same. */
  digest: z.string(),
  /** 1 for the first published version of the document. */
  version: z.int(),
  clauses: z.array(
    z.object({
      number: z.string(),
      paraphrase: localized,
      source: z.enum(['letter', 'assumed']),
      figures: z.array(z.string()),
    }),
  ),
  appliesWhen: conditionSchema.nullable(),
  conditions: z.array(conditionSchema),
  parameters: z.array(
    z.object({
      id: z.string(),
      label: localized,
      /** With its unit, ready to read: `25 万元`. */
      shown: localized,
      assumed: z.boolean(),
      /** Figure of a letter (`L23`), or `assumed`. */
      source: z.string(),
    }),
  ),
  amount: z.object({ clause: z.string(), assumed: z.boolean() }),
  instalments: z.object({
    parts: z.array(
      z.object({ id: z.string(), name: localized, share: z.int(), afterMonths: z.int() }),
    ),
    clause: z.string(),
    assumed: z.boolean(),
  }),
  duties: z.object({
    serviceMonths: z.int(),
    onLeaving: z.enum(['none', 'pro-rata', 'full']),
    reporting: z.enum(['none', 'yearly', 'half-yearly']),
    clause: z.string(),
    assumed: z.boolean(),
  }),
  evidence: z.array(
    z.object({
      code: z.string(),
      name: localized,
      for: z.array(z.string()),
      accepts: z.array(z.enum(['pdf', 'jpg', 'png'])),
      required: z.boolean(),
    }),
  ),
  terms: z.array(
    z.object({
      stage: z.enum(['accept', 'propose', 'check', 'approve', 'publicity', 'payment']),
      legalWorkingDays: z.int(),
      promisedWorkingDays: z.int(),
      assumed: z.boolean(),
    }),
  ),
  publicityWorkingDays: z.int(),
  /** What the calculator asks, at most eight. */
  questions: z.array(questionSchema),
  /** Every fact that the benefit reads or an application asks, in the order to ask them. */
  applicationQuestions: z.array(questionSchema),
  examples: z.array(
    z.object({
      id: z.string(),
      says: localized,
      facts: z.array(z.object({ label: localized, shown: localized })),
      /** As the file expects it; a file whose examples do not hold is not published. */
      outcome,
      amountFen: z.int().nullable(),
    }),
  ),
});
export type BenefitView = z.infer<typeof benefitSchema>;

export const listBenefits = endpoint({
  id: 'policies.benefits',
  method: 'GET',
  path: '/benefits',
  summary: 'What the city gives, to whom and when',
  reply: z.object({ rows: z.array(benefitRowSchema) }),
});

const benefitParams = z.object({ benefitId: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/) });

export const showBenefit = endpoint({
  id: 'policies.benefit',
  method: 'GET',
  path: '/benefits/:benefitId',
  summary: 'One benefit: conditions, parameters, evidence, terms, questions and worked examples',
  params: benefitParams,
  reply: benefitSchema,
});

/** A decision as a person reads it. */
export const personDecisionSchema = z.object({
  benefitId: z.string(),
  digest: z.string(),
  outcome,
  /** Whole fen; with `unknown` what it would be if the open conditions are met; null where none. */
  amountFen: z.int().nullable(),
  reasons: z.array(
    z.object({
      conditionId: z.string(),
      outcome,
      clause: clauseRef,
      says: localized,
      /** What would change the answer; with `no` and `unknown`. */
      remedy: localized.optional(),
      assumed: z.boolean(),
      facts: z.array(
        z.object({
          id: z.string(),
          /** Official Chinese name. */
          name: z.string(),
          label: localized,
          value: value.nullable(),
          /** The value as a reader reads it; null while it is not known. */
          shown: localized.nullable(),
          source: z.string().optional(),
        }),
      ),
    }),
  ),
  /** How the amount comes about, step by step. */
  amountReasons: z.array(
    z.object({
      id: z.string(),
      name: localized,
      shown: localized,
      clause: clauseRef,
      assumed: z.boolean(),
    }),
  ),
  instalments: z.array(
    z.object({ id: z.string(), name: localized, amountFen: z.int(), afterMonths: z.int() }),
  ),
  /** Facts without which the answer stays open, in the order to ask them. */
  missing: z.array(
    z.object({
      factId: z.string(),
      label: localized,
      /** Who can supply it, the usual one first. */
      suppliedBy: z.array(z.enum(['self', 'employer', 'document', 'department'])),
    }),
  ),
  /** What this decision rests on that stands in no letter, in sentences. */
  assumed: z.array(localized),
  documents: z.array(documentSchema.pick({ id: true, number: true, title: true })),
});
export type PersonDecision = z.infer<typeof personDecisionSchema>;

export const decideForVisitor = endpoint({
  id: 'policies.decide',
  method: 'POST',
  path: '/benefits/:benefitId/decision',
  summary: 'What the benefit would give on these answers; nothing is kept',
  params: benefitParams,
  body: z.object({
    answers: z
      .record(
        z.string().max(60),
        z.union([z.string().max(200), z.number(), z.boolean()]).nullable(),
      )
      .refine((answers) => Object.keys(answers).length <= 200),
  }),
  reply: personDecisionSchema,
  faults: ['policies.fact-unknown', 'policies.fact-value'],
});

/** Who may look at versions: the staff who answer for policies. */
export const policyReaders = [
  'policy-admin',
  'administrator',
  'county-officer',
  'city-checker',
  'approver',
  'publicity-officer',
  'leader',
  'auditor',
] as const;

const versionRow = z.object({
  id: z.uuid(),
  document: documentSchema,
  version: z.int(),
  digest: z.string(),
  publishedAt: z.iso.datetime(),
  /** Null when the city pack brought it. */
  publishedBy: z.string().nullable(),
  /** Whether new applications are decided by it. */
  current: z.boolean(),
  benefits: z.array(z.object({ id: z.string(), name: localized })),
});

export const listVersions = endpoint({
  id: 'policies.versions',
  method: 'GET',
  path: '/policies',
  summary: 'Published versions of policy documents, newest first',
  reply: z.object({ rows: z.array(versionRow) }),
});

export const showVersion = endpoint({
  id: 'policies.version',
  method: 'GET',
  path: '/policies/:versionId',
  summary: 'One version: its file, benefits, and its worked examples computed anew',
  params: z.object({ versionId: zUuid }),
  reply: versionRow.extend({
    content: z.string(),
    benefits: z.array(
      benefitSchema.extend({
        computed: z.array(
          z.object({
            exampleId: z.string(),
            outcome,
            amountFen: z.int().nullable(),
            agrees: z.boolean(),
          }),
        ),
      }),
    ),
  }),
});

const problemSchema = z.object({
  file: z.string(),
  line: z.int(),
  path: z.string(),
  says: localized,
  remedy: localized,
});

export const publishVersion = endpoint({
  id: 'policies.publish',
  method: 'POST',
  path: '/policies',
  summary: 'Check a policy file, and publish it as a new version unless only a check is asked for',
  body: z.object({ content: z.string().max(200_000), checkOnly: z.boolean() }),
  reply: z.object({
    problems: z.array(problemSchema),
    /** The version that stands now; null after a mere check or with problems. */
    versionId: z.uuid().nullable(),
    /** False when this very content was published before. */
    isNew: z.boolean(),
  }),
});

/** Under this id the answers about a benefit are kept on the reader's device, from calculator to application. */
export function keptAnswersId(city: string, benefitId: string): string {
  return `${city}.${benefitId}`;
}
