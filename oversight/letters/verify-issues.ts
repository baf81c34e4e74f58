import { createHash } from 'node:crypto';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listFigures, type FigureRecord } from './figure-store.ts';
import { issueDigest } from './issue-digest.ts';
import { contentDigest } from './issue-letter.ts';
import { findIssue, type IssueRecord } from './issue-store.ts';
import { figureStillHolds } from './take-figures.ts';
import { listIssuesInTrail, type IssueInTrail } from './verify-store.ts';
import { figuresByName } from './write-letter.ts';

export type IssueFinding =
  /** The trail tells of an issue that is no longer kept. */
  | 'gone'
  /** A letter stands as issued that the trail does not know. */
  | 'not-in-trail'
  /** Anything that was frozen is not what the trail's digest was made of. */
  | 'altered'
  /** Text and figures do not have the digest that is printed on the page of verification. */
  | 'content'
  /** A figure does not come out of its definition and history again. */
  | 'figure'
  /** A file is missing or is not the one that was made at the issue. */
  | 'file'
  /** State, seal, post or archive are not those of the acts in the trail. */
  | 'dispatch';

export interface VerifiedIssues {
  readonly letters: number;
  readonly figures: number;
  /** Figures that came out of their definition and rows again. */
  readonly reproduced: number;
  readonly findings: readonly {
    readonly letterId: string;
    readonly number: string | null;
    readonly finding: IssueFinding;
    /** Slot of a figure, or kind of a file. */
    readonly part: string | null;
  }[];
}

const pageSize = 100;

/**
 * Holds every issued letter, its figures and their snapshots against the history and the sealed trail. What it says is
 * worth what the trail is: verify the trail first.
 */
export async function verifyIssues(turn: Turn): Promise<VerifiedIssues> {
  const total = { letters: 0, figures: 0, reproduced: 0 };
  const findings: VerifiedIssues['findings'][number][] = [];
  for (let after: string | null = null; ;) {
    const page = await listIssuesInTrail(turn, after, pageSize);
    for (const told of page) {
      const issue = told.kept ? await findIssue(turn, told.letterId) : undefined;
      const figures = issue ? await listFigures(turn, Object.values(issue.figures)) : [];
      const found = [
        ...(await lookAtIssue(turn, told, issue, figures)),
        ...(await lookAtFigures(turn, issue, figures)),
      ];
      total.letters += 1;
      total.figures += issue ? Object.keys(issue.figures).length : 0;
      total.reproduced += figures.length - found.filter((each) => each.lost).length;
      for (const { finding, part = null } of found)
        findings.push({ letterId: told.letterId, number: issue?.number ?? null, finding, part });
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return { ...total, findings };
    after = last.letterId;
  }
}

interface Found {
  readonly finding: IssueFinding;
  readonly part?: string;
  /** A figure that is there and does not come out again. */
  readonly lost?: boolean;
}

async function lookAtIssue(
  turn: Turn,
  told: IssueInTrail,
  issue: IssueRecord | undefined,
  figures: readonly FigureRecord[],
): Promise<Found[]> {
  if (!issue) return [{ finding: 'gone' }];
  const found: Found[] = [];
  if (!told.told) found.push({ finding: 'not-in-trail' });
  if (told.digest !== null && (await issueDigest(turn, told.letterId)) !== told.digest)
    found.push({ finding: 'altered' });
  if (
    contentDigest(issue.letter, figuresByName(figures, issue.letter.blocks)) !== issue.contentDigest
  )
    found.push({ finding: 'content' });
  if (told.state !== told.reached || !told.dispatchTold) found.push({ finding: 'dispatch' });
  for (const part of ['html', 'docx', 'pdf'] as const) {
    if (!(await fileHolds(turn, issue[`${part}Sha256`]))) found.push({ finding: 'file', part });
  }
  return found;
}

async function lookAtFigures(
  turn: Turn,
  issue: IssueRecord | undefined,
  figures: readonly FigureRecord[],
): Promise<Found[]> {
  const found: Found[] = [];
  const kept = new Set(figures.map((each) => each.id));
  for (const [part, id] of Object.entries(issue?.figures ?? {})) {
    if (!kept.has(id)) found.push({ finding: 'figure', part });
  }
  for (const figure of figures) {
    if (await figureStillHolds(turn, figure)) continue;
    found.push({ finding: 'figure', part: figure.slot, lost: true });
  }
  return found;
}

async function fileHolds(turn: Turn, sha256: Buffer): Promise<boolean> {
  try {
    const bytes = await turn.files.read(sha256);
    return createHash('sha256').update(bytes).digest().equals(sha256);
  } catch {
    return false;
  }
}
