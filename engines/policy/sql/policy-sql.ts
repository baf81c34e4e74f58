import type { Localized } from '@yanzhen/values/localized.ts';
import { unitFen } from '../amounts.ts';
import { neededDerived } from '../compile/needed.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import { roundedFen } from '../feel/exact/lower.ts';
import { numbersOf } from '../feel/exact/number-scope.ts';
import { extreme } from '../feel/exact/whole.ts';
import { walk } from '../feel/tree.ts';
import type { FeelType } from '../feel/types.ts';
import { expressionsOf, type CheckedBenefit, type Policy } from '../rules.ts';
import { derivedSql, numberSql, type RuleColumns } from './rule-sql.ts';
import { identifier, sql, Statement, type Sql } from './statement.ts';
import { NotExpressible, TreeSql } from './tree-sql.ts';

/** Where the facts of persons are. */
export interface SqlFacts {
  /** Table, view or common table expression with a column for each fact, named by the fact's id. */
  readonly relation: string;
  /** Column that tells persons apart. */
  readonly key: string;
  /** Number of the statement's first placeholder; 1 where it is left out. */
  readonly firstValue?: number;
}

/** Benefits of policies decided by PostgreSQL (15 or later). */
export interface PolicySql {
  /**
   * A row for each person: the key, and for each benefit `outcome_<n>` (smallint, as in
   * `DecisionColumns`) and `amount_<n>` (bigint, whole fen or units; null where there is none).
   */
  readonly decisions: string;
  /** One row: for each benefit `yes_<n>`, `unknown_<n>` (persons) and `fen_<n>` (sum of those who get it). */
  readonly totals: string;
  /** Bound values of both statements: texts, codes and days of the policies. */
  readonly values: readonly string[];
  /** Ids of the benefits that are in the statements; `<n>` is the place here. */
  readonly benefits: readonly string[];
  /** Benefits that SQL has no exact form for. */
  readonly notExpressible: readonly {
    readonly benefitId: string;
    /** The step, as the policy file writes it. */
    readonly text: string;
    readonly says: Localized;
  }[];
}

const ownSum = '.amount';

function columnType(type: FeelType): string | undefined {
  switch (type.kind) {
    case 'money':
      return 'bigint';
    case 'number':
      return 'numeric';
    case 'boolean':
      return 'boolean';
    case 'date':
      return 'date';
    case 'code':
    case 'text':
      return 'text';
    default:
      return undefined;
  }
}

/**
 * Facts that policies read and that have a column in SQL, with its type: money is bigint fen. Lists have
 * none; what reads one is not expressible.
 */
export function factColumnsOf(
  policies: readonly Policy[],
  dictionary: FactDictionary,
): { readonly id: string; readonly type: string }[] {
  const ids = new Set<string>();
  for (const { rules } of policies) {
    const conditions = rules.benefits.flatMap(({ applies, conditions: all }) => [
      ...(applies ? [applies.test] : []),
      ...all.map(({ test }) => test),
    ]);
    const sums = rules.benefits.flatMap(({ amount, cap, rangeFrom }) => [
      ...expressionsOf(amount),
      ...[cap, rangeFrom].filter((node) => node !== undefined),
    ]);
    const derived = [...rules.derived.values()].flatMap(({ rule }) => expressionsOf(rule));
    for (const root of [...conditions, ...sums, ...derived]) {
      for (const node of walk(root)) if (node.kind === 'fact') ids.add(node.id);
    }
  }
  return [...ids].flatMap((id) => {
    const type = dictionary.types.get(id);
    const column = type && columnType(type);
    return column === undefined ? [] : [{ id, type: column }];
  });
}

/**
 * The facts of persons as arrays that are bound to the statement, so that no table is needed.
 *
 * @returns `prefix`, which stands before `decisions` or `totals`; `facts` for `policySql`. The first values
 *          are the arrays in this order: keys (bigint), then one for each column, null for unknown; money
 *          in whole fen, days as `YYYY-MM-DD`. The values of `PolicySql` follow them.
 */
export function givenFacts(columns: ReturnType<typeof factColumnsOf>): {
  readonly prefix: string;
  readonly facts: SqlFacts;
} {
  const all = [{ id: 'person', type: 'bigint' }, ...columns];
  const arrays = all.map(({ type }, i) => `$${i + 1}::${type}[]`).join(', ');
  const names = all.map(({ id }) => identifier(id)).join(', ');
  const prefix = `with facts as materialized (select * from unnest(${arrays}) as given (${names}))\n`;
  return { prefix, facts: { relation: 'facts', key: 'person', firstValue: all.length + 1 } };
}

/**
 * Policies as SQL. Pure; no text of a policy becomes SQL: identifiers are checked ids, figures are written
 * as digits, texts are bound values.
 *
 * @throws RangeError  when the relation, the key or a fact's id is not an identifier.
 */
