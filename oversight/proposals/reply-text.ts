import type { LetterContent } from '../letters/contract.ts';
import type { PointRow } from './answer-store.ts';
import type { SponsorRow } from './sponsor-store.ts';
import type { Proposal } from './store.ts';

/** Sentences of a reply to begin with. A letter is written in Chinese; the English says what stands there. */
const words = {
  figures: { zh: '一二三四五六七八九', en: '1 to 9' },
  ten: { zh: '十', en: '10' },
  congress: {
    meeting: { zh: '市{congress}届人大{session}次会议', en: 'congress {congress}, session {session}' },
    kind: { zh: '建议', en: 'suggestion' },
    deputy: { zh: '代表', en: 'deputy' },
  },
  cppcc: {
    meeting: { zh: '市政协{congress}届{session}次会议', en: 'CPPCC {congress}, session {session}' },
    kind: { zh: '提案', en: 'proposal' },
    deputy: { zh: '委员', en: 'member' },
  },
  again: { zh: '再次', en: 'again' },
  others: { zh: '等', en: 'and others' },
  between: { zh: '、', en: ', ' },
  title: { zh: '关于{meeting}第{number}号{kind}{again}办理情况的答复函', en: 'Reply to {kind} {number} of {meeting} {again}' },
  received: { zh: '收到您提出的“{title}”{kind}。我们逐条办理，现将结果答复如下。', en: 'We received your {kind} “{title}” and answer each point.' },
  heading: { zh: '关于第{at}点“{says}”', en: 'On point {at}, “{says}”' },
  open: { zh: '（请在此写明第{at}点的办理情况。）', en: '(Write here how point {at} was handled.)' },
  closing: { zh: '感谢您对我市工作的关心，请您对办理情况作出评价。', en: 'Thank you; please rate how it was handled.' },
} as const; // prettier-ignore

function fill({ zh }: { readonly zh: string }, values: Readonly<Record<string, string>>): string {
  return zh.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** 1–99 in Chinese figures, as sessions are counted. */
export function counted(n: number): string {
  const figure = (digit: number) => (digit === 0 ? '' : words.figures.zh.charAt(digit - 1));
  const tens = Math.floor(n / 10);
  const head = tens === 0 ? '' : `${tens === 1 ? '' : figure(tens)}${words.ten.zh}`;
  return `${head}${figure(n % 10)}`;
}

/** Names that a salutation has room for. */
const namesMost = 8;

/** A reply to begin with: a heading for each point, quoted, whose paragraph is the drafter's to write. */
export function replyText(
  row: Proposal,
  points: readonly PointRow[],
  sponsors: readonly SponsorRow[],
  resultClass: string,
): LetterContent {
  const { meeting, kind, deputy } = words[row.body];
  const shared = {
    kind: kind.zh,
    number: row.number ?? '',
    title: row.title,
    again: row.round === 2 ? words.again.zh : '',
    meeting: fill(meeting, { congress: counted(row.congress), session: counted(row.session) }),
  };
  const names = sponsors.slice(0, namesMost).map((each) => each.name);
  const others = sponsors.length > namesMost ? words.others.zh : '';
  const text = (says: string) => [{ kind: 'text' as const, text: says }];
  const paragraph = (says: string) => ({ kind: 'paragraph' as const, inlines: text(says) });
  return {
    class: resultClass as LetterContent['class'],
    title: fill(words.title, shared),
    salutation: `${names.join(words.between.zh)}${others}${deputy.zh}`,
    blocks: [
      paragraph(fill(words.received, shared)),
      ...points.flatMap(({ number, says }) => {
        const values = { at: counted(number), says: says.replace(/[\p{P}\s]+$/u, '') };
        const heading = { kind: 'heading' as const, level: 1 as const };
        return [
          { ...heading, inlines: text(fill(words.heading, values)) },
          paragraph(fill(words.open, values)),
        ];
      }),
    ],
    closing: words.closing.zh,
    attachments: [],
    copyTo: [],
    contact: null,
    notes: [],
    slots: {},
  };
}
