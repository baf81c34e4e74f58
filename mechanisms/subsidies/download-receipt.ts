import { receiptPdf } from '@yanzhen/papers';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Download, Input } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { stateNames } from '@yanzhen/procedures/applications/contract.ts';
import { listEvidenceOf } from '@yanzhen/procedures/evidence/offers.ts';
import { getOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import { getTalent } from '@yanzhen/registers/talents/offers.ts';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { neededEvidence } from './missing.ts';
import { benefitOf, getOwnCase } from './own-case.ts';
import { promiseFrom } from './promise.ts';
import { receiptWords } from './receipt-words.ts';

/** The receipt of a submitted case as PDF: who, what, when, by when, and with what. */
export async function downloadReceipt(
  turn: Turn,
  { params }: Input<typeof contract.downloadReceipt>,
): Promise<Download> {
  const application = await getOwnCase(turn, params.applicationId);
  const { reference, submittedAt, organisationId } = application;
  if (!reference || !submittedAt) throw fault(faults.notSubmitted);
  const published = await benefitOf(turn, application);
  const { benefit, policy } = published;
  const talent = await getTalent(turn, application.applicantPersonId);
  const organisation = organisationId ? await getOrganisation(turn, organisationId) : null;
  const evidence = neededEvidence(published, await listEvidenceOf(turn, application.id));
  const submittedOn = civilDateOf(submittedAt);
  const promise = promiseFrom(await workingDays(turn), published, submittedOn);
  const say = (text: Localized): string => text[turn.language];
  const words = receiptWords[turn.language];
  const filer = application.answers['consent'] as { clerk?: string } | undefined;
  const { pdf } = await receiptPdf(
    {
      title: words.title,
      organ: say(policy.document.issuer),
      reference,
      rows: [
        { label: words.benefit, value: say(benefit.name) },
        { label: words.applicant, value: application.applicantName },
        { label: words.identity, value: talent.identityNumber ?? '' },
        { label: words.employer, value: organisation?.name ?? '' },
        {
          label: words.amount,
          value: `${yuanForReader(application.amountFen ?? 0)} ${words.yuan}`,
        },
        { label: words.submittedOn, value: submittedOn },
        { label: words.state, value: say(stateNames[application.state]) },
        { label: words.promisedOn, value: promise.endOn },
        {
          label: words.evidence,
          value: evidence
            .filter((item) => item.uploaded > 0)
            .map((item) => `${say(item.name)} × ${item.uploaded}`)
            .join(turn.language === 'zh' ? '；' : '; '),
        },
        ...(filer?.clerk ? [{ label: words.filedBy, value: filer.clerk }] : []),
      ],
      notes: [words.noteDates, words.noteKeep],
      signatures: filer?.clerk ? [words.signApplicant, words.signClerk] : undefined,
    },
    { language: turn.language },
  );
  await turn.record({
    act: 'subsidies.download-receipt',
    subject: { type: 'application', id: application.id },
  });
  return { name: `${reference}.pdf`, mediaType: 'application/pdf', content: Buffer.from(pdf) };
}