export function policySql(
  policies: readonly Policy[],
  dictionary: FactDictionary,
  facts: SqlFacts,
): PolicySql {
  const statement = new Statement(facts.firstValue ?? 1);
  const benefits: string[] = [];
  const notExpressible: PolicySql['notExpressible'][number][] = [];
  const columns: Sql[] = [];
  for (const policy of policies) {
    const writer = new PolicyWriter(policy, dictionary, statement);
    for (const benefit of policy.rules.benefits) {
      const benefitId = benefit.file.id;
      try {
        const { outcome, amount } = statement.attempt(() => writer.benefit(benefit));
        const place = benefits.push(benefitId) - 1;
        columns.push(sql(`${outcome} as outcome_${place}, ${amount} as amount_${place}`));
      } catch (error) {
        if (!(error instanceof NotExpressible)) throw error;
        const text = error.node?.text ?? benefitId;
        notExpressible.push({
          benefitId,
          text,
          says: { zh: `SQL 无法精确表达：${text}`, en: `SQL has no exact form for: ${text}` },
        });
      }
    }
  }
  const [relation, key] = [identifier(facts.relation), identifier(facts.key)];
  const selected = [`f.${key} as key`, ...columns].join(',\n');
  const decisions = `select ${selected}\nfrom ${relation} f\n${statement.from}`;
  const sums = benefits.map((_, i) => {
    const counted = (code: number) => `count(*) filter (where outcome_${i} = ${code})`;
    return `${counted(1)} as yes_${i}, ${counted(2)} as unknown_${i}, coalesce(sum(amount_${i}) filter (where outcome_${i} = 1), 0) as fen_${i}`;
  });
  const totals = `select ${['count(*) as persons', ...sums].join(',\n')}\nfrom (${decisions}) decided`;
  return { decisions, totals, values: statement.values, benefits, notExpressible };
}

/** Writes the benefits of one policy. */
class PolicyWriter {
  private readonly policy: Policy;
  private readonly dictionary: FactDictionary;
  private readonly statement: Statement;

  constructor(policy: Policy, dictionary: FactDictionary, statement: Statement) {
    this.policy = policy;
    this.dictionary = dictionary;
    this.statement = statement;
  }

  /** The outcome and the amount of a benefit. */
  benefit(benefit: CheckedBenefit): { readonly outcome: Sql; readonly amount: Sql } {
    const { statement, policy } = this;
    const numbers = numbersOf(policy, this.dictionary);
    const written = new Map<string, RuleColumns>();
    const tree = new TreeSql(
      statement,
      {
        fact: (id) => this.fact(id),
        parameterOf: (id) => policy.rules.parameters.get(id)?.value.value ?? null,
        derived: (id, part) => {
          const columns = written.get(id);
          return (part === 'under' ? columns?.under : columns?.value) ?? sql('null');
        },
      },
      numbers.lowering,
    );
    const { applies, conditions, amount, cap } = benefit;
    const tests = conditions.map(({ test }) => test);
    const roots = [
      ...(applies ? [applies.test] : []),
      ...tests,
      ...expressionsOf(amount),
      ...(cap ? [cap] : []),
    ];
    for (const derived of neededDerived(roots, policy.rules.derived)) {
      written.set(derived.file.id, derivedSql(derived, tree, numbers, statement));
    }
    const scope = applies && statement.keep(tree.truth(applies.test));
    const answers = tests.map((test) => statement.keep(tree.truth(test)));
    written.set(ownSum, numberSql(amount, tree, numbers, statement));
    const sum = numbers.named(ownSum, amount);
    const capped = cap ? extreme('min', [sum, numbers.lowering.ratio(cap)]) : sum;
    const { to, direction } = benefit.file.amount.rounding;
    const exact = statement.keep(tree.whole(roundedFen(capped, unitFen[to], direction)));
    // A sum that no double holds is unknown in every back end.
    const fen = statement.keep(
      sql(`case when abs(${exact}) <= ${Number.MAX_SAFE_INTEGER} then ${exact}::bigint end`),
    );
    const any = (test: string) => answers.map((answer) => `${answer} ${test}`).join(' or ');
    const outside = scope === undefined ? '' : `when not ${scope} then 3 `;
    const open = scope === undefined ? '' : `${scope} is null or `;
    const outcome = statement.keep(
      sql(
        `(case ${outside}when ${any('is false')} then 0 when ${open}${any('is null')} or ${fen} is null then 2 else 1 end)::smallint`,
      ),
    );
    return { outcome, amount: sql(`case when ${outcome} in (1, 2) then ${fen} end`) };
  }

  private fact(id: string): Sql {
    const type = this.dictionary.types.get(id);
    if (!type || columnType(type) === undefined) throw new NotExpressible(undefined);
    return sql(`f.${identifier(id)}`);
  }
}
