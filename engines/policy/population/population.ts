import type { FactDictionary } from '../facts/dictionary.ts';
import { neededDerived } from '../compile/needed.ts';
import { factReader, type FactReader, type FactValue } from '../facts/normalise.ts';
import { isGeneral, walk } from '../feel/tree.ts';
import { expressionsOf } from '../rules.ts';
import { closureOf, scalarOf } from '../feel/exact/interpret.ts';
import { ExactPerson, type ValueOfFact } from '../feel/exact/rules.ts';
import type { Policy } from '../rules.ts';
import { PopulationColumns, type FilledRows, type Place } from './columns.ts';
import { layoutOf, type ComputedColumn } from './layout.ts';
import type { Group } from './result.ts';
import { rowKinds, type RowKind } from './row-kind.ts';

/** What is known of a row: values by fact id as a decision is given them, and where the person stands. */
export interface RowGiven {
  readonly values: Readonly<Record<string, unknown>>;
  readonly kind: RowKind;
  readonly place: Place;
}

/** Where the rows of a population come from; a row must be the same whenever it is asked for. */
export interface PopulationSource {
  readonly persons: number;
  /** Kinds of row that there are. */
  readonly kinds: readonly RowKind[];
  readonly counties: readonly Group[];
  readonly classes: readonly Group[];
  /** First year of application, and how many years there are. */
  readonly firstYear: number;
  readonly years: number;
  /**
   * @param lists  Facts that are lists and are read of a kind of row; others may be left out. All where it
   *               is left out.
   */
  readonly row: (row: number, lists?: (kind: RowKind) => ReadonlySet<string>) => RowGiven;
}

/** Rows of a population in columns, with the way back to a row's facts. */
export interface Population {
  readonly source: PopulationSource;
  readonly columns: PopulationColumns;
  /** Numbers of the texts that rules compare. */
  readonly texts: Map<string, number>;
  readonly dictionary: FactDictionary;
  /** Adds the columns that policies read and the population has not; yields 0 to 1. */
  readonly extend: (policies: readonly Policy[]) => Generator<number, void>;
  /** A row's facts as rules read them: a missing or mistyped one is null. */
  readonly valuesOf: (row: number) => RowFacts;
}

/** One row as decisions read it. */
export interface RowFacts {
  readonly kind: RowKind;
  readonly valueOf: ValueOfFact;
}

/** Place of the row's kind in `rowKinds`; only where a population has several. */
export const kindColumn = { id: 'k:kind', kind: 'number', whole: true } as const;

/** Rows between two yields: some tens of milliseconds. */
const progressRows = 16_384;

