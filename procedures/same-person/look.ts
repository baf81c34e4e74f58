import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { referenceNumber } from '@yanzhen/values/ids.ts';
import { countTerm } from '../applications/offers.ts';
import { membersMost } from './contract.ts';
import { findMatches, type Match } from './find-matches.ts';
import { moveGroup } from './move-group.ts';
import * as store from './store.ts';

/** Working days within which a group is to be settled. */
const settleWorkingDays = 10;

/**
 * Looks for other records of persons, and opens a group for each find or lets it join the group in which one
 * of the two stands. What was found once is not found again, whatever was decided.
 *
 * @returns how many groups were opened.
 */
export async function look(turn: Turn, personIds: readonly string[]): Promise<number> {
  const matches = await findMatches(turn, personIds);
  if ((await store.listNew(turn, matches)).length === 0) return 0;
  // One opens at a time: what another turn opened meanwhile is seen.
  await store.lockFinder(turn);
  let opened = 0;
  for (const pair of pairsOf(await store.listNew(turn, matches))) {
    if (await keepPair(turn, pair)) opened += 1;
  }
  return opened;
}

/** The job that looks at one person of whom something changed. */
export async function lookAtPerson(
  turn: Turn,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (typeof payload['personId'] === 'string') await look(turn, [payload['personId']]);
}

export interface Pair {
  readonly one: string;
  readonly other: string;
  readonly signs: readonly Pick<Match, 'sign' | 'mark'>[];
}

function pairsOf(matches: readonly Match[]): readonly Pair[] {
  const pairs = new Map<string, Pair & { readonly signs: Match[] }>();
  for (const match of matches) {
    const { one, other } = match;
    const key = `${one}/${other}`;
    const pair = pairs.get(key) ?? { one, other, signs: [] };
    pair.signs.push(match);
    pairs.set(key, pair);
  }
  return [...pairs.values()];
}

/** Keeps a find. @returns whether a group was opened for it. */
async function keepPair(turn: Turn, { one, other, signs }: Pair): Promise<boolean> {
  const group = await store.findRoom(turn, one, other, membersMost);
  if (!group) {
    await openGroup(turn, { one, other, signs });
    return true;
  }
  const added = await store.saveMembers(turn, group.id, [one, other]);
  await store.saveSigns(turn, group.id, { one, other }, signs);
  if (added > 0 || group.state === 'proposed') {
    await moveGroup(turn, group, 'join', { detail: { signs: kindsOf(signs) } });
  }
  return false;
}

/** Opens a group of two records. @returns its id. */
export async function openGroup(
  turn: Turn,
  { one, other, signs }: Pair,
  reason?: string,
): Promise<string> {
  const id = turn.newId();
  const number = referenceNumber('TYR', turn.today, await turn.next(`match-group/${turn.today}`));
  const term = countTerm(await workingDays(turn), turn.today, settleWorkingDays);
  await store.saveGroup(turn, {
    id,
    number,
    ...term,
    signs: kindsOf(signs),
    reason: reason ?? null,
  });
  await store.saveMembers(turn, id, [one, other]);
  await store.saveSigns(turn, id, { one, other }, signs);
  await turn.record({
    act: 'same-person.found',
    subject: { type: 'match-group', id },
    ...(reason ? { reason } : {}),
    detail: { number, signs: kindsOf(signs) },
  });
  return id;
}

/** Which signs, without what they are made of. */
function kindsOf(signs: Pair['signs']): readonly string[] {
  return [...new Set(signs.map(({ sign }) => sign))];
}
