import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { ReplyClass } from '@yanzhen/values/reply-class.ts';

/** A piece of a line: plain text, or a slot that a bound figure fills. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly slotId: string };

/** Heading levels of GB/T 9704-2012 7.3.3: 一、 （一） 1. （1） */
export type HeadingLevel = 1 | 2 | 3 | 4;

/** A heading (its number is set by the engine, never typed) or a paragraph. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly level: HeadingLevel;
      readonly inlines: readonly Inline[];
    }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] };

export type { ReplyClass };

/** Whom to ask about the letter; printed in brackets under the date (附注). */
export interface LetterContact {
  readonly name: string;
  readonly phone: string;
}

/**
 * An official letter (函) as structure; how it looks is the exporters' matter.
 *
 * Optional members may be absent while the letter is a draft: an unsigned letter prints an open date.
 *
 * @source GB/T 9704-2012 sections 7 and 10.1 (信函格式)
 */
export interface Letter {
  /** Name of the issuing organ in the red head (发文机关标志). */
  readonly organ: string;
  /** 发文字号, e.g. `泸市人社函〔2024〕12号`. */
  readonly documentNumber?: string | undefined;
  readonly class?: ReplyClass | undefined;
  /** A line feed in the title forces a break there; otherwise the engine breaks it between words. */
  readonly title: string;
  /** 主送, e.g. `李明代表`; the colon is added where it is missing. */
  readonly salutation: string;
  readonly blocks: readonly Block[];
  /** Last paragraph of the text, e.g. thanks. */
  readonly closing?: string | undefined;
  /** Names of the attachments, in order (附件说明). */
  readonly attachments?: readonly string[] | undefined;
  readonly signOrgan: string;
  readonly signedOn?: CivilDate | undefined;
  readonly contact?: LetterContact | undefined;
  readonly copyTo?: readonly string[] | undefined;
  /** Further 附注, e.g. that a parameter is assumed; each is printed in brackets. */
  readonly notes?: readonly string[] | undefined;
}

/** A figure bound to its indicator, its two dates and the rows it counts. */
export interface BoundFigure {
  /** What the letter prints, e.g. `1.7万人次`. */
  readonly text: string;
  readonly indicatorId: string;
  /** The day the figure speaks of. */
  readonly validOn: CivilDate;
  /** What was known when it was taken, ISO 8601 moment. */
  readonly knownAt: string;
  /** The indicator's value in `unit`, without scale: 17000, not 1.7. */
  readonly value: number;
  /** Unit as printed, e.g. `人次`, `元`. */
  readonly unit: string;
  /** Digest of the rows behind the figure. */
  readonly rowsDigest: string;
  /** How many rows stand behind the figure. */
  readonly rows: number;
}

export type Figures = Readonly<Record<string, BoundFigure>>;

/** A piece of plain text. */
export const text = (words: string): Inline => ({ kind: 'text', text: words });

/** A slot for the figure of that id. */
export const figure = (slotId: string): Inline => ({ kind: 'figure', slotId });
