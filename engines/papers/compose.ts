import type { Localized } from '@yanzhen/values/localized.ts';
import { cleanText } from './clean-text.ts';
import { dateInset, size, typeArea } from './layout.ts';
import type { Block, BoundFigure, Figures, HeadingLevel, Inline, Letter } from './letter.ts';
import { balancedLines, characterWidth } from './line-breaks.ts';
import { headingCounter, officialDate } from './numbering.ts';

/** A run of text; with `slot` where a bound figure speaks. */
export interface Run {
  readonly text: string;
  readonly slot?: { readonly id: string; readonly figure: BoundFigure };
}

export interface ComposedParagraph {
  /** 0 for the text, 1..4 for a heading. */
  readonly level: 0 | HeadingLevel;
  readonly runs: readonly Run[];
}

/** A letter with its figures set, headings numbered, lines of head and title chosen. */
export interface ComposedLetter {
  readonly organ: string;
  readonly organLines: readonly string[];
  readonly organPt: number;
  readonly classMark?: string;
  readonly documentNumber?: string;
  readonly title: string;
  readonly titleLines: readonly string[];
  readonly salutation: string;
  readonly paragraphs: readonly ComposedParagraph[];
  readonly attachments: readonly string[];
  readonly signOrgan: string;
  readonly dateText: string;
  /** Characters right of the organ's name, so that it stands centred over the date; >= 0. */
  readonly organInset: number;
  readonly notes: readonly string[];
  readonly copyTo?: string;
}

/** A slot of the letter has no figure; the letter cannot be printed. */
export class MissingFigureError extends Error {
  override readonly name = 'MissingFigureError';
  readonly slotId: string;
  readonly says: Localized;
  readonly remedy: Localized;

  constructor(slotId: string) {
    super(`no figure is bound to the slot ${slotId}`);
    this.slotId = slotId;
    this.says = {
      zh: `数据位“${slotId}”没有绑定数据。`,
      en: `No figure is bound to the slot “${slotId}”.`,
    };
    this.remedy = {
      zh: '请为该处选择指标并取数，或删去该数据位。',
      en: 'Choose an indicator and take its figure there, or remove the slot.',
    };
  }
}

/**
 * Make a letter ready to print.
 *
 * @throws MissingFigureError when a slot has no figure.
 * @throws RangeError when one level has more than 99 headings.
 */
export function composeLetter(letter: Letter, figures: Figures): ComposedLetter {
  const organ = cleanText(letter.organ);
  const organLines = organInHead(organ);
  const documentNumber = cleanText(letter.documentNumber ?? '');
  const signOrgan = cleanText(letter.signOrgan);
  const dateText = officialDate(letter.signedOn);
  const copyTo = (letter.copyTo ?? []).map(cleanText).filter(Boolean);
  return {
    organ,
    organLines,
    organPt: Math.min(38, 470 / Math.max(...organLines.map(characterWidth), 1)),
    ...(letter.class ? { classMark: `办理结果：${letter.class}` } : {}),
    ...(documentNumber ? { documentNumber } : {}),
    title: cleanText(letter.title),
    titleLines: titleLines(letter.title, organ),
    salutation: `${cleanText(letter.salutation).replace(/[:：]$/u, '')}：`,
    paragraphs: composeText(letter, figures),
    attachments: attachmentLines((letter.attachments ?? []).map(cleanText).filter(Boolean)),
    signOrgan,
    dateText,
    organInset: Math.max(0, dateInset + (characterWidth(dateText) - characterWidth(signOrgan)) / 2),
    notes: noteLines(letter),
    ...(copyTo.length > 0 ? { copyTo: `${copyTo.join('，')}。` } : {}),
  };
}

function composeText(letter: Letter, figures: Figures): ComposedParagraph[] {
  const nextMark = headingCounter();
  const paragraphs = letter.blocks.map((block): ComposedParagraph => {
    const runs = composeRuns(block, figures);
    if (block.kind === 'paragraph') return { level: 0, runs };
    return { level: block.level, runs: [{ text: nextMark(block.level) }, ...runs] };
  });
  const closing = cleanText(letter.closing ?? '');
  return closing ? [...paragraphs, { level: 0, runs: [{ text: closing }] }] : paragraphs;
}

function composeRuns(block: Block, figures: Figures): Run[] {
  return block.inlines
    .map((inline) => composeRun(inline, figures))
    .filter((run) => run.text !== '');
}

function composeRun(inline: Inline, figures: Figures): Run {
  if (inline.kind === 'text') return { text: cleanText(inline.text) };
  const figure = Object.hasOwn(figures, inline.slotId) ? figures[inline.slotId] : undefined;
  if (!figure) throw new MissingFigureError(inline.slotId);
  return { text: cleanText(figure.text), slot: { id: inline.slotId, figure } };
}

/** A name of up to 18 characters stands on one line; a longer one in two or more even lines. */
function organInHead(organ: string): string[] {
  return balancedLines(organ, 18);
}

/** A forced break wins; else the issuing organ stands alone on the first line where that is usual. */
function titleLines(title: string, organ: string): string[] {
  const widest = ((typeArea.widthMm / 25.4) * 72) / size.title;
  const forced = title.split('\n').map(cleanText).filter(Boolean);
  if (forced.length > 1) return forced.flatMap((line) => balancedLines(line, widest));
  const whole = forced[0] ?? '';
  const rest = whole.slice(organ.length);
  const splits = organ !== '' && whole.startsWith(organ) && rest.startsWith('关于');
  return splits && characterWidth(whole) > widest
    ? [...balancedLines(organ, widest), ...balancedLines(rest, widest)]
    : balancedLines(whole, widest);
}

function attachmentLines(names: readonly string[]): string[] {
  return names.length < 2 ? [...names] : names.map((name, at) => `${at + 1}. ${name}`);
}

function noteLines({ contact, notes = [] }: Letter): string[] {
  const who = contact
    ? [`联系人：${cleanText(contact.name)}，联系电话：${cleanText(contact.phone)}`]
    : [];
  return [...who, ...(notes ?? []).map(cleanText).filter(Boolean)].map((note) =>
    /^（.*）$/u.test(note) ? note : `（${note}）`,
  );
}
