import * as z from 'zod';
import { localized } from '../facts/dictionary-schema.ts';
import { amount, type AmountFile } from './amount-schema.ts';
import { commonKeys } from './common-parts.ts';
import { assumed, clause, day, factId, feel, id, share } from './schema-parts.ts';
import { stackingRule } from './stacking-schema.ts';

export const condition = z.strictObject({
  id,
  clause,
  when: feel,
  says: localized.describe('The condition as a plain sentence'),
  fails: localized.describe('Shown when the condition is not met'),
  remedy: localized.describe('What would change the answer'),
  assumed,
});

const workingDays = z.int().min(0).max(250);
const yuan = z.number().min(0).max(99_999_999_999);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const example = z.strictObject({
  id,
  says: localized,
  on: day.optional().describe('Day of the decision; the first day in force where left out'),
  facts: z
    .record(z.string(), z.union([scalar, z.array(z.union([scalar, z.record(z.string(), scalar)]))]))
    .describe('By official name or id; money in yuan; a fact left out is unknown'),
  prior: z
    .array(
      z.strictObject({
        benefit: id,
        holder: z.enum(['self', 'spouse', 'employer']),
        yuan,
        on: day.describe('Day of the award'),
      }),
    )
    .default([])
    .describe('What was awarded before'),
  expect: z.strictObject({
    outcome: z.enum(['yes', 'no', 'not-applicable', 'unknown']),
    amountYuan: z.number().nullable(),
    failing: z.array(z.string()).optional().describe('Conditions that answer no, in file order'),
    open: z.array(z.string()).optional().describe('Conditions that answer unknown, in file order'),
    payableYuan: yuan.nullable().optional().describe('What is left beside the other benefits'),
    displacedBy: z.array(id).optional().describe('Benefits that stand in its place, by id'),
    quantity: z.number().nullable().optional().describe('Where the benefit gives a quantity'),
    rangeYuan: z.tuple([yuan, yuan]).optional().describe('Where the amount is a range'),
  }),
});

const duties = z.strictObject({
  serviceMonths: z.int().min(0),
  onLeaving: z.enum(['none', 'pro-rata', 'full']),
  reporting: z.enum(['none', 'yearly', 'half-yearly']),
  waivers: z
    .array(
      z.strictObject({
        id,
        says: localized,
        graceMonths: z
          .int()
          .min(1)
          .max(24)
          .optional()
          .describe(
            'The duty counts on when the person is employed here again within so many months',
          ),
        clause,
        assumed,
      }),
    )
    .default([])
    .describe('When the duty falls away'),
  clause,
  assumed,
});

const payers = z
  .array(z.strictObject({ payer: z.enum(['city', 'county', 'province', 'state']), share }))
  .min(1);

const benefitAsWritten = z.strictObject({
  id,
  name: localized,
  summary: localized,
  category: localized.optional().describe('Heading under which pages list it, e.g. of services'),
  beneficiary: z.enum(['person', 'household', 'employer', 'institute', 'team']),
  handling: z.enum(['no-application', 'instant', 'reviewed', 'competitive']),
  gives: z
    .enum(['money', 'quantity', 'ceiling', 'service'])
    .default('money')
    .describe('ceiling: money that is not paid, such as a loan limit; service: nothing to count'),
  quantity: z
    .strictObject({
      unit: z.string().min(1).max(20).describe('day, seat, square-metre …'),
      rounding: z.enum(['down', 'up', 'half-up']).default('down').describe('To whole units'),
    })
    .optional()
    .describe('Required where the benefit gives a quantity'),
  window: z.strictObject({
    opensOn: day,
    closesOn: day.nullable().describe('Exclusive; null while it stays open'),
    within: z.strictObject({ months: z.int().min(1), after: factId }).optional(),
    clause,
    assumed,
  }),
  appliesWhen: condition.omit({ fails: true }).optional().describe('Otherwise: not applicable'),
  conditions: z.array(condition).min(1).max(100),
  amount: amount.optional().describe('Left out where the benefit gives a service'),
  stacking: z.array(stackingRule).max(20).default([]),
  duties,
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
      extensionWorkingDaysMost: workingDays
        .optional()
        .describe('By how much an approver may extend it, once; 10 where it is not said'),
      assumed,
    }),
  ),
  steps: z
    .array(z.enum(['employer', 'publicity', 'joint-check']))
    .max(3)
    .default(['employer', 'publicity'])
    .describe(
      'Steps of an application beside the review: employer confirms, public notice, joint check',
    ),
  publicityWorkingDays: workingDays,
  payers: payers.optional().describe('Required where the benefit pays money'),
  examples: z.array(example).min(1),
});
type BenefitAsWritten = z.infer<typeof benefitAsWritten>;

