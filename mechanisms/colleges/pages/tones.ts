import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import type { UpgradeState } from '../contract.ts';

export const stateTones: Readonly<Record<UpgradeState, Tone>> = {
  listed: 'plain',
  'gap-analysis': 'waiting',
  rectifying: 'attention',
  'province-review': 'waiting',
  'expert-site': 'waiting',
  'ministry-publicity': 'waiting',
  approved: 'good',
  stopped: 'bad',
};
