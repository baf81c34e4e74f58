import type { CaseGuardDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import { signName } from './declared.ts';
import { findMatches } from './find-matches.ts';
import { look } from './look.ts';
import * as store from './store.ts';

/**
 * What stands against deciding on a person's money now: a group that is not settled, or records that share a
 * sign and were not compared yet. The database refuses the first by itself
 * (`application_event_one_person`).
 */
export async function findAgainst(turn: Turn, personId: string): Promise<Fault | undefined> {
  const number = await store.findAgainst(turn, personId);
  if (number) return fault(faults.groupOpen, { values: { number } });
  const fresh = await store.listNew(turn, await findMatches(turn, [personId]));
  const [first] = fresh;
  if (!first) return undefined;
  const name = signName(first.sign);
  return fault(faults.foundNow, { values: { sign: name.zh, signEn: name.en } });
}

/** Looks at a person whose case an office begins to work on, so that a find waits beside it from then on. */
async function lookFirst(turn: Turn, personId: string): Promise<undefined> {
  await look(turn, [personId]);
}

const says = {
  zh: '申请人的档案与另一份疑似同一人，尚未处理完',
  en: 'Another record may be of the same person, and that is not settled',
};

/** Moves before a decision open what there is to be found; those that give money are stopped by it. */
export const caseGuards: readonly CaseGuardDeclaration[] = [
  { moves: ['submit', 'file', 'propose', 'check'], says, find: lookFirst },
  { moves: ['approve', 'prepare', 'sign'], says, find: findAgainst },
];
