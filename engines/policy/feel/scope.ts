import type { FeelType } from './types.ts';

/** What a name of an expression stands for. */
export interface Named {
  readonly kind: 'fact' | 'parameter' | 'derived';
  readonly id: string;
  readonly type: FeelType;
}

/** A name bound inside an expression: an iterator, a parameter of a function, an entry of a context. */
export interface Binding {
  readonly name: string;
  readonly type: FeelType;
  /** The item of a filter, whose entries are names too. */
  readonly item?: boolean;
}

/**
 * What an expression may name, and how it reads null.
 *
 * In a policy (`unknown`) every expression is typed, and a fact that is not there is *unknown*:
 * everything asked of it is unknown too, equality included, so that "cannot tell yet" is never mistaken
 * for "no". In plain FEEL (`feel`) nothing is typed and null is a value: `null = 5` is false
 * (DMN 1.5, 10.3.2.13) and `if null` takes the else branch.
 */
export interface Scope {
  readonly names: ReadonlyMap<string, Named>;
  readonly nulls: 'unknown' | 'feel';
  /** Entries of the names' values, which the parser must know to read names with spaces. */
  readonly shape?: Readonly<Record<string, unknown>>;
}
