import { unitFen } from '../amounts.ts';
import { walk, type Expression, type Literal } from '../feel/tree.ts';
import type { Path } from '../file/yaml-source.ts';
import { amountWays } from '../file/amount-schema.ts';
import type { CheckedBenefit, CheckedDerived, CheckedTable, Policy, ValueRule } from '../rules.ts';
import { changesOf, type NodeChange } from './node-changes.ts';
import { ruleWith, withNode } from './rebuild.ts';
import type { Change } from './survivor.ts';

/** A policy with one piece changed: what replaces one benefit, or one derived value. */
export interface RuleChange extends Change {
  readonly benefit?: CheckedBenefit;
  readonly derived?: CheckedDerived;
}

/** Names one change of a node. */
function told({ from, to, at }: Pick<NodeChange, 'from' | 'to' | 'at'>): Omit<Change, 'path'> {
  const exactly = at === undefined ? undefined : at.slice(0, 60);
  return {
    change: { zh: `“${from}”改为“${to}”`, en: `\`${from}\` → \`${to}\`` },
    remedy: exactly
      ? { zh: `请补一个正好等于 ${exactly} 的样例`, en: `add an example exactly at ${exactly}` }
      : {
          zh: '请补一个结果取决于此处的样例',
          en: 'add an example whose result depends on it',
        },
  };
}

interface Site {
  readonly tree: Expression;
  readonly path: Path;
  /** Nodes that are not written in the file. */
  readonly made?: ReadonlySet<Expression>;
}

/** Every change inside some trees; a node that stands in several is changed once. */
function* changesIn(
  sites: readonly Site[],
  unit: number,
): Generator<{ node: Expression; change: NodeChange; path: Path }> {
  const seen = new Set<Expression>();
  for (const { tree, path, made } of sites) {
    for (const node of walk(tree)) {
      if (seen.has(node) || made?.has(node)) continue;
      seen.add(node);
      for (const change of changesOf(node, unit)) yield { node, change, path };
    }
  }
}

/** The trees of a rule, and what was put between the cells of a row. */
function sitesOf(rule: ValueRule, at: Path): Site[] {
  if (rule.kind === 'formula') return [{ tree: rule.expression, path: at }];
  const { rows, otherwise } = rule.table;
  return [
    ...rows.flatMap((row) => {
      const path = [...at, 'rows', row.index];
      const stated = row.file.when.filter((cell) => cell.trim() !== '-').length;
      const made = stated === 1 ? new Set<Expression>() : new Set([row.test]);
      return [
        { tree: row.test, path: [...path, 'when'], made },
        { tree: row.then, path: [...path, 'then'] },
      ];
    }),
    ...(otherwise ? [{ tree: otherwise, path: [...at, 'otherwise'] }] : []),
  ];
}

/** A value a step away, for an output that is no figure itself. */
function nudged(node: Expression, step: number): Expression | undefined {
  if (node.kind === 'literal') return undefined;
  const { type } = node;
  if (type.kind === 'boolean') return { kind: 'not', operand: node, type, text: node.text };
  if (type.kind !== 'money' && type.kind !== 'number') return undefined;
  const right: Literal = {
    kind: 'literal',
    value: type.kind === 'money' ? step : 1,
    type,
    text: '…',
  };
  return { kind: 'arithmetic', operator: '+', left: node, right, type, text: node.text };
}

/** Each output of a rule a step away: the rows of a table, the whole of a formula. */
function* outputsChanged(
  rule: ValueRule,
  at: Path,
  step: number,
): Generator<{ rule: ValueRule; path: Path }> {
  if (rule.kind === 'formula') {
    const expression = nudged(rule.expression, step);
    if (expression) yield { rule: { kind: 'formula', expression }, path: at };
    return;
  }
  const { table } = rule;
  const withTable = (changed: Partial<CheckedTable>): ValueRule => ({
    kind: 'table',
    table: { ...table, ...changed },
  });
  for (const row of table.rows) {
    const then = nudged(row.then, step);
    if (!then) continue;
    const rows = table.rows.map((each) => (each === row ? { ...row, then } : each));
    yield { rule: withTable({ rows }), path: [...at, 'rows', row.index, 'then'] };
  }
  const otherwise = table.otherwise && nudged(table.otherwise, step);
  if (otherwise) yield { rule: withTable({ otherwise }), path: [...at, 'otherwise'] };
}

const outputWords: Omit<Change, 'path'> = {
  change: { zh: '结果加减一档', en: 'the result a step higher' },
  remedy: { zh: '请补一个得出此结果的样例', en: 'add an example that gets this result' },
};

