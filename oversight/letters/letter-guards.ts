import type { Feature, LetterGuardDeclaration } from '@yanzhen/server/manifest/feature.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { MoveId } from './contract.ts';

let guards: readonly LetterGuardDeclaration[] = [];

/** Rooms above say here what must not stand against which move of a letter. */
export function declareLetterGuards(features: readonly Feature[]): void {
  guards = features.flatMap((feature) => feature.letterGuards ?? []);
}

/** Nothing of a room above stands against the move. @throws Fault of that room. */
export async function requireUnguarded(turn: Turn, letterId: string, move: MoveId): Promise<void> {
  for (const { find } of guards) {
    const found = await find(turn, letterId, move);
    if (found) throw found;
  }
}
