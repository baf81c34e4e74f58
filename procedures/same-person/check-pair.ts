import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import { listMembers, type MemberRow } from './store.ts';

export interface MergePair {
  readonly away: MemberRow;
  readonly kept: MemberRow;
}

/**
 * Two records of a group that both stand, so that one can be merged into the other.
 *
 * @throws Fault `same-person.not-member`, `.merged-before`, `.keep-identified`.
 */
export async function getPair(
  turn: Turn,
  groupId: string,
  asked: { readonly awayPersonId: string; readonly keptPersonId: string },
): Promise<MergePair> {
  const members = await listMembers(turn, groupId);
  const find = (id: string, field: string): MemberRow => {
    const found = members.find(({ personId }) => personId === id);
    if (!found || found.apartAt) throw fault(faults.notMember, { status: 404, field });
    if (found.keptId !== found.personId) throw fault(faults.mergedBefore, { field });
    return found;
  };
  const away = find(asked.awayPersonId, 'body.awayPersonId');
  const kept = find(asked.keptPersonId, 'body.keptPersonId');
  if (away.personId === kept.personId) {
    throw fault(faults.notMember, { status: 400, field: 'body.keptPersonId' });
  }
  // The number is what the person is found by at the window and by every import.
  if (away.identified && !kept.identified) {
    throw fault(faults.keepIdentified, { field: 'body.keptPersonId' });
  }
  return { away, kept };
}