/** Runs steps through and gives their result. */
export function wholly<T>(steps: Generator<number, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/**
 * Fills the columns that policies read from a source, row by row. It yields 0 to 1 as it goes on, so that a
 * caller can say how far it is, let others work, or stop; `wholly` runs it through.
 *
 * @param policies  Policies with the parameter values of the day (`policyOn`).
 */
export function* fillPopulation(
  source: PopulationSource,
  policies: readonly Policy[],
  dictionary: FactDictionary,
): Generator<number, Population> {
  const { fill, population } = startPopulation(source, dictionary);
  yield* fill(policies, false);
  return population;
}

/** Some rows of a source in columns of their own, for `joinPopulation`; a thread fills them. */
export function* fillRows(
  source: PopulationSource,
  { begin, end }: { readonly begin: number; readonly end: number },
  policies: readonly Policy[],
  dictionary: FactDictionary,
): Generator<number, FilledRows> {
  const own = {
    ...source,
    persons: end - begin,
    row: (row: number, lists?: Parameters<PopulationSource['row']>[1]) =>
      source.row(begin + row, lists),
  };
  const { columns } = yield* fillPopulation(own, policies, dictionary);
  return columns.filled();
}

/**
 * A population of rows that were filled in parts; the same as `fillPopulation` gives.
 *
 * @param parts  All rows of the source, in their order.
 */
export function joinPopulation(
  source: PopulationSource,
  policies: readonly Policy[],
  dictionary: FactDictionary,
  parts: readonly FilledRows[],
): Population {
  const { addColumns, population } = startPopulation(source, dictionary);
  addColumns(policies);
  let at = 0;
  for (const part of parts) {
    population.columns.append(at, part);
    at += part.shared.persons;
  }
  return population;
}

/** An empty population with the ways to add columns and rows. */
function startPopulation(source: PopulationSource, dictionary: FactDictionary) {
  const texts = new Map<string, number>();
  const columns = new PopulationColumns(source.persons, [], texts);
  const readers = new Map<string, FactReader>();
  for (const [id, fact] of dictionary.facts) readers.set(id, factReader(fact));
  const several = source.kinds.length > 1;
  if (several) columns.add(kindColumn);
  /** Adds the columns that policies read and that are not there; tells which. */
  const addColumns = (given: readonly Policy[]) => {
    const layout = layoutOf(given, dictionary);
    const specs = [...layout.facts.values()].filter(({ id }) => !columns.has(id));
    const computed = [...layout.computed.values()].filter(({ spec }) => !columns.has(spec.id));
    for (const spec of specs) columns.add(spec);
    for (const { spec } of computed) columns.add(spec);
    return { specs, computed };
  };
  function* fill(given: readonly Policy[], placed: boolean): Generator<number, void> {
    const { specs, computed } = addColumns(given);
    if (specs.length + computed.length === 0 && placed) return;
    const facts = specs.map(({ id }) => ({
      id,
      read: reader(readers, id),
      write: columns.writer(id),
    }));
    const makers = computed.map((each) => ({
      ...each,
      value: computedValue(each),
      write: columns.writer(each.spec.id),
    }));
    const lists = listsRead(computed);
    const writeKind = several && !placed ? columns.writer(kindColumn.id) : undefined;
    for (let row = 0; row < source.persons; row++) {
      if (row % progressRows === 0) yield row / source.persons;
      const { values, kind, place } = source.row(row, lists);
      if (!placed) columns.settle(row, place);
      writeKind?.(row, rowKinds.indexOf(kind));
      for (const { id, read, write } of facts) {
        const value = read(values[id]);
        write(row, typeof value === 'object' ? null : value);
      }
      if (computed.length === 0) continue;
      const valueOf = valuesIn(values, readers);
      for (const { kinds, value, write } of makers) {
        write(row, several && !kinds.has(kind) ? null : value(valueOf));
      }
    }
  }
  const population: Population = {
    source,
    columns,
    texts,
    dictionary,
    extend: (given) => fill(given, true),
    valuesOf: (row) => {
      const { values, kind } = source.row(row);
      return { kind, valueOf: valuesIn(values, readers) };
    },
  };
  return { population, addColumns, fill };
}

/** How a general expression's value is computed: by its closure, or in fractions where it reads derived values. */
function computedValue({ node, policy }: ComputedColumn): (valueOf: ValueOfFact) => FactValue {
  if (!isGeneral(node)) return () => null;
  const { inputs, run } = closureOf(node);
  if (inputs.some(({ kind }) => kind === 'derived')) {
    return (valueOf) => scalarOf(new ExactPerson(policy, valueOf).value(node));
  }
  const parameters = policy.rules.parameters;
  return (valueOf) =>
    run(
      inputs.map(({ kind, id }) =>
        kind === 'fact' ? valueOf(id) : (parameters.get(id)?.value.value ?? null),
      ),
    );
}

/** Facts that general expressions read, by kind of row. */
function listsRead(computed: readonly ComputedColumn[]): (kind: RowKind) => ReadonlySet<string> {
  const read = new Map<RowKind, Set<string>>(rowKinds.map((kind) => [kind, new Set<string>()]));
  for (const { node, policy, kinds } of computed) {
    const roots = [
      node,
      ...neededDerived([node], policy.rules.derived).flatMap(({ rule }) => expressionsOf(rule)),
    ];
    for (const root of roots) {
      for (const part of walk(root)) {
        if (part.kind === 'fact') for (const kind of kinds) read.get(kind)?.add(part.id);
      }
    }
  }
  return (kind) => read.get(kind) ?? new Set();
}

/** Reads values of any fact, each once; names that JavaScript's objects have from birth are not facts. */
function valuesIn(
  values: Readonly<Record<string, unknown>>,
  readers: ReadonlyMap<string, FactReader>,
): ValueOfFact {
  const known = new Map<string, ReturnType<ValueOfFact>>();
  return (id) => {
    let value = known.get(id);
    if (value === undefined) {
      value = Object.hasOwn(values, id) ? reader(readers, id)(values[id]) : null;
      known.set(id, value);
    }
    return value;
  };
}

const never: FactReader = () => null;
const reader = (readers: ReadonlyMap<string, FactReader>, id: string): FactReader =>
  readers.get(id) ?? never;
