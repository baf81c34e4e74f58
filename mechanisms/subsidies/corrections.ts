import type {
  Application,
  AskedItem,
  Correction,
} from '@yanzhen/procedures/applications/offers.ts';
import type { Evidence } from '@yanzhen/procedures/evidence/offers.ts';
import type { PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { applicationQuestions } from '@yanzhen/registers/policies/offers.ts';
import type * as z from 'zod';
import type { correctionSchema } from './contract-parts.ts';

export interface Askable {
  readonly kind: AskedItem['kind'];
  readonly id: string;
  readonly name: Localized;
}

/** What an officer may ask for: the evidence and the facts of the benefit. */
export function listAskable(published: PublishedBenefit): Askable[] {
  const { benefit, dictionary } = published;
  return [
    ...benefit.evidence.map(({ code, name }) => ({ kind: 'evidence' as const, id: code, name })),
    ...applicationQuestions(published).flatMap(({ factId }) => {
      const fact = dictionary.facts.get(factId);
      return fact ? [{ kind: 'fact' as const, id: factId, name: fact.label }] : [];
    }),
  ];
}

/** Whether an item was answered since it was asked: a file came, or the fact was said again. */
export function isDone(
  application: Application,
  item: AskedItem,
  had: readonly string[],
  evidence: readonly Evidence[],
): boolean {
  if (item.kind === 'fact') return correctedFacts(application).includes(item.id);
  return evidence.some((each) => each.code === item.id && !had.includes(each.id));
}

/** Facts that the applicant said again in the present correction. */
export function correctedFacts(application: Application): readonly string[] {
  const facts = application.answers['corrected'];
  return Array.isArray(facts) ? facts.map(String) : [];
}

/** The requests of a case for a reader. */
export function viewCorrections(
  published: PublishedBenefit,
  application: Application,
  corrections: readonly Correction[],
  evidence: readonly Evidence[],
): z.input<typeof correctionSchema>[] {
  const askable = listAskable(published);
  return corrections.map((correction) => ({
    askedAt: correction.askedAt.toISOString(),
    askedBy: correction.askedBy,
    againReason: correction.againReason,
    correctedAt: correction.correctedAt?.toISOString() ?? null,
    items: correction.items.map((item) => ({
      ...item,
      name: askable.find((each) => each.kind === item.kind && each.id === item.id)?.name ?? {
        zh: item.id,
        en: item.id,
      },
      done: correction.correctedAt !== null || isDone(application, item, correction.had, evidence),
    })),
  }));
}
