import type { Localized } from '@yanzhen/values/localized.ts';

/** An `error` stops submitting and signing; a `warning` is mended, or passed with a reason that is kept. */
export type Severity = 'error' | 'warning';

/** Something a drafter should look at. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** Part of the letter: `title`, `closing`, `blocks.3`, `notes.0`, … with indexes from 0. */
  readonly where: string;
  /** Characters from the beginning of the part as it is printed, figures set; >= 0. */
  readonly at: number;
  /** A few characters to find the place by; never a personal number. */
  readonly excerpt?: string;
  readonly says: Localized;
  readonly remedy: Localized;
}
