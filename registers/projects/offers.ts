import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { ProjectContent, ProjectKey, ProjectRow } from './store.ts';
import * as store from './store.ts';

export { faultWithin } from './check-content.ts';
export { keepProject } from './keep-project.ts';
export { mayKeep as mayKeepProjects } from './lifecycle.ts';
export { nameKey } from './same-name.ts';
export { withdrawUntouched } from './withdraw-untouched.ts';
export type { ProjectContent, ProjectRow } from './store.ts';

/** Records of the register that have the number, or the sides and the name, of one of these. */
export function findRecords(
  turn: Turn,
  keys: readonly ProjectKey[],
): Promise<readonly ProjectRow[]> {
  return store.listByKeys(turn, keys);
}

/** Whether a content says of a project what the register has. */
export function saysTheSame(row: ProjectRow, content: ProjectContent): boolean {
  return (Object.keys(content) as (keyof ProjectContent)[]).every(
    (key) => row[key] === content[key],
  );
}
