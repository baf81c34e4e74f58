import {
  factColumnsOf,
  factReader,
  givenFacts,
  policyOn,
  policySql,
  resolveEntitlements,
  withParameters,
  type FactDictionary,
  type FactReader,
  type Policy,
  type SimulationResult,
} from '@yanzhen/policy';
import { sourceOf } from './recipe.ts';
import type { SimulationWork } from './run-simulation.ts';

/** Where PostgreSQL and the loop differ. */
export interface SqlDifference {
  readonly benefit: string;
  readonly side: 'before' | 'after';
  readonly what: 'eligible' | 'unknown' | 'aloneFen' | 'costFen';
  readonly ours: number;
  readonly sql: number;
}

/** What the cross-check found. */
export interface SqlCheck {
  readonly equal: boolean;
  readonly persons: number;
  readonly differences: readonly SqlDifference[];
  /** Benefits that SQL has no exact form for, such as those that read a list; they are not compared. */
  readonly notCompared: readonly string[];
}

/** Asks PostgreSQL (15 or later); rows by column name. */
export type Query = (
  text: string,
  values: readonly unknown[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

type Figures = Record<SqlDifference['what'], number>;

/** Rows to one statement. */
const rowsPerQuery = 10_000;

/**
 * Decides the same population by the SQL back end on both sides and compares eligible and unknown persons,
 * the sums alone, and the cost after stacking (`resolveEntitlements` over what SQL decided).
 */
export async function checkBySql(
  work: SimulationWork,
  result: SimulationResult,
  query: Query,
): Promise<SqlCheck> {
  const none = new Map<string, number | string>();
  const sides = {
    before: work.before.map((policy) => policyOn(policy, work.day)),
    after: work.after.map((policy) =>
      withParameters(policyOn(policy, work.day), work.values.get(policy.document.id) ?? none),
    ),
  };
  const differences: SqlDifference[] = [];
  const left = new Set<string>();
  for (const side of ['before', 'after'] as const) {
    const { figures, notExpressible } = await figuresBySql(sides[side], work, query);
    for (const id of notExpressible) left.add(id);
    for (const each of result.benefits) {
      const ours = each[side];
      const theirs = figures.get(each.id);
      if (!ours || !theirs) continue;
      // Where one benefit is not compared, nor is what stacking makes of its neighbours.
      const whats = [
        'eligible',
        'unknown',
        'aloneFen',
        ...(left.size > 0 ? [] : ['costFen']),
      ] as const;
      for (const what of whats as readonly SqlDifference['what'][]) {
        if (ours[what] === theirs[what]) continue;
        differences.push({ benefit: each.id, side, what, ours: ours[what], sql: theirs[what] });
      }
    }
  }
  return {
    equal: differences.length === 0,
    persons: result.persons,
    differences,
    notCompared: [...left],
  };
}

async function figuresBySql(
  policies: readonly Policy[],
  { persons, dictionary, day }: SimulationWork,
  query: Query,
): Promise<{ figures: ReadonlyMap<string, Figures>; notExpressible: readonly string[] }> {
  const source = 'file' in persons ? sourceOf(persons) : persons;
  const columns = factColumnsOf(policies, dictionary);
  const { prefix, facts } = givenFacts(columns);
  const statement = policySql(policies, dictionary, facts);
  const readers = columns.map(({ id }) => ({ id, read: readerOf(dictionary, id) }));
  const all = policies.flatMap((policy) =>
    policy.rules.benefits.map((benefit) => ({ benefit, document: policy.document.id })),
  );
  const byId = new Map(all.map((each) => [each.benefit.file.id, each]));
  const benefits = statement.benefits.map((id) => byId.get(id));
  const figures = new Map<string, Figures>(
    statement.benefits.map((id) => [id, { eligible: 0, unknown: 0, aloneFen: 0, costFen: 0 }]),
  );
  for (let from = 0; from < source.persons; from += rowsPerQuery) {
    const until = Math.min(source.persons, from + rowsPerQuery);
    const kinds: string[] = [];
    const arrays: unknown[][] = [[], ...columns.map(() => [])];
    for (let row = from; row < until; row++) {
      const { values, kind } = source.row(row);
      kinds.push(kind);
      arrays[0]?.push(row);
      readers.forEach(({ id, read }, i) => arrays[i + 1]?.push(read(values[id])));
    }
    const rows = await query(prefix + statement.decisions, [...arrays, ...statement.values]);
    for (const row of rows) {
      const kind = kinds[Number(row['key']) - from];
      const entitled = benefits.flatMap((each, place) => {
        if (!each) return [];
        const { beneficiary, gives } = each.benefit.file;
        const code = Number(row[`outcome_${place}`]);
        if (
          (beneficiary === 'household' ? 'person' : beneficiary) !== kind ||
          code === 0 ||
          code === 3
        )
          return [];
        const amount = row[`amount_${place}`] === null ? null : Number(row[`amount_${place}`]);
        const of = figures.get(each.benefit.file.id);
        if (of && code === 2) of.unknown += 1;
        if (of && code === 1) {
          of.eligible += 1;
          if (gives === 'money') of.aloneFen += amount ?? 0;
        }
        const outcome = code === 1 ? ('yes' as const) : ('unknown' as const);
        const money = gives === 'money' || gives === 'ceiling';
        return [
          {
            ...each,
            outcome,
            amountFen: money ? amount : null,
            quantity: gives === 'quantity' ? amount : null,
          },
        ];
      });
      const sure = entitled.filter(({ outcome }) => outcome === 'yes');
      if (sure.length === 0) continue;
      for (const { benefitId, payableFen } of resolveEntitlements(sure, [], day).benefits) {
        const of = figures.get(benefitId);
        if (of) of.costFen += payableFen ?? 0;
      }
    }
  }
  return { figures, notExpressible: statement.notExpressible.map(({ benefitId }) => benefitId) };
}

function readerOf(dictionary: FactDictionary, id: string): FactReader {
  const fact = dictionary.facts.get(id);
  return fact ? factReader(fact) : () => null;
}
