import type { Figures, Letter } from '@yanzhen/papers';
import { getCityProfile, type CityProfile } from '@yanzhen/registers/policies/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type LetterContent } from './contract.ts';
import type { FigureRecord } from './figure-store.ts';
import { boundFigure } from './take-figures.ts';

export type Letterhead = CityProfile['letterhead'];

/** @throws Fault `letters.no-letterhead` before a pack with a letterhead was applied. */
export async function getLetterhead(turn: Turn): Promise<Letterhead> {
  const { letterhead } = await getCityProfile(turn);
  if (!letterhead) throw fault(faults.noLetterhead);
  return letterhead;
}

const assumedHead = {
  zh: '发文机关标志和发文机关代字为演示设定',
  en: 'Letterhead and organ code are assumed for the demonstration',
};

/** The letter that a text becomes under a letterhead; number and date once it is issued. */
export function writeLetter(
  content: LetterContent,
  head: Letterhead,
  issued?: { readonly number: string; readonly on: string },
): Letter {
  return {
    organ: head.organ.zh,
    title: content.title,
    salutation: content.salutation,
    blocks: content.blocks,
    signOrgan: head.signature.zh,
    attachments: content.attachments,
    copyTo: content.copyTo,
    notes: head.assumed ? [...content.notes, assumedHead.zh] : content.notes,
    ...(content.class === null ? {} : { class: content.class }),
    ...(content.closing.trim() === '' ? {} : { closing: content.closing }),
    ...(content.contact === null ? {} : { contact: content.contact }),
    ...(issued ? { documentNumber: issued.number, signedOn: issued.on } : {}),
  };
}

/** Figures by slot, as the paper engine takes them. */
export function figuresBySlot(figures: readonly FigureRecord[]): Figures {
  return Object.fromEntries(figures.map((each) => [each.slot, boundFigure(each)]));
}

/** Figures in the order in which the text first speaks of them. */
export function inTextOrder(
  blocks: Letter['blocks'],
  figures: readonly FigureRecord[],
): FigureRecord[] {
  const named = blocks.flatMap((block) =>
    block.inlines.flatMap((it) => (it.kind === 'figure' ? [it.slotId] : [])),
  );
  const place = (figure: FigureRecord): number => {
    const at = named.indexOf(figure.slot);
    return at < 0 ? named.length : at;
  };
  return figures.toSorted((a, b) => place(a) - place(b));
}
