import { fault, Fault } from '@yanzhen/server/routes/fault.ts';
import type { LetterGuardDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { getReplyLetter } from '../letters/offers.ts';
import { requireAnswered } from './answer-points.ts';
import { faults } from './contract.ts';
import { findByLetter } from './store.ts';

/** Moves that lead a letter towards its signature. */
const towards = ['check', 'ask-countersign', 'countersign', 'issue'];

/**
 * A reply that leaves a point unanswered does not go to signature, nor one that the supervisor has not cleared.
 * Beside it, the trigger `proposal_reply_whole` on `letter`.
 */
export const letterGuard: LetterGuardDeclaration = {
  find: async (turn, letterId, move) => {
    if (move !== 'submit' && !towards.includes(move)) return undefined;
    const row = await findByLetter(turn, letterId);
    if (!row) return undefined;
    const confirmed = move !== 'submit';
    const letter = await getReplyLetter(turn, letterId);
    const left = await faultOf(() => requireAnswered(turn, row, letter, { confirmed }));
    if (left || move === 'submit') return left;
    if (row.state !== 'cleared' || row.letterId !== letterId) return fault(faults.notCleared);
    if (letter.class === row.resultClass) return undefined;
    return fault(faults.classDiffers, { values: { class: row.resultClass ?? '' } });
  },
};

async function faultOf(check: () => Promise<void>): Promise<Fault | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}
