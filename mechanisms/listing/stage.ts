import { stages, type Stage } from './contract.ts';

/** The stage after one; null after the last. */
export function nextStage(stage: Stage): Stage | null {
  return stages[stages.indexOf(stage) + 1] ?? null;
}
