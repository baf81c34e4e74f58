import { getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import { getTalents } from '@yanzhen/registers/talents/offers.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { recordView } from '../desk/offers.ts';
import type * as contract from './contract.ts';
import type { Merge, Member } from './contract.ts';
import { signName } from './declared.ts';
import { findMatches } from './find-matches.ts';
import { allowedMoves, decidingRoles } from './lifecycle.ts';
import { listMerges, type MergeRow } from './merge-store.ts';
import { recordLines } from './records-of.ts';
import * as store from './store.ts';
import { viewGroup } from './view-group.ts';

/** One group with its records side by side; that it was looked at stands in the trail. */
export async function showGroup(
  turn: Turn,
  groupId: string,
): Promise<Output<typeof contract.showGroup>> {
  const group = await store.findGroup(turn, groupId);
  if (!group) throw notFound();
  const actor = actorOf(turn);
  const members = await store.listMembers(turn, groupId);
  const ids = members.map(({ personId }) => personId);
  const signs = await store.listSignsOf(turn, [groupId]);
  const merges = await listMerges(turn, groupId);
  const own = members.some(({ personId, keptId }) => [personId, keptId].includes(actor.personId));
  await recordView(turn, 'same-person.view', { subject: 'match-group', id: groupId });
  return {
    ...viewGroup(group, members, signs),
    counting: group.counting,
    members: await viewMembers(turn, members),
    matches: signs.map(({ one, other, sign, foundAt }) => ({
      onePersonId: one,
      otherPersonId: other,
      sign: signName(sign),
      foundAt: foundAt.toISOString(),
    })),
    lines: [...(await recordLines(turn, ids))],
    events: (await store.listEvents(turn, groupId)).map((event) => ({
      ...event,
      at: event.at.toISOString(),
    })),
    moves: own || merges.length > 0 ? [] : [...allowedMoves(group, actor)],
    merges: merges.map((merge) => viewMerge(merge, own ? null : actor.personId)),
    mayPrepare: group.state === 'confirmed' && !own && hasRole(actor, ...decidingRoles),
  };
}

async function viewMembers(turn: Turn, members: readonly store.MemberRow[]): Promise<Member[]> {
  const ids = members.map(({ personId }) => personId);
  const talents = await getTalents(turn, ids, { follow: false });
  const supports = await supportsOf(turn, ids);
  const { counties } = await getCityProfile(turn);
  return members.map(({ personId, name, knownSince, apartAt, keptId }) => {
    const talent = talents.get(personId);
    return {
      personId,
      name,
      identityNumber: talent?.identityNumber ?? null,
      mobile: talent?.mobile ?? null,
      bankAccount: talent?.bankAccount ?? null,
      county: counties.find(({ code }) => code === talent?.county)?.name ?? null,
      knownSince: knownSince.toISOString(),
      apart: apartAt !== null,
      keptPersonId: keptId === personId ? null : keptId,
      supports: supports.get(personId) ?? [],
    };
  });
}

/** What records of the group share beside what they were found by; never a reason by itself. */
async function supportsOf(
  turn: Turn,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Localized[]>> {
  const found = await findMatches(turn, ids, 'supports');
  const within = found.filter(({ one, other }) => ids.includes(one) && ids.includes(other));
  return new Map(
    ids.map((id) => [
      id,
      [...new Set(within.filter((m) => [m.one, m.other].includes(id)).map(({ sign }) => sign))].map(
        signName,
      ),
    ]),
  );
}

function viewMerge(merge: MergeRow, reader: string | null): Merge {
  const state = merge.end ?? (merge.doneAt ? 'done' : 'prepared');
  return {
    id: merge.id,
    awayPersonId: merge.awayPersonId,
    keptPersonId: merge.keptPersonId,
    state,
    reason: merge.reason,
    preparedBy: merge.preparedBy,
    preparedAt: merge.preparedAt.toISOString(),
    doneBy: merge.doneBy,
    doneAt: merge.doneAt?.toISOString() ?? null,
    endReason: merge.endReason,
    mayDo: state === 'prepared' && reader !== null && reader !== merge.preparedByPerson,
  };
}
