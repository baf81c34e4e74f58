import type { Expression } from '../feel/tree.ts';
import type { ValueRule } from '../rules.ts';

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** A copy of plain data with one object in it replaced; what does not hold it stays the same object. */
function copied(value: unknown, target: object, by: object): unknown {
  if (value === target) return by;
  if (Array.isArray(value)) {
    const items = value.map((item) => copied(item, target, by));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (!isPlain(value)) return value;
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    // Types and built-ins hold no part of the tree.
    if (key === 'type' || key === 'builtin' || key === 'text') continue;
    const item = copied(value[key], target, by);
    if (item === value[key]) continue;
    changed ??= { ...value };
    changed[key] = item;
  }
  return changed ?? value;
}

/** An expression with one of its nodes replaced, wherever it stands. */
export function withNode(tree: Expression, node: Expression, by: Expression): Expression {
  return copied(tree, node, by) as Expression;
}

/** A rule with one node replaced in all of its rows: an input stands in each of its cells. */
export function ruleWith(rule: ValueRule, node: Expression, by: Expression): ValueRule {
  if (rule.kind === 'formula') {
    return { kind: 'formula', expression: withNode(rule.expression, node, by) };
  }
  const { table } = rule;
  return {
    kind: 'table',
    table: {
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        test: withNode(row.test, node, by),
        then: withNode(row.then, node, by),
      })),
      ...(table.otherwise && { otherwise: withNode(table.otherwise, node, by) }),
    },
  };
}
