import type { CalendarYear } from '@yanzhen/calendar';
import type { FactDictionary, Policy } from '@yanzhen/policy';
import type { CityFile } from './city-schema.ts';
import type { PackProblem } from './problem.ts';

/** A file of the pack as it stands on the disk. */
export interface PackFile {
  /** Path within the pack. */
  readonly file: string;
  readonly text: string;
}

export interface PackPolicy extends PackFile {
  readonly policy: Policy;
}

/** A city pack that was read and checked. */
export interface CityPack {
  readonly city: CityFile;
  readonly facts: { readonly text: string; readonly dictionary: FactDictionary };
  readonly policies: readonly PackPolicy[];
  readonly calendar: readonly CalendarYear[];
  /** Files of the folders that other features answer for, by folder: `indicators`, `demo`. */
  readonly others: Readonly<Record<string, readonly PackFile[]>>;
}

/** How a feature above checks the files of its folder of a pack. */
export interface PackChecker {
  /** Folder within the pack, e.g. `indicators`. */
  readonly folder: string;
  /** Problems of the folder's files; gets what the pack itself gave, to check names against. */
  readonly check: (
    files: readonly PackFile[],
    pack: Pick<CityPack, 'city' | 'facts' | 'policies'>,
  ) => readonly PackProblem[];
}
