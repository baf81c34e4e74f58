import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { findCorrected } from './correction-store.ts';
import { listFigures } from './figure-store.ts';
import { draftHtml, findingsOf } from './review-letter.ts';
import * as store from './store.ts';
import { figureView, takeFigures } from './take-figures.ts';
import { figuresByName, getLetterhead, writeLetter } from './write-letter.ts';

/** How a text that is not saved yet would look, with its figures and findings. */
export async function previewLetter(
  turn: Turn,
  { params, body }: Input<typeof contract.previewLetter>,
): Promise<Output<typeof contract.previewLetter>> {
  const letter = await store.getLetter(turn, params.letterId);
  const draft = await store.getDraft(turn, letter.id, letter.version);
  const kept = await listFigures(turn, Object.values(draft.figures));
  const figures = await takeFigures(turn, body.content.slots, kept);
  const written = writeLetter(body.content, await getLetterhead(turn), {
    corrects: await findCorrected(turn, letter.id),
  });
  const bound = figuresByName(figures, body.content.blocks);
  const findings = await findingsOf(turn, letter.id, written, bound);
  return { html: draftHtml(written, bound), findings, figures: figures.map(figureView) };
}
