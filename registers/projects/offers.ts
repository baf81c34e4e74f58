import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { ListedProject, ProjectContent, ProjectKey, ProjectRow } from './store.ts';
import * as store from './store.ts';

export { faultWithin } from './check-content.ts';
export { keepProject } from './keep-project.ts';
export { mayKeep as mayKeepProjects } from './lifecycle.ts';
export { nameKey } from './same-name.ts';
export { withdrawUntouched } from './withdraw-untouched.ts';
export type { ListedProject, ProjectContent, ProjectRow } from './store.ts';

/** Records of the register that have the number, or the sides and the name, of one of these. */
export function findRecords(
  turn: Turn,
  keys: readonly ProjectKey[],
): Promise<readonly ProjectRow[]> {
  return store.listByKeys(turn, keys);
}

/** Projects by id, for lists; those that are not there are left out. */
export async function getProjects(
  turn: Turn,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ListedProject>> {
  const rows = await store.listProjectsById(turn, ids);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Projects of an enterprise that are planned or under way, newest first. */
export async function listOpenProjectsOf(
  turn: Turn,
  enterpriseId: string,
): Promise<readonly ListedProject[]> {
  const page = { after: undefined, limit: 500 };
  const rows = await store.listProjects(turn, { enterpriseId }, page);
  return rows.filter(({ state }) => state === 'planned' || state === 'running');
}

/** Whether a content says of a project what the register has. */
export function saysTheSame(row: ProjectRow, content: ProjectContent): boolean {
  return (Object.keys(content) as (keyof ProjectContent)[]).every(
    (key) => row[key] === content[key],
  );
}
