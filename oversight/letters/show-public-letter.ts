import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { findCorrected, findCorrecting } from './correction-store.ts';
import { listFigures } from './figure-store.ts';
import { contentDigest } from './issue-letter.ts';
import { findIssue } from './issue-store.ts';
import { issueView } from './show-letter.ts';
import { figureStillHolds, figureView } from './take-figures.ts';
import { typedCode } from './verification-code.ts';
import { figuresByName, getLetterhead, inTextOrder } from './write-letter.ts';

/** What anyone may check of an issued letter; nothing of a person. */
export async function showPublicLetter(
  turn: Turn,
  { params }: Input<typeof contract.showPublicLetter>,
): Promise<Output<typeof contract.showPublicLetter>> {
  const issue = await findIssue(turn, params.letterId);
  if (!issue) throw notFound();
  const taken = await listFigures(turn, Object.values(issue.figures));
  const figures = [];
  for (const figure of inTextOrder(issue.letter.blocks, taken)) {
    const { filter: _filter, ...view } = figureView(figure);
    figures.push({ ...view, holds: await figureStillHolds(turn, figure) });
  }
  const correctedBy = await findCorrecting(turn, issue.letterId);
  const { signer: _signer, fonts: _fonts, ...shown } = issueView(issue);
  return {
    ...shown,
    id: issue.letterId,
    title: issue.letter.title,
    holds:
      contentDigest(issue.letter, figuresByName(taken, issue.letter.blocks)) ===
      issue.contentDigest,
    letterheadAssumed: (await getLetterhead(turn)).assumed,
    corrects: (await findCorrected(turn, issue.letterId)) ?? null,
    // A correction that is only drafted is nobody's matter yet.
    correctedBy: correctedBy?.number ? correctedBy : null,
    figures,
  };
}

/** An issued letter by the number or the code as a person types it: brackets of any kind, spaces or none. */
export async function findPublicLetter(
  turn: Turn,
  { query }: Input<typeof contract.findPublicLetter>,
): Promise<Output<typeof contract.findPublicLetter>> {
  const typed = query.number.normalize('NFKC').replace(/\s/g, '');
  const number = typed.replace(/[[({【]/g, '\u3014').replace(/[\])}】]/g, '\u3015');
  const issue = await findIssue(turn, typedCode(query.number) ?? number);
  return { id: issue?.letterId ?? null };
}
