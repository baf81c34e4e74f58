import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { getAgreements, isOpen } from '../agreements/offers.ts';
import { getOrganisations } from '../organisations/offers.ts';
import { requireArea } from '../policies/offers.ts';
import { faults } from './contract.ts';
import { partsBeyond } from './money-flags.ts';
import { nameKey } from './same-name.ts';
import * as store from './store.ts';

/** What is wrong with a content by itself, without a look at other records; undefined when nothing is. */
export function faultWithin(content: store.ProjectContent): Fault | undefined {
  const beyond = partsBeyond(content);
  if (beyond > 0) {
    const values = { beyond: yuanForReader(beyond), total: yuanForReader(content.totalFen) };
    return fault(faults.partsBeyondWhole, { status: 400, field: 'body.totalFen', values });
  }
  if (content.endsOn < content.startedOn) {
    return fault(faults.datesBackwards, { status: 400, field: 'body.endsOn' });
  }
  if (content.partnerId === content.enterpriseId) {
    return fault(faults.oneSide, { status: 400, field: 'body.enterpriseId' });
  }
  if (nameKey(content.name) === '') {
    return fault(faults.nameEmpty, { status: 400, field: 'body.name' });
  }
  return undefined;
}

/**
 * That a content is sound, stands on registered sides and an open agreement, and is no second record.
 *
 * @param own  The project that is changed; null for a new one.
 * @throws Fault as `projects.record` tells.
 */
export async function requireContent(
  turn: Turn,
  content: store.ProjectContent,
  own: Pick<store.ProjectRow, 'id' | 'agreementId'> | null,
): Promise<void> {
  const within = faultWithin(content);
  if (within) throw within;
  await requireArea(turn, content);
  const { partnerId, enterpriseId, agreementId } = content;
  const known = await getOrganisations(turn, [partnerId, enterpriseId]);
  for (const [field, id] of [
    ['partnerId', partnerId],
    ['enterpriseId', enterpriseId],
  ] as const) {
    if (known.has(id)) continue;
    throw fault(faults.partyNotRegistered, { status: 400, field: `body.${field}` });
  }
  if (agreementId !== null && agreementId !== own?.agreementId) {
    const agreement = (await getAgreements(turn, [agreementId])).get(agreementId);
    if (!agreement || !isOpen(agreement)) {
      throw fault(faults.agreementEnded, { status: 400, field: 'body.agreementId' });
    }
  }
  await requireOnlyRecord(turn, content, own?.id ?? null);
}

async function requireOnlyRecord(
  turn: Turn,
  content: store.ProjectContent,
  ownId: string | null,
): Promise<void> {
  const key = { ...content, nameKey: nameKey(content.name) };
  const found = await store.listByKeys(turn, [key]);
  const other = found.find((each) => each.id !== ownId);
  if (!other) return;
  const values = { number: other.number, name: other.name };
  throw other.number === content.number
    ? fault(faults.numberTaken, { field: 'body.number', values })
    : fault(faults.recordedBefore, { field: 'body.name', values });
}
