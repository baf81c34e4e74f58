import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zUuid } from '@yanzhen/values/fields.ts';
import { localizedSchema as localized } from '@yanzhen/values/session.ts';

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** Who proposed a version does not publish it: another person does. */
  samePerson: 'policies.same-person',
  /** A version begins today or later. */
  activationPast: 'policies.activation-past',
  /** A version begins after the version before it. */
  activationOrder: 'policies.activation-order',
} as const;

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

/** Money, a quantity, a ceiling that is never paid (a loan limit), or a service without a sum. */
const gives = z.enum(['money', 'quantity', 'ceiling', 'service']);

export const benefitRowSchema = z.object({
  id: z.string(),
  name: localized,
  /** What it gives, in a sentence. */
  summary: localized,
  /** Heading under which lists put it, e.g. of services. */
  category: localized.nullable(),
  gives,
  beneficiary,
  handling,
  window: windowSchema,
  document: documentSchema,
});
export type BenefitRow = z.infer<typeof benefitRowSchema>;

/** Whether a person applies for the benefit, and is paid when the case is done. */
export function appliedForByPersons(
  benefit: Pick<BenefitRow, 'gives' | 'beneficiary' | 'handling'>,
): boolean {
  const forPersons = benefit.beneficiary === 'person' || benefit.beneficiary === 'household';
  const byCase = benefit.handling === 'reviewed' || benefit.handling === 'instant';
  return benefit.gives === 'money' && forPersons && byCase;
}

/** Whether the benefit comes to entitled persons by itself, as money: they only confirm it (免申即享). */
export function comesByItself(
  benefit: Pick<BenefitRow, 'gives' | 'beneficiary' | 'handling'>,
): boolean {
  const forPersons = benefit.beneficiary === 'person' || benefit.beneficiary === 'household';
  return benefit.gives === 'money' && forPersons && benefit.handling === 'no-application';
}

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
    /** When the duty falls away. */
    waivers: z.array(
      z.object({ id: z.string(), says: localized, clause: z.string(), assumed: z.boolean() }),
    ),
    clause: z.string(),
    assumed: z.boolean(),
  }),
  /** How it goes with other benefits. */
  stacking: z.array(
    z.object({
      rule: z.enum(['higher-of', 'no-double', 'top-up', 'cap', 'exclusive-with', 'one-per-couple']),
      /** Names of the benefits that it speaks of, as far as the city publishes them. */
      benefits: z.array(localized),
      share: z.enum(['one', 'half']).nullable(),
      limit: z
        .object({
          by: z.enum(['person', 'household', 'employer']),
          per: z.enum(['year', 'total']),
          fen: z.int(),
        })
        .nullable(),
      clause: z.string(),
      assumed: z.boolean(),
    }),
  ),
  /** Which applications this version decides. */
  governs: z
    .object({
      basis: z.enum(['filed-on', 'event-on']),
      from: z.iso.date(),
      clause: z.string(),
      assumed: z.boolean(),
    })
    .nullable(),
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
  /** Whether an employer stands in an application. */
  needsEmployer: z.boolean(),
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
      /** What it comes to, in words; null where nothing is counted. */
      gift: localized.nullable(),
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

/** A change of one fact or two with which a benefit is no longer refused. */
const changeSchema = z.object({
  facts: z.array(
    z.object({ factId: z.string(), label: localized, from: localized, to: localized }),
  ),
  /** `unknown` where other facts are still missing. */
  outcome: z.enum(['yes', 'unknown']),
});

const gift = {
  gives,
  /** Whole fen; with `unknown` what it would be if the open conditions are met; null where none. */
  amountFen: z.int().nullable(),
  /** Whether the review decides between two sums; `amountFen` is the higher one. */
  ranged: z.boolean(),
  /** What it gives in words: a sum, 7 days, a ceiling, a range, a service; null while not known. */
  gift: localized.nullable(),
};

/** What would turn a refusal. */
const turns = {
  /** The smallest changes, smallest first; empty with any other answer, or where three facts stand in the way. */
  changes: z.array(changeSchema),
  /** Facts that nobody can change and that stand in the way. */
  fixed: z.array(localized),
};

/** A decision as a person reads it. */
export const personDecisionSchema = z.object({
  benefitId: z.string(),
  digest: z.string(),
  outcome,
  ...gift,
  ...turns,
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
          /** Day on which the source said so. */
          asOf: z.iso.date().optional(),
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

const answersSchema = z
  .record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean()]).nullable())
  .refine((answers) => Object.keys(answers).length <= 200);

export const decideForVisitor = endpoint({
  id: 'policies.decide',
  method: 'POST',
  path: '/benefits/:benefitId/decision',
  summary: 'What the benefit would give on these answers; nothing is kept',
  params: benefitParams,
  body: z.object({
    answers: answersSchema,
  }),
  reply: personDecisionSchema,
  faults: ['policies.fact-unknown', 'policies.fact-value'],
});

