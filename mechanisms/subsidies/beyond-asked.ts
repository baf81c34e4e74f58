import type { Application, Correction } from '@yanzhen/procedures/applications/offers.ts';
import type { Evidence } from '@yanzhen/procedures/evidence/offers.ts';
import { factLabel, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import { faults } from './contract.ts';
import { keptDecisionOf, type Computed } from './decide.ts';
import { listAskable } from './corrections.ts';

/**
 * What the applicant changed beside what was asked for, one fault a field. The form's own doors are closed
 * for it; this finds what came through another one, e.g. the person's own facts. What an employer or a
 * department said meanwhile is not the applicant's doing.
 */
export function beyondAsked(
  published: PublishedBenefit,
  application: Application,
  now: {
    readonly correction: Correction;
    readonly evidence: readonly Evidence[];
    readonly computed: Computed;
  },
): Fault[] {
  const { correction, evidence, computed } = now;
  const asked = (kind: 'fact' | 'evidence', id: string): boolean =>
    correction.items.some((item) => item.kind === kind && item.id === id);
  const before = keptDecisionOf(application)?.facts ?? {};
  const ids = new Set([...Object.keys(before), ...Object.keys(computed.facts)]);
  const facts = [...ids].filter((id) => {
    const [old, said] = [before[id], computed.facts[id]];
    const own = said ? said.source === 'self' : old?.source === 'self';
    return own && !asked('fact', id) && (old?.value ?? null) !== (said?.value ?? null);
  });
  const codes = evidence
    .filter(({ id, code }) => !correction.had.includes(id) && !asked('evidence', code))
    .map(({ code }) => code);
  const askable = listAskable(published);
  return [
    ...facts.map((id) => beside(`fact.${id}`, factLabel(published.dictionary, id))),
    ...[...new Set(codes)].map((code) => {
      const name = askable.find((each) => each.kind === 'evidence' && each.id === code)?.name;
      return beside(`evidence.${code}`, name ?? { zh: code, en: code });
    }),
  ];
}

function beside(field: string, name: { readonly zh: string; readonly en: string }): Fault {
  return fault(faults.beyondAsked, { field, values: { name: name.zh, nameEn: name.en } });
}
