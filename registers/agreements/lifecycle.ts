import { fault } from '@yanzhen/server/routes/fault.ts';
import { coversCounty, hasRole, type Actor } from '@yanzhen/server/turn/actor.ts';
import { faults, keepers, type AgreementState, type MoveId } from './contract.ts';

interface Move {
  readonly move: MoveId;
  readonly from: readonly AgreementState[];
  /** `by-calendar`: signed, in force, due soon or closed, as the term says on the day. */
  readonly to: AgreementState | 'same' | 'by-calendar';
  readonly by: 'keeper' | 'system';
  readonly reason?: 'required';
  /** Where it is ordered. */
  readonly clause: string;
}

const unsigned: readonly AgreementState[] = ['intent', 'draft', 'legal-review'];
const live: readonly AgreementState[] = ['signed', 'in-force', 'due-soon'];
const law = {
  house: '合作协议管理规则（本市确认）',
  legal: '党政机关合同管理：合法性审查',
  term: '民法典第五百五十七条（履行期限届满）',
} as const;

/** The one table of moves of an agreement: guards, buttons and the tests read it. */
// prettier-ignore
const moves: readonly Move[] = [
  { move: 'record', from: [], to: 'intent', by: 'keeper', clause: law.house },
  { move: 'enter', from: [], to: 'by-calendar', by: 'keeper', clause: law.house },
  { move: 'draft', from: ['intent'], to: 'draft', by: 'keeper', clause: law.house },
  { move: 'send-to-review', from: ['draft'], to: 'legal-review', by: 'keeper', clause: law.legal },
  { move: 'send-back', from: ['legal-review'], to: 'draft', by: 'keeper', reason: 'required', clause: law.legal },
  { move: 'sign', from: ['legal-review'], to: 'by-calendar', by: 'keeper', clause: law.legal },
  { move: 'amend', from: unsigned, to: 'same', by: 'keeper', reason: 'required', clause: law.house },
  { move: 'amend', from: live, to: 'by-calendar', by: 'keeper', reason: 'required', clause: law.house },
  { move: 'review', from: ['in-force', 'due-soon'], to: 'same', by: 'keeper', clause: law.house },
  { move: 'renew', from: ['in-force', 'due-soon', 'closed'], to: 'renewed', by: 'keeper', clause: law.term },
  { move: 'close', from: [...unsigned, 'in-force', 'due-soon'], to: 'closed', by: 'keeper', reason: 'required', clause: law.term },
  { move: 'terminate', from: live, to: 'terminated', by: 'keeper', reason: 'required', clause: law.term },
  { move: 'withdraw', from: [...unsigned, ...live], to: 'withdrawn', by: 'keeper', reason: 'required', clause: law.house },
  { move: 'keep-calendar', from: live, to: 'by-calendar', by: 'system', clause: law.term },
];

/** The row of the table for a move out of a state. @throws Fault `agreements.wrong-state`. */
export function requireMove(moveId: MoveId, state: AgreementState | null): Move {
  const move = moves.find(
    (each) =>
      each.move === moveId && (state === null ? each.from.length === 0 : each.from.includes(state)),
  );
  if (!move) throw fault(faults.wrongState);
  return move;
}

/** What an actor can do with an agreement now. */
export function movesFor(
  { state, county }: { readonly state: AgreementState; readonly county: string | null },
  actor: Actor | null,
): MoveId[] {
  if (!actor || !mayKeep(actor, county)) return [];
  const open = moves.filter((each) => each.by === 'keeper' && each.from.includes(state));
  return [...new Set(open.map((each) => each.move))];
}

/** Whether an actor keeps the agreements of a county; null is the whole city's. */
export function mayKeep(actor: Actor, county: string | null): boolean {
  return hasRole(actor, ...keepers) && coversCounty(actor, county);
}