const suppliers = z.enum(['self', 'employer', 'document', 'department']);

/** One benefit beside all the others, for somebody of whom some answers are known. */
export const entitlementSchema = z.object({
  benefitId: z.string(),
  name: localized,
  summary: localized,
  beneficiary,
  handling,
  /** Whether applications are taken today. */
  open: z.boolean(),
  /**
   * `yes`; `if-confirmed` by those who supply `waiting`; `open` while the person can be asked more; `no`;
   * `not-applicable`; `displaced` by another benefit.
   */
  standing: z.enum(['yes', 'if-confirmed', 'open', 'no', 'not-applicable', 'displaced']),
  ...gift,
  /** Beside the other benefits, whole fen; null where it gives no money or is not known. */
  payableFen: z.int().nullable(),
  /** What refuses it, or is still open. */
  reasons: z.array(
    z.object({
      conditionId: z.string(),
      outcome,
      says: localized,
      remedy: localized.nullable(),
      clause: z.string(),
    }),
  ),
  /** Facts that matter and that others supply, the usual one first. */
  waiting: z.array(
    z.object({ factId: z.string(), label: localized, suppliedBy: z.array(suppliers) }),
  ),
  /** What stands in its place; of a `yes` or `if-confirmed`, what would, once that is confirmed. */
  displacedBy: z.array(z.object({ benefitId: z.string(), name: localized, clause: z.string() })),
  /** How it goes with the others, in a sentence; null where nothing is to be said. */
  beside: localized.nullable(),
  ...turns,
});
export type EntitlementView = z.infer<typeof entitlementSchema>;

/** How a benefit stands beside all others, and beside what was granted before. */
export const besideOthersSchema = z.object({
  /** Due alone, but another benefit stands in its place. */
  displaced: z.boolean(),
  /** Beside the others, whole fen; null where it gives no money or is not known. */
  payableFen: z.int().nullable(),
  displacedBy: z.array(
    z.object({
      benefitId: z.string(),
      name: localized,
      clause: z.string(),
      /** Day of the award, where it was granted before. */
      receivedOn: z.iso.date().nullable(),
    }),
  ),
  /** What lowers the sum without taking it away. */
  reducedBy: z.array(z.object({ byFen: z.int(), clause: z.string(), names: z.array(localized) })),
  /** In a sentence; null where it stands alone. */
  says: localized.nullable(),
});
export type BesideOthers = z.infer<typeof besideOthersSchema>;

export const decideAll = endpoint({
  id: 'policies.entitlements',
  method: 'POST',
  path: '/entitlements',
  summary:
    'What all benefits of the city give on these answers, and what to ask next; nothing is kept',
  body: z.object({
    /** By fact id; `null` is "I don't know", and is not asked again. Money is whole fen. */
    answers: answersSchema,
    /** For whom: benefits of persons and households, or of teams, employers and institutes. */
    who: z.enum(['person', 'organisation']).default('person'),
    /** What was received before, as the person says. */
    prior: z
      .array(
        z.object({
          benefitId: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
          holder: z.enum(['self', 'spouse', 'employer']),
          fen: z.int().min(0).max(9e13),
          on: z.iso.date(),
        }),
      )
      .max(50)
      .default([]),
  }),
  reply: z.object({
    benefits: z.array(entitlementSchema),
    /**
     * What to ask next: one question, or several yes-or-no questions to tick together; empty when no
     * answer of the person changes anything any more.
     */
    next: z.array(questionSchema.extend({ label: localized })),
    /** The questions answered so far, as they were asked, for those who change an answer. */
    answered: z.array(questionSchema.extend({ label: localized })),
    /** Benefits that are still open for the person's own answers. */
    openCount: z.int(),
    /** Payable for certain, whole fen. */
    totalFen: z.int(),
    /** Payable when everything that waits for others is confirmed, whole fen. */
    hopedFen: z.int(),
  }),
  faults: ['policies.fact-unknown', 'policies.fact-value'],
});
export type AllEntitlementsView = z.infer<(typeof decideAll)['reply']>;

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
  /** First day on which it decides; null for a version of the city pack, which goes by its own dates. */
  activatesOn: z.iso.date().nullable(),
  /** Whether new applications are decided by it. */
  current: z.boolean(),
  /** Whether its first day is still to come. */
  coming: z.boolean(),
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

/** Under this id the answers about a benefit are kept on the reader's device, from calculator to application. */
export function keptAnswersId(city: string, benefitId: string): string {
  return `${city}.${benefitId}`;
}

/** Under this id the answers about all benefits together are kept. No benefit has a `*` in its id. */
export function allAnswersId(city: string): string {
  return `${city}.*`;
}
