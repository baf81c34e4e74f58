import { referenceNumber } from '@yanzhen/values/ids.ts';
import { findOrSavePerson } from '@yanzhen/server/accounts/save-person.ts';
import { findTalentAccount, saveTalentAccount } from '@yanzhen/server/accounts/talent-account.ts';
import { fault, Fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { listOrganisationsByCode } from '@yanzhen/registers/organisations/offers.ts';
import { getBenefit, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import { importPayee, saveAssisted } from '@yanzhen/registers/talents/offers.ts';
import { importApplication } from '../applications/offers.ts';
import { keepOpening } from '../payments/offers.ts';
import { byPerson, type OpeningRow } from './check-rows.ts';
import * as contract from './contract.ts';
import { faulty, requireTotal } from './prepare-opening.ts';
import * as store from './store.ts';
import { viewAct } from './view-act.ts';

const { faults } = contract;

/** A second natural person confirms the act as they saw it; all of it comes in, or nothing. */
export async function confirmOpening(
  turn: Turn,
  { params, body }: Input<typeof contract.confirmOpening>,
): Promise<Output<typeof contract.confirmOpening>> {
  const act = await getPrepared(turn, params.actId);
  const actor = actorOf(turn);
  if (act.preparedByPerson === actor.personId) throw fault(faults.samePerson, { status: 403 });
  requireTotal(act.paidFen, body.paidFen, 'body.paidFen');
  const rows = (await store.listLines(turn, act.id)).map(
    ({ id, sealed }) => JSON.parse(turn.secrets.open('opening_line', 'row', id, sealed)) as OpeningRow, // prettier-ignore
  );
  const people = byPerson(rows);
  if (people.length !== body.personCount) throw fault(faults.decided);
  await store.decideAct(turn, act.id, { state: 'confirmed', reason: null, by: actor });
  const published = await getBenefit(turn, act.benefitId);
  const codes = [...new Set(rows.flatMap(({ creditCode }) => creditCode ?? []))];
  const employers = await listOrganisationsByCode(turn, codes);
  for (const parts of people) {
    const [first] = parts;
    const employer = first?.creditCode ? employers.get(first.creditCode) : undefined;
    await bringIn(turn, act, published, parts, employer ?? null);
  }
  await turn.record({
    act: 'opening-balances.confirm',
    subject: { type: 'opening-act', id: act.id },
    detail: { number: act.number, persons: people.length, paidFen: act.paidFen },
  });
  return viewAct(turn, (await store.lockAct(turn, act.id)) ?? act);
}

export async function rejectOpening(
  turn: Turn,
  { params, body }: Input<typeof contract.rejectOpening>,
): Promise<Output<typeof contract.rejectOpening>> {
  const act = await getPrepared(turn, params.actId);
  const { reason } = body;
  await store.decideAct(turn, act.id, { state: 'rejected', reason, by: actorOf(turn) });
  await turn.record({
    act: 'opening-balances.reject',
    subject: { type: 'opening-act', id: act.id },
    reason,
  });
  return viewAct(turn, (await store.lockAct(turn, act.id)) ?? act);
}

async function getPrepared(turn: Turn, id: string): Promise<store.ActRow> {
  const act = await store.lockAct(turn, id);
  if (!act) throw notFound();
  if (act.state !== 'prepared') throw fault(faults.decided);
  return act;
}

/** One person of the file: the case, the schedule with what was paid, and the account. */
async function bringIn(
  turn: Turn,
  act: store.ActRow,
  published: PublishedBenefit,
  parts: readonly OpeningRow[],
  employer: { id: string; cluster: string | null } | null,
): Promise<void> {
  const [first] = parts;
  if (!first) return;
  const { name, identityNumber, mobile, bankName, bankAccount, county, grantedOn, total } = first;
  const personId = await findOrSavePerson(turn, { name, identityNumber, ...(mobile ? { mobile } : {}) }); // prettier-ignore
  if (mobile && !(await findTalentAccount(turn, personId))) {
    // So that the person signs in as this person; the number is the office's word, not the person's.
    await saveTalentAccount(turn, personId);
    await saveAssisted(turn, personId, act.preparedByPerson);
  }
  const { benefit, digest } = published;
  const sequence = await turn.next(`opening-case/${turn.today}`);
  const reference = referenceNumber('QCBZ', turn.today, sequence);
  const applicationId = await importApplication(turn, {
    reference,
    benefitId: act.benefitId,
    policyDigest: digest,
    applicantPersonId: personId,
    applicantName: name,
    organisationId: employer?.id ?? null,
    county,
    cluster: employer?.cluster ?? null,
    amountFen: total,
    terms: benefit.terms.map(({ stage, legalWorkingDays, promisedWorkingDays }) => ({
      stage,
      legalWorkingDays,
      promisedWorkingDays,
    })),
    state: parts.every(({ paidOn }) => paidOn !== null) ? 'paid' : 'in-service',
    detail: { opening: act.number, document: act.document },
  }).catch((error: unknown) => {
    if (!(error instanceof Fault) || error.code !== 'applications.already-open') throw error;
    throw faulty([{ line: first.line, column: 'identityNumber', code: 'row-case-there' }]);
  });
  // The policy's names fit where the sum was split as the policy splits it now.
  const stated = benefit.amount.instalments.parts;
  const named = stated.length === parts.length ? stated : [];
  await keepOpening(turn, {
    organisationId: null,
    applicationId,
    personId,
    benefitId: act.benefitId,
    totalFen: total,
    grantedOn,
    openingActId: act.id,
    reference,
    county,
    cluster: employer?.cluster ?? null,
    parts: parts.map(({ number, amount, dueOn, paidOn }) => ({
      number,
      partId: named[number - 1]?.id ?? `part-${number}`,
      name: named[number - 1]?.name ?? { zh: `第 ${number} 期`, en: `Instalment ${number}` },
      amountFen: amount,
      dueOn,
      recheck: benefit.amount.instalments.recheck ?? [],
      paidOn,
    })),
  });
  if (bankAccount && bankName) {
    const { preparedByPerson: preparedBy, document: reason } = act;
    await importPayee(turn, personId, { bankName, account: bankAccount, preparedBy, reason });
  }
}
