import type { Localized } from '@yanzhen/values/localized.ts';

/** One thing wrong in a file of a city pack, told so that an officer can mend it. */
export interface PackProblem {
  /** Path within the pack, e.g. `policies/housing.yaml`. */
  readonly file: string;
  /** First line is 1. */
  readonly line: number;
  /** Keys from the top of the file, e.g. `budgetLines.0.county`; empty for the whole file. */
  readonly path: string;
  readonly says: Localized;
  readonly remedy: Localized;
}

/** In the order in which a person would mend them. */
export function inFileOrder(problems: readonly PackProblem[]): PackProblem[] {
  return problems.toSorted((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  );
}

/** A problem of an engine as one of the pack: what the pack does not show left out. */
export function plain({ file, line, path, says, remedy }: PackProblem): PackProblem {
  return { file, line, path, says, remedy };
}