/** Changes of one benefit's conditions, amount, cap and rounding. */
export function* benefitChanges(benefit: CheckedBenefit, place: number): Generator<RuleChange> {
  const at: Path = ['benefits', place];
  const { file, applies, conditions, amount, cap, rangeFrom } = benefit;
  const unit = unitFen[file.amount.rounding.to];
  const test = (tree: Expression, path: Path, put: (by: Expression) => CheckedBenefit) =>
    [...changesIn([{ tree, path }], 1)].map(({ node, change }) => ({
      path,
      ...told(change),
      benefit: put(withNode(tree, node, change.by)),
    }));
  if (applies) {
    const path = [...at, 'appliesWhen', 'when'];
    yield* test(applies.test, path, (by) => ({ ...benefit, applies: { ...applies, test: by } }));
  }
  for (const [j, condition] of conditions.entries()) {
    const path = [...at, 'conditions', j, 'when'];
    yield* test(condition.test, path, (by) => ({
      ...benefit,
      conditions: conditions.map((each) => (each === condition ? { ...each, test: by } : each)),
    }));
  }
  if (file.gives === 'service') return;
  const way = amountWays.find((each) => file.amount[each] !== undefined) ?? 'formula';
  const amountAt = [...at, 'amount', way];
  for (const { node, change, path } of changesIn(sitesOf(amount, amountAt), unit)) {
    yield {
      path,
      ...told(change),
      benefit: { ...benefit, amount: ruleWith(amount, node, change.by) },
    };
  }
  for (const { rule, path } of outputsChanged(amount, amountAt, unit)) {
    yield { path, ...outputWords, benefit: { ...benefit, amount: rule } };
  }
  if (rangeFrom) {
    const path = [...amountAt, 'from'];
    for (const { node, change } of changesIn([{ tree: rangeFrom, path }], unit)) {
      yield {
        path,
        ...told(change),
        benefit: { ...benefit, rangeFrom: withNode(rangeFrom, node, change.by) },
      };
    }
  }
  if (cap) {
    const path = [...at, 'amount', 'cap'];
    const { cap: _, ...uncapped } = benefit;
    yield {
      path,
      change: { zh: '去掉上限', en: 'the cap dropped' },
      remedy: { zh: '请补一个超过上限的样例', en: 'add an example that the cap cuts' },
      benefit: uncapped,
    };
    for (const { node, change } of changesIn([{ tree: cap, path }], unit)) {
      yield {
        path,
        ...told(change),
        benefit: { ...benefit, cap: withNode(cap, node, change.by) },
      };
    }
  }
  yield* roundingChanges(benefit, [...at, 'amount', 'rounding']);
}

function* roundingChanges(benefit: CheckedBenefit, path: Path): Generator<RuleChange> {
  const { file } = benefit;
  const { rounding } = file.amount;
  // A quantity is rounded to whole units, and there is no other unit.
  const units = file.gives === 'quantity' ? [] : (['fen', 'yuan', '100yuan'] as const);
  const others = [
    ...(['down', 'up', 'half-up'] as const).map((direction) => ({ ...rounding, direction })),
    ...units.map((to) => ({ ...rounding, to })),
  ].filter(({ to, direction }) => to !== rounding.to || direction !== rounding.direction);
  for (const other of others) {
    const from = `${rounding.to} · ${rounding.direction}`;
    yield {
      path: file.gives === 'quantity' ? [...path.slice(0, 2), 'quantity'] : path,
      change: {
        zh: `取整“${from}”改为“${other.to} · ${other.direction}”`,
        en: `rounding \`${from}\` → \`${other.to} · ${other.direction}\``,
      },
      remedy: {
        zh: '请补一个金额带零头、取整方式不同结果就不同的样例',
        en: 'add an example whose sum comes out otherwise under the other rounding',
      },
      benefit: { ...benefit, file: { ...file, amount: { ...file.amount, rounding: other } } },
    };
  }
}

/** Changes of one derived value. `unit` is the coarsest rounding of the benefits that read it. */
export function* derivedChanges(
  derived: CheckedDerived,
  place: number,
  unit: number,
): Generator<RuleChange> {
  const { rule } = derived;
  const at: Path = ['derived', place, rule.kind];
  for (const { node, change, path } of changesIn(sitesOf(rule, at), unit)) {
    yield { path, ...told(change), derived: { ...derived, rule: ruleWith(rule, node, change.by) } };
  }
  for (const { rule: other, path } of outputsChanged(rule, at, unit)) {
    yield { path, ...outputWords, derived: { ...derived, rule: other } };
  }
}

/** The coarsest unit, in fen, to which a policy rounds. */
export function coarsestUnit(policy: Policy): number {
  return Math.max(...policy.benefits.map(({ amount }) => unitFen[amount.rounding.to]), unitFen.fen);
}
