import { factLabel, getBenefit, getFactDictionary } from '@yanzhen/registers/policies/offers.ts';
import { payeeMarkOf } from '@yanzhen/registers/talents/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { Fault } from '@yanzhen/server/routes/fault.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { contentNames } from '../applications/contract.ts';
import { factsOfCase, payeeOfCase, type Application } from '../applications/offers.ts';
import { listEvidenceOf } from '../evidence/offers.ts';
import { contentOf, type Content } from './content.ts';

/** What an approval of the case would rest on now. */
export async function readContent(turn: Turn, application: Application): Promise<Content> {
  const { amountFen, organisationId, policyDigest } = application;
  const decided = application.decision?.['facts'];
  return contentOf({
    amountFen,
    organisationId,
    policyDigest,
    payee: await payeeMarkOf(turn, payeeOfCase(application)),
    factIds: typeof decided === 'object' && decided !== null ? Object.keys(decided) : [],
    facts: await factsOfCase(turn, application),
    // What shows a milestone comes after the approval, which does not rest on it.
    evidence: (await listEvidenceOf(turn, application.id)).filter(
      ({ code }) => !code.startsWith('milestone-'),
    ),
  });
}

/** The name of a field of the content, as a reader calls it. */
export async function nameOfField(
  turn: Turn,
  application: Application,
  field: string,
): Promise<Localized> {
  const known = contentNames[field];
  if (known) return known;
  const [kind, id = ''] = field.split('.', 2);
  if (kind === 'fact') return factLabel(await getFactDictionary(turn), id);
  const name = await evidenceName(turn, application, id);
  return name ?? { zh: id, en: id };
}

async function evidenceName(
  turn: Turn,
  { benefitId, policyDigest }: Application,
  code: string,
): Promise<Localized | undefined> {
  try {
    const { benefit } = await getBenefit(turn, benefitId, policyDigest);
    return benefit.evidence.find((each) => each.code === code)?.name;
  } catch (error) {
    // A version that is not published here any more still has codes to speak of.
    if (error instanceof Fault) return undefined;
    throw error;
  }
}