/** A benefit as rules and pages read it: what the file may leave out is filled in. */
export interface BenefitFile extends Omit<BenefitAsWritten, 'amount' | 'payers'> {
  readonly amount: AmountFile;
  readonly payers: z.infer<typeof payers>;
}

/** Says what a kind of benefit needs and has not, or has and must not have. */
function requireParts(benefit: BenefitAsWritten, refuse: z.RefinementCtx): void {
  const missing = (path: string[]) =>
    refuse.addIssue({ code: 'invalid_type', expected: 'object', path, input: undefined });
  const { gives } = benefit;
  if (gives === 'service') {
    if (benefit.amount) refuse.addIssue({ code: 'unrecognized_keys', keys: ['amount'], path: [] });
  } else if (!benefit.amount) {
    missing(['amount']);
  }
  const money = gives === 'money' || gives === 'ceiling';
  if (money && benefit.amount && !benefit.amount.rounding) missing(['amount', 'rounding']);
  if (gives === 'money' && !benefit.payers) missing(['payers']);
  if (gives === 'quantity' && !benefit.quantity) missing(['quantity']);
  // Its units are rounded by `quantity.rounding`; money's units would make nothing of it.
  if (gives === 'quantity' && benefit.amount?.rounding) {
    refuse.addIssue({ code: 'unrecognized_keys', keys: ['rounding'], path: ['amount'] });
  }
  if (gives !== 'quantity' && benefit.quantity) {
    refuse.addIssue({ code: 'unrecognized_keys', keys: ['quantity'], path: [] });
  }
}

function filledIn(benefit: BenefitAsWritten): BenefitFile {
  const { clause: stated, assumed: guessed } = benefit.amount ?? benefit.duties;
  const single = {
    parts: [
      { id: 'single', share: 100, afterMonths: 0, name: { zh: '一次付清', en: 'Single payment' } },
    ],
    remainder: 'last' as const,
    clause: stated,
    assumed: guessed,
  };
  // A quantity is computed as money is, one unit in the place of one fen: whole units then.
  const units = { to: 'fen' as const, direction: benefit.quantity?.rounding ?? 'down' };
  const given = benefit.amount ?? { formula: 0, clause: stated, assumed: guessed };
  return {
    ...benefit,
    amount: {
      ...given,
      rounding: given.rounding ?? units,
      instalments: given.instalments ?? single,
    },
    payers: benefit.payers ?? [{ payer: 'city', share: 100 }],
  };
}

/** A benefit without what its kind leaves out and `filledIn` adds again. */
export function asWritten(benefit: BenefitFile): BenefitAsWritten {
  const { amount, ...rest } = benefit;
  if (benefit.gives === 'service') return rest;
  const { rounding: given, ...others } = amount;
  return {
    ...rest,
    amount: benefit.gives === 'quantity' ? others : { ...others, rounding: given },
  };
}

/** What `common` may state, and what a benefit may then leave out. */
const common = commonKeys.reduce((mask, key) => ({ ...mask, [key]: true }), {}) as Readonly<
  Record<(typeof commonKeys)[number], true>
>;
export const commonParts = benefitAsWritten
  .pick(common)
  .partial()
  .describe('Parts of every benefit of the file that does not state them itself');
export const benefitBesideCommon = benefitAsWritten.partial(common);

export const benefit = benefitAsWritten.superRefine(requireParts).transform(filledIn);
