import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import type { PlatformState, TaskView } from '../contract.ts';

export const stateTones: Readonly<Record<PlatformState, Tone>> = {
  cultivating: 'plain',
  applied: 'waiting',
  approved: 'good',
  building: 'waiting',
  accepted: 'good',
  operating: 'good',
  evaluated: 'waiting',
  upgraded: 'good',
  rectifying: 'attention',
  removed: 'bad',
  withdrawn: 'bad',
};

export const lightTones: Readonly<Record<TaskView['light'], Tone>> = {
  green: 'plain',
  amber: 'attention',
  red: 'bad',
  met: 'good',
};
