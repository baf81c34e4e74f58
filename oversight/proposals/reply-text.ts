import type { LetterContent } from '../letters/contract.ts';
import type { PointRow } from './answer-store.ts';
import type { SponsorRow } from './sponsor-store.ts';
import type { Proposal } from './store.ts';

const figures = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99 in Chinese figures, as sessions are counted. */
export function counted(n: number): string {
  const tens = Math.floor(n / 10);
  const head = tens === 0 ? '' : `${tens === 1 ? '' : (figures[tens] ?? '')}十`;
  return `${head}${figures[n % 10] ?? ''}`;
}

/** A reply to begin with: a heading for each point, quoted, whose paragraph is the drafter's to write. */
export function replyText(
  row: Proposal,
  points: readonly PointRow[],
  sponsors: readonly SponsorRow[],
  resultClass: string,
): LetterContent {
  const congress = row.body === 'congress';
  const meeting = congress
    ? `市${counted(row.congress)}届人大${counted(row.session)}次会议`
    : `市政协${counted(row.congress)}届${counted(row.session)}次会议`;
  const kind = congress ? '建议' : '提案';
  const again = row.round === 2 ? '再次' : '';
  const names = sponsors
    .slice(0, 8)
    .map((each) => each.name)
    .join('、');
  const text = (words: string) => [{ kind: 'text' as const, text: words }];
  const paragraph = (words: string) => ({ kind: 'paragraph' as const, inlines: text(words) });
  const heading = (level: 1 | 2, words: string) => ({ kind: 'heading' as const, level, inlines: text(words) }); // prettier-ignore
  return {
    class: resultClass as LetterContent['class'],
    title: `关于${meeting}第${row.number ?? ''}号${kind}${again}办理情况的答复函`,
    salutation: `${names}${sponsors.length > 8 ? '等' : ''}${congress ? '代表' : '委员'}`,
    blocks: [
      paragraph(`收到您提出的“${row.title}”${kind}。我们逐条办理，现将结果答复如下。`),
      ...points.flatMap(({ number, says }) => [
        heading(1, `关于第${counted(number)}点“${says.replace(/[。；;.]$/u, '')}”`),
        paragraph(`（请在此写明第${counted(number)}点的办理情况。）`),
      ]),
    ],
    closing: `感谢您对我市工作的关心，请您对办理情况作出评价。`,
    attachments: [],
    copyTo: [],
    contact: null,
    notes: [],
    slots: {},
  };
}
