import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Download } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import { findIssue, type IssueRecord } from './issue-store.ts';
import * as store from './store.ts';

export type LetterFormat = 'docx' | 'pdf' | 'html';

const mediaTypes: Readonly<Record<LetterFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
};

/** The files of an issued letter, as they were made at the issue. */
export interface IssuedFiles {
  readonly letterId: string;
  readonly number: string;
  readonly contentDigest: string;
  /** Full names of the fonts in the PDF. */
  readonly fonts: readonly string[];
  readonly files: Readonly<Record<LetterFormat, Download>>;
}

/**
 * The files of an issued letter, the same bytes every time.
 *
 * @param asked  The letter's id or its document number.
 * @throws Fault `letters.not-issued`; `request.not-found` where there is no such letter.
 */
export async function exportLetter(turn: Turn, asked: string): Promise<IssuedFiles> {
  const issue = await findIssue(turn, asked);
  if (!issue) return refuse(turn, asked);
  const { letterId, number, contentDigest, fonts } = issue;
  const files = {
    docx: await fileOf(turn, issue, 'docx'),
    pdf: await fileOf(turn, issue, 'pdf'),
    html: await fileOf(turn, issue, 'html'),
  };
  return { letterId, number, contentDigest, fonts, files };
}

/** One file of an issued letter. @throws Fault as `exportLetter`. */
export async function downloadLetter(
  turn: Turn,
  letterId: string,
  format: LetterFormat,
): Promise<Download> {
  const issue = await findIssue(turn, letterId);
  return issue ? fileOf(turn, issue, format) : refuse(turn, letterId);
}

async function refuse(turn: Turn, asked: string): Promise<never> {
  if (!/^[0-9a-f-]{36}$/.test(asked)) throw notFound();
  await store.getLetter(turn, asked);
  throw fault(faults.notIssued);
}

async function fileOf(turn: Turn, issue: IssueRecord, format: LetterFormat): Promise<Download> {
  const sha256 = { docx: issue.docxSha256, pdf: issue.pdfSha256, html: issue.htmlSha256 }[format];
  return {
    name: `${issue.number}.${format}`,
    mediaType: mediaTypes[format],
    content: await turn.files.read(sha256),
  };
}
