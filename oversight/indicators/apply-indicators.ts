import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { PackFile } from '@yanzhen/registers/policies/offers.ts';
import { checkIndicatorFile } from './indicator-file.ts';
import * as store from './store.ts';

/**
 * Makes the city's named indicators what its pack says; the same files again change nothing.
 *
 * @param files  The pack's folder `indicators`, checked before.
 * @returns      Ids that are new or changed.
 * @throws Error on a file with problems, which `indicatorsChecker` tells.
 */
export async function applyIndicators(turn: Turn, files: readonly PackFile[]): Promise<string[]> {
  const definitions = files.map(({ file, text }) => {
    const checked = checkIndicatorFile(text, file);
    if (checked.ok) return checked.definition;
    throw new Error(`${file}: ${checked.problems[0]?.says.en ?? ''}`);
  });
  const changed: string[] = [];
  for (const definition of definitions) {
    if (await store.saveDefinition(turn, definition)) changed.push(definition.id);
  }
  const ids = definitions.map((each) => each.id);
  const removed = await store.removeOtherDefinitions(turn, ids);
  if (changed.length + removed > 0) {
    const subject = { type: 'city', id: turn.city };
    await turn.record({ act: 'indicators.apply', subject, detail: { changed, removed } });
  }
  return changed;
}
