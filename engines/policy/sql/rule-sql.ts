import { isCount, type PolicyNumbers } from '../feel/exact/number-scope.ts';
import { isNumeric } from '../feel/types.ts';
import type { CheckedDerived, CheckedTable, ValueRule } from '../rules.ts';
import { sql, type Sql, type Statement } from './statement.ts';
import type { TreeSql } from './tree-sql.ts';

/** Columns of a rule's value: of a number the upper part, and the lower where persons change it. */
export interface RuleColumns {
  readonly value: Sql;
  readonly under?: Sql;
}

/** Columns of a derived value. */
export function derivedSql(
  derived: CheckedDerived,
  tree: TreeSql,
  numbers: PolicyNumbers,
  statement: Statement,
): RuleColumns {
  if (isNumeric(derived.type)) return numberSql(derived.rule, tree, numbers, statement);
  const { rule } = derived;
  if (rule.kind === 'formula') return { value: statement.keep(tree.value(rule.expression)) };
  const { rows, otherwise } = rule.table;
  const nothing = sql('null');
  const outputs = rows.map((row) =>
    row.then.type.kind === 'null' ? nothing : tree.value(row.then),
  );
  const last = otherwise && tree.value(otherwise);
  return { value: statement.keep(tableSql(rule.table, outputs, last, tree, statement)) };
}

/** Columns of a number. */
export function numberSql(
  rule: ValueRule,
  tree: TreeSql,
  numbers: PolicyNumbers,
  statement: Statement,
): RuleColumns {
  const { overs, under } = numbers.outputs(rule);
  if (rule.kind === 'formula') {
    const [over] = overs;
    const value = statement.keep(over ? tree.whole(over) : sql('null::numeric'));
    return under.kind === 'figure'
      ? { value }
      : { value, under: statement.keep(tree.whole(under)) };
  }
  const { rows, otherwise } = rule.table;
  const outputs = rows.map((_, i) => {
    const over = isCount(rule.table) ? undefined : overs[i];
    return over ? tree.whole(over) : sql('1::numeric');
  });
  const lastOver = overs.at(-1);
  const last = otherwise && lastOver ? tree.whole(lastOver) : undefined;
  return { value: statement.keep(tableSql(rule.table, outputs, last, tree, statement)) };
}

/** What a table gives; where a row's answer is NULL and could matter, NULL (see `tableCode`). */
function tableSql(
  table: CheckedTable,
  outputs: readonly Sql[],
  otherwise: Sql | undefined,
  tree: TreeSql,
  statement: Statement,
): Sql {
  const tests = table.rows.map((row) => statement.keep(tree.truth(row.test)));
  const output = (i: number): Sql => outputs[i] ?? sql('null');
  const cases = (lines: readonly string[]): Sql =>
    sql(lines.length === 0 ? 'null' : `case ${lines.join(' ')} end`);
  const first = tests.map((test, i) => `when ${test} then ${output(i)}`);
  const allFail = tests.map((test) => `not ${test}`).join(' and ');
  const none = otherwise === undefined ? [] : [`when ${allFail} then ${otherwise}`];
  switch (table.hitPolicy) {
    case 'FIRST':
    case 'PRIORITY': {
      const inOrder = tests.flatMap((test, i) => [
        `when ${test} then ${output(i)}`,
        `when ${test} is null then null`,
      ]);
      return cases([...inOrder, ...(otherwise === undefined ? [] : [`else ${otherwise}`])]);
    }
    case 'UNIQUE':
      if (table.disjoint) return cases([...first, ...none]);
      return cases([`when ${countOf(tests)} > 1 then null`, ...first, ...none]);
    case 'ANY': {
      // Every row that holds must give the same: each is compared with the first that holds.
      const lead = statement.keep(cases(first));
      const differs = tests.map((test, i) => `(${test} and (${output(i)} = ${lead}) is not true)`);
      const clash = `when ${countOf(tests)} > 1 and (${differs.map((d) => `coalesce(${d}, false)`).join(' or ')}) then null`;
      return cases([clash, ...first, ...none]);
    }
    case 'COLLECT': {
      const open = `when ${tests.map((test) => `${test} is null`).join(' or ')} then null`;
      const empty = otherwise ?? (isCount(table) ? sql('0::numeric') : sql('null'));
      const nobody = `when ${allFail} then ${empty}`;
      return cases([open, nobody, `else ${collected(table, tests, outputs)}`]);
    }
  }
}

/** How many rows hold. */
const countOf = (tests: readonly Sql[]): string =>
  `(${tests.map((test) => `(case when ${test} then 1 else 0 end)`).join(' + ')})`;

function collected(table: CheckedTable, tests: readonly Sql[], outputs: readonly Sql[]): string {
  const held = tests.map((test, i) => `case when ${test} then ${outputs[i] ?? 'null'} end`);
  if (isCount(table)) return `${countOf(tests)}::numeric`;
  if (table.aggregator === 'sum') {
    const zeros = tests.map(
      (test, i) => `(case when ${test} then ${outputs[i] ?? 'null'} else 0 end)`,
    );
    return zeros.join(' + ');
  }
  const unknown = tests
    .map((test, i) => `(${test} and ${outputs[i] ?? 'null'} is null)`)
    .join(' or ');
  const name = table.aggregator === 'min' ? 'least' : 'greatest';
  return `case when ${unknown} then null else ${name}(${held.join(', ')}) end`;
}
