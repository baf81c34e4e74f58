import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Block, Figures, Inline, Letter } from '../letter.ts';
import { slotMark } from './personal-numbers.ts';
import { readQuantities, type Quantity } from './quantities.ts';

/** A promise that no letter may make. Plain words, no pattern: a city pack may bring its own. */
export interface BannedPromise {
  readonly words: string;
  /** Only where one of these follows within twenty characters. */
  readonly with?: readonly string[] | undefined;
  /** Not where the words are part of one of these. */
  readonly unless?: readonly string[] | undefined;
  readonly reason: Localized;
}

/** What a city knows and a letter is compared with. */
export interface LintContext {
  /** The day the letter is looked at; the letter's own date counts before it. */
  readonly today?: CivilDate | undefined;
  /** Name of the city, e.g. 泸州市. */
  readonly city?: string | undefined;
  /** Names of places (counties): a name that begins with another place is another name. */
  readonly places?: readonly string[] | undefined;
  /** Names of offices as they are written in full. */
  readonly offices?: readonly string[] | undefined;
  /** Further names: policies, programmes, buildings. */
  readonly names?: readonly string[] | undefined;
  /** Promises beside those that the engine knows. */
  readonly promises?: readonly BannedPromise[] | undefined;
}

/** A clause group between full stops, semicolons and line ends. */
export interface Sentence {
  readonly at: number;
  readonly text: string;
  /** Counting numbers; their places are counted from the beginning of the sentence. */
  readonly quantities: readonly Quantity[];
}

/** One part of the letter as it is searched. */
export interface Part {
  readonly where: string;
  readonly kind: 'heading' | 'paragraph' | 'frame';
  /** As printed, figures set. */
  readonly text: string;
  /** The same length, with `slotMark` wherever a figure stands. */
  readonly typed: string;
  readonly sentences: readonly Sentence[];
}

/** A letter made ready to be searched by every rule. */
export interface Paper {
  readonly letter: Letter;
  readonly figures: Figures;
  readonly context: LintContext;
  readonly parts: readonly Part[];
  /** The text proper: blocks and the closing. */
  readonly body: readonly Part[];
  /** The day that "past" and "future" are told from. */
  readonly on: CivilDate | undefined;
}

export function paperOf(letter: Letter, figures: Figures, context: LintContext): Paper {
  const many = (part: string, texts: readonly string[] | undefined): Part[] =>
    (texts ?? []).map((text, at) => frame(`${part}.${at}`, text));
  const body = [
    ...letter.blocks.map((block, at) => blockPart(block, at, figures)),
    ...(letter.closing ? [plainPart('closing', 'paragraph', letter.closing)] : []),
  ];
  const parts = [
    frame('organ', letter.organ),
    frame('title', letter.title),
    frame('salutation', letter.salutation),
    ...body,
    ...many('attachments', letter.attachments),
    frame('signOrgan', letter.signOrgan),
    frame('contact.name', letter.contact?.name ?? ''),
    ...many('notes', letter.notes),
    ...many('copyTo', letter.copyTo),
  ];
  return { letter, figures, context, parts, body, on: letter.signedOn ?? context.today };
}

function frame(where: string, text: string): Part {
  return { where, kind: 'frame', text, typed: text, sentences: [] };
}

function plainPart(where: string, kind: 'paragraph', text: string): Part {
  return { where, kind, text, typed: text, sentences: sentencesOf(text) };
}

function blockPart(block: Block, at: number, figures: Figures): Part {
  const shown = (inline: Inline): string => {
    if (inline.kind === 'text') return inline.text;
    const figure = Object.hasOwn(figures, inline.slotId) ? figures[inline.slotId] : undefined;
    return figure?.text ?? slotMark;
  };
  const text = block.inlines.map(shown).join('');
  const typed = block.inlines
    .map((it) => (it.kind === 'text' ? it.text : slotMark.repeat(shown(it).length)))
    .join('');
  return { where: `blocks.${at}`, kind: block.kind, text, typed, sentences: sentencesOf(text) };
}

function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let at = 0;
  for (const piece of text.split(/(?<=[。！？；;\n])/u)) {
    sentences.push({ at, text: piece, quantities: readQuantities(piece) });
    at += piece.length;
  }
  return sentences;
}

/** How many characters there are to search. */
export function lengthOf(letter: Letter): number {
  const blocks = letter.blocks.flatMap((block) => block.inlines);
  const frames = [letter.title, letter.closing ?? '', ...(letter.notes ?? [])];
  return (
    blocks.reduce((sum, it) => sum + (it.kind === 'text' ? it.text.length : 1), 0) +
    frames.reduce((sum, it) => sum + it.length, 0)
  );
}
