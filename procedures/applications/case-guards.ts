import type { CaseGuardDeclaration, Feature } from '@yanzhen/server/manifest/feature.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application } from './application.ts';
import type { MoveId } from './contract.ts';

let guards: readonly CaseGuardDeclaration[] = [];

/** Features above say here what must not stand against which move of a case. */
export function declareGuards(features: readonly Feature[]): void {
  guards = features.flatMap((feature) => feature.caseGuards ?? []);
}

/** What a feature above has against a move of a case; undefined where nothing stands against it. */
export async function findGuard(
  turn: Turn,
  { applicantPersonId }: Pick<Application, 'applicantPersonId'>,
  move: MoveId,
): Promise<{ readonly fault: Fault; readonly says: Localized } | undefined> {
  for (const { moves, says, find } of guards) {
    const found = moves.includes(move) ? await find(turn, applicantPersonId) : undefined;
    if (found) return { fault: found, says };
  }
  return undefined;
}
