import type { ImportEndpoints, Outcome } from '../contract.ts';

/** What a page gives to the panel of one import. */
export interface ImportPanelProps {
  readonly of: ImportEndpoints;
  readonly importId: string;
  /** The list of imports, below the city. */
  readonly back: string;
  /** What outcomes are called, where the kind has words of its own. */
  readonly outcomeNames?: Readonly<Record<Outcome, string>>;
  /** Address of what a row made, below the city, where there is a page of it. */
  readonly subjectAddress?: (subjectId: string) => string;
}
