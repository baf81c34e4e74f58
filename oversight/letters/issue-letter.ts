import { createHash } from 'node:crypto';
import {
  letterDocx,
  letterHtml,
  letterPdf,
  MissingGlyphError,
  type Figures,
  type Letter,
  type PrintedPaper,
} from '@yanzhen/papers';
import { canonicalText } from '@yanzhen/values/digest.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import { findCorrected } from './correction-store.ts';
import { listFigures } from './figure-store.ts';
import { issueDigest } from './issue-digest.ts';
import * as issues from './issue-store.ts';
import { requireMended } from './review-letter.ts';
import * as store from './store.ts';
import { figureStillHolds } from './take-figures.ts';
import { verificationCode } from './verification-code.ts';
import { figuresByName, getLetterhead, writeLetter } from './write-letter.ts';

/** What ends a document number. @source GB/T 9704-2012 7.2.5 */
const numberSign = { zh: '号', en: 'No.' };

/**
 * Gives a checked letter its number and date and freezes it: text, figures, row ids, digests and the
 * files themselves.
 *
 * @param make  Moves the letter under its number; the duty of the signer is checked there.
 * @returns     The document number 发文字号, counted by year, and the digest of all that stands still from now on.
 */
export async function issueLetter(
  turn: Turn,
  letter: store.LetterRecord,
  make: (set: { number: string }) => Promise<void>,
): Promise<{ number: string; digest: string }> {
  const draft = await store.getDraft(turn, letter.id, letter.version);
  const taken = await listFigures(turn, Object.values(draft.figures));
  const head = await getLetterhead(turn);
  const year = Number(turn.today.slice(0, 4));
  const sequence = await turn.next(`letters.number.${year}`);
  const number = `${head.prefix}〔${year}〕${sequence}${numberSign.zh}`;
  const code = verificationCode(turn.newId());
  const corrects = await findCorrected(turn, letter.id);
  const issued = { number, on: turn.today };
  const written = writeLetter(draft.content, head, { issued: { ...issued, code }, corrects });
  const figures = figuresByName(taken, draft.content.blocks);
  // The code is no text of the drafter: chance may give it the look of a passport's number.
  const linted = writeLetter(draft.content, head, { issued, corrects });
  await requireMended(turn, 'issue', letter.id, linted, figures);
  for (const figure of taken) {
    // A payment whose transaction was still open when the figure was taken would come to light here.
    if (await figureStillHolds(turn, figure)) continue;
    throw fault(faults.figureMoved, { values: { figure: figure.shown } });
  }
  await make({ number });
  const files = await keepFiles(turn, letter.id, written, figures);
  await issues.appendIssue(turn, {
    letterId: letter.id,
    number,
    code,
    year,
    sequence,
    issuedOn: turn.today,
    issuedAt: turn.now,
    version: letter.version,
    letter: written,
    figures: draft.figures,
    contentDigest: contentDigest(written, figures),
    ...files,
  });
  return { number, digest: await issueDigest(turn, letter.id) };
}

/** SHA-256 of the canonical text (RFC 8785) of a letter and its figures, hexadecimal. */
export function contentDigest(letter: Letter, figures: Figures): string {
  const plain: unknown = JSON.parse(JSON.stringify({ letter, figures }));
  return createHash('sha256').update(canonicalText(plain)).digest('hex');
}

/** The PDF of a letter. @throws Fault `letters.glyph` naming a character that cannot be printed. */
export async function requirePrintable(
  turn: Turn,
  letter: Letter,
  figures: Figures,
): Promise<PrintedPaper> {
  try {
    return await letterPdf(letter, figures);
  } catch (error) {
    if (!(error instanceof MissingGlyphError)) throw error;
    const { character, codePoint, where } = error;
    throw fault(faults.glyph, { values: { character, codePoint, where: where[turn.language] } });
  }
}

async function keepFiles(turn: Turn, letterId: string, letter: Letter, figures: Figures) {
  const verifyUrl = `/${turn.city}/letters/${letterId}`;
  const paper = await requirePrintable(turn, letter, figures);
  const html = Buffer.from(letterHtml(letter, figures, { verifyUrl }));
  const docx = Buffer.from(await letterDocx(letter, figures));
  return {
    htmlSha256: (await turn.files.keep(html)).sha256,
    docxSha256: (await turn.files.keep(docx)).sha256,
    pdfSha256: (await turn.files.keep(Buffer.from(paper.pdf))).sha256,
    fonts: paper.fonts,
  };
}
