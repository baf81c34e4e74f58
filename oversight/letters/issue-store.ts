import { sql } from 'kysely';
import type { Letter } from '@yanzhen/papers';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';

/** What was issued; never changes. */
export interface IssueRecord {
  readonly letterId: string;
  readonly number: string;
  /** 核验码; null on letters that were issued before there were codes. */
  readonly code: string | null;
  readonly year: number;
  readonly sequence: number;
  readonly issuedOn: string;
  readonly issuedAt: Date;
  readonly signer: string;
  readonly version: number;
  readonly letter: Letter;
  /** Slot → id of its figure. */
  readonly figures: Readonly<Record<string, string>>;
  readonly contentDigest: string;
  readonly htmlSha256: Buffer;
  readonly docxSha256: Buffer;
  readonly pdfSha256: Buffer;
  readonly fonts: readonly string[];
}

export async function appendIssue(turn: Turn, issue: Omit<IssueRecord, 'signer'>): Promise<void> {
  await turn.run(sql`
    insert into letter_issue (city, letter_id, number, year, sequence, issued_on, issued_at,
      signer_person_id, version, letter, figures, content_digest, html_sha256, docx_sha256, pdf_sha256, fonts, code)
    values (${turn.city}, ${issue.letterId}, ${issue.number}, ${issue.year}, ${issue.sequence},
      ${issue.issuedOn}, ${issue.issuedAt}, ${actorOf(turn).personId}, ${issue.version},
      ${JSON.stringify(issue.letter)}, ${JSON.stringify(issue.figures)}, ${issue.contentDigest},
      ${issue.htmlSha256}, ${issue.docxSha256}, ${issue.pdfSha256}, ${[...issue.fonts]}::text[], ${issue.code})`);
}

const issueColumns = sql`i.letter_id as "letterId", i.number, i.year, i.sequence,
  i.issued_on as "issuedOn", i.issued_at as "issuedAt", p.name as signer, i.version, i.letter, i.figures,
  i.content_digest as "contentDigest", i.html_sha256 as "htmlSha256", i.docx_sha256 as "docxSha256",
  i.pdf_sha256 as "pdfSha256", i.fonts, i.code`;

/** What was issued, by the letter's id, its document number or its code. */
export async function findIssue(turn: Turn, asked: string): Promise<IssueRecord | undefined> {
  return turn.row<IssueRecord>(sql`
    select ${issueColumns} from letter_issue i
      join person p on p.city = i.city and p.id = i.signer_person_id
    where i.city = ${turn.city} and (i.letter_id::text = ${asked} or i.number = ${asked} or i.code = ${asked})`);
}
