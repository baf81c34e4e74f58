import {
  readInlines,
  slotsOf,
  writeInlines,
  type LetterBlock,
  type LetterContent,
  type Slot,
} from '../contract.ts';

/** A block in the editor: its line with `[[slot]]` for figures, and a key that stays with it. */
export interface EditedBlock {
  readonly key: string;
  /** 0 for a paragraph, 1..4 for a heading. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  readonly line: string;
}

/** A text in the editor. */
export interface EditedLetter extends Omit<LetterContent, 'blocks'> {
  readonly blocks: readonly EditedBlock[];
}

/** Takes a text into the editor. */
export function editedFrom(content: LetterContent): EditedLetter {
  const blocks = content.blocks.map((block, at) => ({
    key: `was-${at}`,
    level: block.kind === 'heading' ? block.level : (0 as const),
    line: writeInlines(block.inlines),
  }));
  return { ...content, blocks };
}

/** The text as it is sent: slots that no line names any more are left out. */
export function contentOf(edited: EditedLetter): LetterContent {
  const blocks = edited.blocks.map(({ level, line }): LetterBlock => {
    const inlines = readInlines(line);
    return level === 0 ? { kind: 'paragraph', inlines } : { kind: 'heading', level, inlines };
  });
  const named = slotsNamed(edited);
  const slots = Object.entries(edited.slots).filter(([slot]) => named.has(slot));
  return { ...edited, blocks, slots: Object.fromEntries(slots) };
}

/** Slots that the lines name, in their order. */
export function slotsNamed({ blocks }: Pick<EditedLetter, 'blocks'>): Set<string> {
  const pieces = blocks.flatMap((block) => readInlines(block.line));
  return new Set(pieces.flatMap((it) => (it.kind === 'figure' ? slotsOf(it.slotId) : [])));
}

/** A free id for a further slot. */
export function freeSlotId(edited: EditedLetter): string {
  const taken = new Set([...Object.keys(edited.slots), ...slotsNamed(edited)]);
  let at = 1;
  while (taken.has(`figure-${at}`)) at += 1;
  return `figure-${at}`;
}

/** A slot before its indicator is chosen otherwise. */
export function newSlot(indicatorId: string, today: string): Slot {
  return {
    indicatorId,
    filter: {},
    validOn: today,
    phrasing: 'exact',
    scale: 'one',
    step: null,
    stated: null,
  };
}

/** A list with one entry moved by `by` places, as far as there is room. */
export function moved<Entry>(list: readonly Entry[], at: number, by: number): Entry[] {
  const to = at + by;
  const [entry] = list.slice(at, at + 1);
  if (entry === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(at, 1).toSpliced(to, 0, entry);
}
