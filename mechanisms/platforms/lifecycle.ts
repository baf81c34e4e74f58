import type { RecordMove } from '@yanzhen/procedures/records/offers.ts';
import type { levels, MoveId, PlatformState } from './contract.ts';

const law = {
  house: '人才平台载体管理规则（本市确认）',
  evaluation: '平台载体周期评估办法（本市确认，周期 36 个月）',
} as const;

/** Months after which a platform is evaluated again (assumed). */
export const evaluationMonths = 36;

/** The one table of moves of a platform: guards, buttons and the tests read it. */
// prettier-ignore
export const moves: readonly RecordMove<PlatformState, MoveId>[] = [
  { move: 'apply', from: ['cultivating'], to: 'applied', clause: law.house },
  { move: 'approve', from: ['applied'], to: 'approved', paper: true, day: true, clause: law.house },
  { move: 'build', from: ['approved'], to: 'building', clause: law.house },
  { move: 'accept', from: ['building'], to: 'accepted', paper: true, other: true, clause: law.house },
  { move: 'operate', from: ['accepted'], to: 'operating', clause: law.house },
  { move: 'evaluate', from: ['operating', 'upgraded', 'rectifying'], to: 'evaluated', paper: true, other: true, clause: law.evaluation },
  { move: 'continue', from: ['evaluated'], to: 'operating', clause: law.evaluation },
  { move: 'upgrade', from: ['evaluated'], to: 'upgraded', paper: true, clause: law.evaluation },
  { move: 'rectify', from: ['evaluated'], to: 'rectifying', clause: law.evaluation },
  { move: 'remove', from: ['evaluated', 'rectifying'], to: 'removed', paper: true, clause: law.evaluation },
  { move: 'withdraw', from: ['cultivating', 'applied', 'approved', 'building', 'accepted', 'operating'], to: 'withdrawn', clause: law.house },
];

/** States in which a platform is one that a document approved and nobody removed. */
export const standing: readonly PlatformState[] = [
  'approved',
  'building',
  'accepted',
  'operating',
  'evaluated',
  'upgraded',
  'rectifying',
];

const rank = { city: 1, provincial: 2, national: 3 } as const;

/** Whether a level is above another. */
export function isHigher(one: (typeof levels)[number], other: (typeof levels)[number]): boolean {
  return rank[one] > rank[other];
}
