import type { PackFile } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { checkTemplateFile } from './template-file.ts';
import * as store from './template-store.ts';

/**
 * Makes the city's letter templates what its pack says; the same files again change nothing.
 *
 * @param files  The pack's folder `letters`, checked before.
 * @returns      Ids that are new or changed.
 * @throws Error on a file with problems, which `lettersChecker` tells.
 */
export async function applyLetterTemplates(
  turn: Turn,
  files: readonly PackFile[],
): Promise<string[]> {
  const definitions = files.map(({ file, text }) => {
    const checked = checkTemplateFile(text, file);
    if (checked.ok) return checked.definition;
    throw new Error(`${file}: ${checked.problems[0]?.says.en ?? ''}`);
  });
  const changed: string[] = [];
  for (const definition of definitions) {
    if (await store.saveTemplate(turn, definition)) changed.push(definition.id);
  }
  const ids = definitions.map((each) => each.id);
  const removed = await store.removeOtherTemplates(turn, ids);
  if (changed.length + removed > 0) {
    const subject = { type: 'city', id: turn.city };
    await turn.record({ act: 'letters.apply-templates', subject, detail: { changed, removed } });
  }
  return changed;
}
