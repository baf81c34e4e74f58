import { hasRole, type Actor } from '@yanzhen/server/turn/actor.ts';
import type { Duty, LetterState, MoveId } from './contract.ts';

/** One allowed move of a letter. */
export interface LetterMove {
  readonly move: MoveId;
  readonly from: LetterState;
  readonly to: LetterState;
  readonly role: string;
  readonly duty: Duty;
  readonly needsReason: boolean;
}

/**
 * Every move: drafting 拟稿, checking 核稿 and signing 签发 exclude each other for one natural person;
 * the constraint `letter_event_excluded` is the guard.
 *
 * @source 党政机关公文处理工作条例 第十九至二十五条（拟制：起草、审核、签发）
 */
const moves: readonly LetterMove[] = [
  {
    move: 'edit',
    from: 'draft',
    to: 'draft',
    role: 'letter-drafter',
    duty: 'draft',
    needsReason: false,
  },
  {
    move: 'submit',
    from: 'draft',
    to: 'checking',
    role: 'letter-drafter',
    duty: 'draft',
    needsReason: false,
  },
  {
    move: 'recall',
    from: 'checking',
    to: 'draft',
    role: 'letter-drafter',
    duty: 'draft',
    needsReason: false,
  },
  {
    move: 'check',
    from: 'checking',
    to: 'checked',
    role: 'letter-checker',
    duty: 'check',
    needsReason: false,
  },
  {
    move: 'return',
    from: 'checking',
    to: 'draft',
    role: 'letter-checker',
    duty: 'check',
    needsReason: true,
  },
  {
    move: 'issue',
    from: 'checked',
    to: 'issued',
    role: 'letter-signer',
    duty: 'sign',
    needsReason: false,
  },
  {
    move: 'send-back',
    from: 'checked',
    to: 'draft',
    role: 'letter-signer',
    duty: 'sign',
    needsReason: true,
  },
];

/** The moves that an actor's roles allow in a state. */
export function movesIn(state: LetterState, actor: Actor | null): LetterMove[] {
  return moves.filter((each) => each.from === state && hasRole(actor, each.role));
}

/** The one move of that name; a name stands once in the table. */
export function moveNamed(move: MoveId): LetterMove {
  const found = moves.find((each) => each.move === move);
  if (!found) throw new Error(`no move ${move}`);
  return found;
}

/** Who has a letter in a state. */
export const holders: Readonly<Record<LetterState, string | null>> = {
  draft: 'letter-drafter',
  checking: 'letter-checker',
  checked: 'letter-signer',
  issued: null,
};
