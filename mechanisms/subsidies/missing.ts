import type { Evidence } from '@yanzhen/procedures/evidence/offers.ts';
import type { Application } from '@yanzhen/procedures/applications/offers.ts';
import { factLabel, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import type { Talent } from '@yanzhen/registers/talents/offers.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type * as z from 'zod';
import type { neededEvidenceSchema } from './contract-parts.ts';
import type { Computed } from './decide.ts';

export interface Missing {
  readonly what: 'fact' | 'evidence' | 'identity' | 'employer' | 'account';
  readonly id: string;
  readonly says: Localized;
}

const own = {
  identity: { zh: '姓名和身份证号码', en: 'Your name and identity number' },
  employer: { zh: '用人单位', en: 'Your employer' },
  account: { zh: '收款银行账户', en: 'The bank account to be paid to' },
} as const;

/** Everything that must be there before a case can be submitted, in the order of the form. */
export function listMissing(
  published: PublishedBenefit,
  application: Application,
  {
    computed,
    talent,
    evidence,
  }: { computed: Computed; talent: Talent; evidence: readonly Evidence[] },
): Missing[] {
  const asOwn = (what: keyof typeof own): Missing => ({ what, id: what, says: own[what] });
  return [
    ...(talent.identityNumber === null ? [asOwn('identity')] : []),
    ...(needsEmployer(published) && application.organisationId === null ? [asOwn('employer')] : []),
    ...(talent.bankAccount === null ? [asOwn('account')] : []),
    ...missingFacts(published, computed).map(({ factId, says }) => ({
      what: 'fact' as const,
      id: factId,
      says,
    })),
    ...neededEvidence(published, evidence)
      .filter((item) => item.required && item.uploaded === 0)
      .map((item) => ({ what: 'evidence' as const, id: item.code, says: item.name })),
  ];
}

/** Whether an employer stands in a case of the benefit. */
export function needsEmployer({ benefit }: PublishedBenefit): boolean {
  return benefit.steps.includes('employer');
}

/** Facts without which the case cannot be decided, or that the offices need beside the rules. */
export function missingFacts(
  { benefit, dictionary }: PublishedBenefit,
  { decision, facts }: Computed,
): { factId: string; says: Localized }[] {
  const open = decision.outcome === 'unknown' ? decision.missingFacts.map((fact) => fact.id) : [];
  const anchor = benefit.window.within ? [benefit.window.within.after] : [];
  const beside = [...benefit.alsoAsks, ...anchor].filter(
    (id) => (facts[id]?.value ?? null) === null,
  );
  return [...new Set([...open, ...beside])].map((factId) => ({
    factId,
    says: factLabel(dictionary, factId),
  }));
}

/** The benefit's evidence list with how many files are there for each item. */
export function neededEvidence(
  { benefit, dictionary }: PublishedBenefit,
  evidence: readonly Evidence[],
): z.infer<typeof neededEvidenceSchema>[] {
  return benefit.evidence.map((item) => ({
    code: item.code,
    name: item.name,
    accepts: item.accepts,
    required: item.required,
    supports: item.for.map((id) => factLabel(dictionary, id)),
    uploaded: evidence.filter((each) => each.code === item.code).length,
  }));
}
