import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { officesToAsk } from './countersign-letter.ts';
import { listCountersigns } from './countersign-store.ts';
import { findCorrected, findCorrecting } from './correction-store.ts';
import { otherDutyOf } from './exclusion.ts';
import { listFigures } from './figure-store.ts';
import { findIssue, type IssueRecord } from './issue-store.ts';
import { movesIn } from './lifecycle.ts';
import { rowView } from './list-letters.ts';
import { draftHtml, findingsOf } from './review-letter.ts';
import * as store from './store.ts';
import { figureView } from './take-figures.ts';
import { printedCode } from './verification-code.ts';
import { figuresByName, getLetterhead, inTextOrder, writeLetter } from './write-letter.ts';

/** One letter with its text, figures, findings, history, and what the reader can do. */
export async function showLetter(
  turn: Turn,
  { params }: Input<typeof contract.showLetter>,
): Promise<Output<typeof contract.showLetter>> {
  const letter = await store.getLetter(turn, params.letterId);
  const { content, figures: ids } = await store.getDraft(turn, letter.id, letter.version);
  const figures = await listFigures(turn, Object.values(ids));
  const head = await getLetterhead(turn);
  const issue = await findIssue(turn, letter.id);
  const corrects = await findCorrected(turn, letter.id);
  const correctedBy = await findCorrecting(turn, letter.id);
  const written = issue?.letter ?? writeLetter(content, head, { corrects });
  const bound = figuresByName(figures, written.blocks);
  const countersigns = await listCountersigns(turn, letter.id, letter.version);
  const events = await store.listEvents(turn, letter.id);
  const { personId } = actorOf(turn);
  return {
    ...rowView(letter),
    version: letter.version,
    content,
    figures: inTextOrder(content.blocks, figures).map(figureView),
    findings: issue ? [] : await findingsOf(turn, letter.id, written, bound),
    html: draftHtml(written, bound),
    events: events.map((event) => ({
      id: event.id,
      move: event.move,
      by: event.by,
      duty: event.duty,
      reason: event.reason,
      at: event.at.toISOString(),
    })),
    moves: movesIn(letter.state, turn.actor).map(({ move, needsReason, duty }) => ({
      move,
      needsReason,
      excluded: otherDutyOf(events, personId, duty),
    })),
    issue: issue ? issueView(issue) : null,
    corrects: corrects ?? null,
    correctedBy: correctedBy ?? null,
    mayCorrect: issue !== undefined && !correctedBy && hasRole(turn.actor, 'letter-drafter'),
    countersigns: countersigns.map(({ at, ...each }) => ({
      ...each,
      at: at?.toISOString() ?? null,
    })),
    offices: letter.state === 'checking' ? await officesToAsk(turn) : [],
    letterheadAssumed: head.assumed,
    today: turn.today,
  };
}

/** What was issued, with the digests of its files. */
export function issueView(issue: IssueRecord) {
  return {
    number: issue.number,
    code: issue.code === null ? null : printedCode(issue.code),
    issuedOn: issue.issuedOn,
    issuedAt: issue.issuedAt.toISOString(),
    signer: issue.signer,
    organ: issue.letter.organ,
    contentDigest: issue.contentDigest,
    docxDigest: issue.docxSha256.toString('hex'),
    pdfDigest: issue.pdfSha256.toString('hex'),
    fonts: [...issue.fonts],
  };
}
