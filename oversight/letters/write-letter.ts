import type { BoundFigure, Figures, Letter } from '@yanzhen/papers';
import { getCityProfile, type CityProfile } from '@yanzhen/registers/policies/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type LetterContent } from './contract.ts';
import type { CorrectionRecord } from './correction-store.ts';
import type { FigureRecord } from './figure-store.ts';
import { growthOf, growthText, slotsOf } from './growth.ts';
import { printedSentence } from './printed-words.ts';
import { boundFigure } from './take-figures.ts';
import { printedCode } from './verification-code.ts';

export type Letterhead = CityProfile['letterhead'] & {
  /** The class of a reply stands in the title; at the top right unless told. */
  readonly classInTitle?: boolean;
};

/** @throws Fault `letters.no-letterhead` before a pack with a letterhead was applied. */
export async function getLetterhead(turn: Turn): Promise<Letterhead> {
  const { letterhead, proposals } = await getCityProfile(turn);
  if (!letterhead) throw fault(faults.noLetterhead);
  return { ...letterhead, classInTitle: proposals?.classes.place === 'title' };
}

/** `…的函` with the class before its last words, as cities print it that have it in the title. */
function titleWith(title: string, mark: string): string {
  const end = /的(答复)?函$/.exec(title)?.index ?? title.length;
  return `${title.slice(0, end)}（${mark}）${title.slice(end)}`;
}

/** What a letter says beside the drafter's text. */
export interface LetterFacts {
  /** Number, date and code, once it is issued. */
  readonly issued?: { readonly number: string; readonly on: string; readonly code?: string };
  /** The letter that it corrects: always named, whatever the text says. */
  readonly corrects?: CorrectionRecord | undefined;
}

/** The letter that a text becomes under a letterhead. */
export function writeLetter(
  content: LetterContent,
  head: Letterhead,
  { issued, corrects }: LetterFacts = {},
): Letter {
  const notes = [
    ...content.notes,
    ...(corrects ? [correctionNote(corrects)] : []),
    ...(head.assumed ? [printedSentence('assumedHead')] : []),
    ...(issued?.code ? [printedSentence('code', { code: printedCode(issued.code) })] : []),
  ];
  return {
    organ: head.organ.zh,
    title:
      content.class && head.classInTitle ? titleWith(content.title, content.class) : content.title,
    salutation: content.salutation,
    blocks: content.blocks,
    signOrgan: head.signature.zh,
    attachments: content.attachments,
    copyTo: content.copyTo,
    notes,
    ...(content.class === null || head.classInTitle ? {} : { class: content.class }),
    ...(content.closing.trim() === '' ? {} : { closing: content.closing }),
    ...(content.contact === null ? {} : { contact: content.contact }),
    ...(issued ? { documentNumber: issued.number, signedOn: issued.on } : {}),
  };
}

function correctionNote({ number, what }: CorrectionRecord): string {
  return printedSentence('corrects', { number: number ?? '', what: what.replace(/。$/u, '') });
}

/**
 * Figures by the name that the text has for them, as the paper engine takes them: those of slots, and each growth that
 * the text speaks of.
 *
 * @throws Fault `letters.growth-without-base` naming the slot that is 0.
 */
export function figuresByName(figures: readonly FigureRecord[], blocks: Letter['blocks']): Figures {
  const growths = blocks.flatMap((block) =>
    block.inlines.flatMap((it) => (it.kind === 'figure' ? growthNamed(it.slotId, figures) : [])),
  );
  return Object.fromEntries([
    ...figures.map((each) => [each.slot, boundFigure(each)] as const),
    ...growths,
  ]);
}

function growthNamed(
  name: string,
  figures: readonly FigureRecord[],
): readonly (readonly [string, BoundFigure])[] {
  const [of, base] = slotsOf(name).map((slot) => figures.find((each) => each.slot === slot));
  if (!of || !base) return [];
  const value = growthOf(of.measure, base.measure);
  const text = growthText(of.measure, base.measure);
  if (value === undefined || text === undefined) {
    const field = `body.content.slots.${base.slot}`;
    throw fault(faults.growthWithoutBase, { field, values: { slot: base.slot }, status: 400 });
  }
  const rowsDigest = `${of.rowsDigest} ${base.rowsDigest}`;
  return [[name, { ...boundFigure(of), text, value, unit: '%', rowsDigest }]];
}

/** Figures in the order in which the text first speaks of them. */
export function inTextOrder(
  blocks: Letter['blocks'],
  figures: readonly FigureRecord[],
): FigureRecord[] {
  const named = blocks.flatMap((block) =>
    block.inlines.flatMap((it) => (it.kind === 'figure' ? slotsOf(it.slotId) : [])),
  );
  const place = (figure: FigureRecord): number => {
    const at = named.indexOf(figure.slot);
    return at < 0 ? named.length : at;
  };
  return figures.toSorted((a, b) => place(a) - place(b));
}
