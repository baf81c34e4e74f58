import type { RecordMove } from '@yanzhen/procedures/records/offers.ts';
import type { MoveId, UpgradeState } from './contract.ts';

const law = {
  setting: '普通本科学校设置暂行规定；本科层次职业学校设置标准（试行）',
  house: '升格本科工作方案（本市确认）',
} as const;

/** The one table of moves of an upgrade: guards, buttons and the tests read it. */
// prettier-ignore
export const moves: readonly RecordMove<UpgradeState, MoveId>[] = [
  { move: 'analyse', from: ['listed'], to: 'gap-analysis', clause: law.house },
  { move: 'rectify', from: ['gap-analysis'], to: 'rectifying', clause: law.house },
  { move: 'submit', from: ['rectifying'], to: 'province-review', paper: true, clause: law.setting },
  { move: 'visit', from: ['province-review'], to: 'expert-site', clause: law.setting },
  { move: 'publish', from: ['expert-site'], to: 'ministry-publicity', paper: true, clause: law.setting },
  { move: 'send-back', from: ['province-review', 'expert-site'], to: 'rectifying', clause: law.setting },
  { move: 'approve', from: ['ministry-publicity'], to: 'approved', paper: true, clause: law.setting },
  { move: 'stop', from: ['listed', 'gap-analysis', 'rectifying', 'province-review', 'expert-site'], to: 'stopped', clause: law.house },
];
