import type { Actor } from '@yanzhen/server/turn/actor.ts';
import type { PaperEndpoints } from '@yanzhen/procedures/records/contract.ts';
import { samplePaper } from '../sample-paper.ts';
import type { Stage } from '../stage.ts';

/** Adds a paper to a record; its id. */
export async function addPaper(
  stage: Stage,
  actor: Actor,
  { add }: PaperEndpoints,
  recordId: string,
  title: string,
): Promise<string> {
  const bytes = await samplePaper(`${title}（演示）`);
  const files = [{ field: 'file', name: `${title}.pdf`, bytes }];
  const { papers } = await stage.ask(actor, add, { params: { recordId }, files });
  const added = papers.at(-1);
  if (!added) throw new Error('demonstration: the paper just added is not there');
  return added.id;
}
