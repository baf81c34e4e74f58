import { getApplication } from '@yanzhen/procedures/applications/offers.ts';
import { listEvidenceOf } from '@yanzhen/procedures/evidence/offers.ts';
import type { ImportOf, ImportRow, RowKept } from '@yanzhen/procedures/imports/offers.ts';
import { getOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import { getBenefit } from '@yanzhen/registers/policies/offers.ts';
import { askPayee, getTalent, saveAssisted, saveFacts } from '@yanzhen/registers/talents/offers.ts';
import { findOrSavePerson } from '@yanzhen/server/accounts/save-person.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { faults } from '../contract.ts';
import { computeDecision } from '../decide.ts';
import { employerQuestions } from '../facts-shown.ts';
import { listMissing } from '../missing.ts';
import { openDraft } from '../start-draft.ts';
import { submitCase } from '../submit.ts';
import { tellApplicant } from '../tell.ts';
import { answersIn } from './check-filing.ts';

/**
 * Files one row for its person, in the agent's name: the person, the facts, the draft with the consent; and
 * submits it where nothing is missing. Decided by everything that is known by now.
 *
 * @throws Fault  the row is left out: another name, an application of the person's own, a contradiction to
 *                what is verified, or a refusal.
 */
export async function keepFiling(turn: Turn, of: ImportOf, row: ImportRow): Promise<RowKept> {
  const agent = actorOf(turn);
  const published = await getBenefit(turn, of.subject);
  const organisation = await getOrganisation(turn, agent.organisationId ?? '');
  const text = (key: string): string => String(row.values[key] ?? '');
  const name = text('name');
  const personId = await findOrSavePerson(turn, {
    name,
    identityNumber: text('identityNumber'),
    mobile: text('mobile'),
  });
  const known = await getTalent(turn, personId);
  if (known.name !== name) throw fault(faults.filingName);
  // The phone number came from the agent: whoever signs in by it is not known to be the person.
  if (known.bankAccount === null) await saveAssisted(turn, personId, agent.personId);
  if (known.bankAccount === null && text('bankAccount') && text('bankName')) {
    await askPayee(turn, personId, {
      account: text('bankAccount'),
      bankName: text('bankName'),
      reason: text('consentHow'),
    });
  }
  await keepAnswers(turn, personId, {
    row,
    vouched: employerQuestions(published).map((each) => each.factId),
  });
  const draft = await openDraft(turn, published, {
    applicantPersonId: personId,
    applicantName: name,
    organisationId: organisation.id,
    county: organisation.county,
    cluster: organisation.cluster,
    filedByPersonId: agent.personId,
    answers: {
      consent: {
        how: text('consentHow'),
        note: text('consentOn'),
        at: turn.now.toISOString(),
        clerk: agent.name,
      },
    },
    detail: { consent: text('consentHow'), importId: of.id },
  });
  const subject = { type: 'application', id: draft.applicationId };
  await turn.record({
    act: 'subsidies.file',
    subject,
    detail: { importId: of.id, line: row.line },
  });
  return { subject, note: await submitOrWait(turn, draft.applicationId) };
}

/** What the employer can vouch for is its word; the rest is said for the person. */
async function keepAnswers(
  turn: Turn,
  personId: string,
  { row, vouched }: { row: ImportRow; vouched: readonly string[] },
): Promise<void> {
  const answers = Object.entries(answersIn(row));
  const byEmployer = answers.filter(([id]) => vouched.includes(id));
  const bySelf = answers.filter(([id]) => !vouched.includes(id));
  await saveFacts(turn, personId, Object.fromEntries(byEmployer), 'employer');
  await saveFacts(turn, personId, Object.fromEntries(bySelf), 'self');
}

/** Submits a filed draft, or tells what it waits for. @throws Fault `subsidies.filing-no`. */
async function submitOrWait(turn: Turn, applicationId: string): Promise<Localized> {
  const application = await getApplication(turn, applicationId);
  const published = await getBenefit(turn, application.benefitId);
  const computed = await computeDecision(turn, application, published);
  const talent = await getTalent(turn, application.applicantPersonId);
  const evidence = await listEvidenceOf(turn, applicationId);
  const missing = listMissing(published, application, { computed, talent, evidence });
  const { outcome } = computed.decision;
  if (outcome === 'no' || outcome === 'not-applicable') throw fault(faults.filingNo);
  if (missing.length > 0) {
    await tellApplicant(turn, 'filed-by-employer', application, published);
    const list = (language: 'zh' | 'en'): string =>
      missing.map(({ says }) => says[language]).join(language === 'zh' ? '、' : ', ');
    return {
      zh: `已建草稿，还缺：${list('zh')}`,
      en: `A draft is there; still missing: ${list('en')}`,
    };
  }
  const sent = await submitCase(turn, application);
  if (!sent.submitted) throw fault(faults.filingNo);
  return { zh: `已提交，编号 ${sent.reference}`, en: `Submitted, number ${sent.reference}` };
}
