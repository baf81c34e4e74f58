import type { RecordMove } from '@yanzhen/procedures/records/offers.ts';
import type { MoveId, NominationState, RoundMove, RoundState } from './contract.ts';

const law = {
  notice: '上级推荐申报通知',
  house: '推荐申报工作规则（本市确认）：提名与推荐两人分办',
  service: '定向培养、顶岗培养协议：服务期',
} as const;

/** The one table of moves of a round. */
export const roundTable: readonly RecordMove<RoundState, RoundMove>[] = [
  { move: 'open', from: ['applied'], to: 'open', paper: true, clause: law.notice },
  { move: 'close', from: ['open'], to: 'closed', clause: law.notice },
  { move: 'withdraw', from: ['applied', 'open'], to: 'withdrawn', clause: law.house },
];

/** The one table of moves of a nomination: guards, buttons and the tests read it. */
// prettier-ignore
export const moves: readonly RecordMove<NominationState, MoveId>[] = [
  { move: 'recommend', from: ['proposed'], to: 'recommended', day: true, other: true, clause: law.house },
  { move: 'select', from: ['recommended'], to: 'selected', paper: true, clause: law.notice },
  { move: 'decline', from: ['recommended'], to: 'not-selected', paper: true, clause: law.notice },
  { move: 'serve', from: ['selected'], to: 'serving', day: true, clause: law.service },
  { move: 'complete', from: ['serving'], to: 'served', paper: true, clause: law.service },
  { move: 'break', from: ['serving'], to: 'broken', paper: true, clause: law.service },
  { move: 'withdraw', from: ['proposed', 'recommended'], to: 'withdrawn', clause: law.house },
];
