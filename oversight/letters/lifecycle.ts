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
 * Every move: drafting 拟稿, checking 核稿, countersigning 会签, signing 签发 and dispatching (用印、发送、归档)
 * exclude each other for one natural person; the constraint `letter_event_excluded` is the guard. Where several
 * units countersign, the letter waits until the last of them did; the trigger `letter_guarded` is the guard.
 *
 * @source 党政机关公文处理工作条例 第十九至二十五条（拟制：起草、审核、签发；办理：登记、印制、核发、归档）
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
    move: 'ask-countersign',
    from: 'checking',
    to: 'countersigning',
    role: 'letter-checker',
    duty: 'check',
    needsReason: false,
  },
  {
    move: 'countersign',
    from: 'countersigning',
    to: 'checked',
    role: 'letter-countersigner',
    duty: 'countersign',
    needsReason: false,
  },
  {
    move: 'object',
    from: 'countersigning',
    to: 'draft',
    role: 'letter-countersigner',
    duty: 'countersign',
    needsReason: true,
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
  {
    move: 'seal',
    from: 'issued',
    to: 'sealed',
    role: 'letter-registrar',
    duty: 'dispatch',
    needsReason: false,
  },
  {
    move: 'send',
    from: 'sealed',
    to: 'sent',
    role: 'letter-registrar',
    duty: 'dispatch',
    needsReason: true,
  },
  {
    move: 'archive',
    from: 'sent',
    to: 'archived',
    role: 'letter-registrar',
    duty: 'dispatch',
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
  countersigning: 'letter-countersigner',
  checked: 'letter-signer',
  issued: 'letter-registrar',
  sealed: 'letter-registrar',
  sent: 'letter-registrar',
  archived: null,
};
