import type { SimulationProgress } from '@yanzhen/policy';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';

/**
 * What a run is asked for. `simulate(turn, request): Promise<SimulationResult>` in `offers.ts` of this folder
 * answers it from the city's published policies; `simulatePack(pack, request)` from the files of a pack.
 */
export interface SimulationRequest {
  /** The day that applications are decided on. */
  readonly day: CivilDate;
  readonly changes: SimulationChanges;
  readonly population: PopulationAsked;
  /** Places of `people` in the result; 20 where it is left out, at most 500. */
  readonly people?: number;
  readonly onProgress?: (progress: SimulationProgress) => void;
}

/** What differs from today; nothing changed gives today's figures on both sides. */
export interface SimulationChanges {
  /** Texts of changed or new policy files. A file replaces the published document with the same id. */
  readonly files?: readonly { readonly fileName: string; readonly text: string }[];
  /**
   * Parameters by id, `<document id>.<parameter id>`, or the parameter id alone where only one document has
   * it. Money is yuan as an officer writes it; a date is `YYYY-MM-DD`.
   */
  readonly parameters?: Readonly<Record<string, number | string>>;
}

export type PopulationAsked =
  | { readonly kind: 'database' }
  | { readonly kind: 'synthetic'; readonly persons: number; readonly seed: number };
