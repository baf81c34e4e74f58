import { yuanForReader } from '@yanzhen/values/money.ts';
import type { Expression } from '../feel/tree.ts';
import { constantOf, parametersOn, periodsOf } from '../policy-on.ts';
import type { CheckedParameter, CheckedRules, ValueRule } from '../rules.ts';
import { amountWays } from './amount-schema.ts';
import type { PolicyFile } from './policy-schema.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** A figure that an amount can come to, where it stands. */
interface Sum {
  readonly expression: Expression;
  readonly path: Path;
}

/**
 * Notes figures that contradict each other: a sum above the cap of its benefit, so that what is written
 * could never be paid, and a range that ends before it begins. Only what is a matter of figures and
 * parameters can be shown; each day on which a parameter changes is looked at.
 */
export function checkSums(source: YamlSource, content: PolicyFile, rules: CheckedRules): void {
  const days = periodsOf(rules.parameters, content.document.inForce.from);
  const noted = new Set<string>();
  for (const parameters of days.map((day) => parametersOn(rules.parameters, day))) {
    const once = (
      code: 'amount.above-cap' | 'amount.range-reversed',
      path: Path,
      values: object,
    ) => {
      const key = path.join('.');
      if (noted.has(key)) return;
      noted.add(key);
      source.refuse(code, path, values as Record<string, string>);
    };
    rules.benefits.forEach(({ file, amount, cap, rangeFrom }, i) => {
      const at: Path = ['benefits', i, 'amount'];
      const sumOf = (fen: number) =>
        file.gives === 'quantity' ? String(fen) : yuanForReader(Math.round(fen));
      const around = { rules, content, seen: new Set<string>() };
      const sums = sumsOf(amount, ruleAt(file.amount, at), around);
      if (rangeFrom && amount.kind === 'formula') {
        const from = constantOf(rangeFrom, parameters);
        const to = constantOf(amount.expression, parameters);
        if (typeof from === 'number' && typeof to === 'number' && from > to) {
          once('amount.range-reversed', [...at, 'range', 'from'], {
            from: sumOf(from),
            to: sumOf(to),
          });
        }
      }
      const most = cap && constantOf(cap, parameters);
      if (typeof most !== 'number') return;
      for (const { expression, path } of sums) {
        const sum = leastOf(expression, parameters);
        if (sum === undefined || sum <= most) continue;
        once('amount.above-cap', path, {
          sum: sumOf(sum),
          cap: sumOf(most),
          benefit: file.id,
        });
      }
    });
  }
}

interface Around {
  readonly rules: CheckedRules;
  readonly content: PolicyFile;
  /** Derived values that were opened. */
  readonly seen: Set<string>;
}

function ruleAt(ways: PolicyFile['benefits'][number]['amount'], at: Path): Path {
  const way = amountWays.find((each) => ways[each] !== undefined) ?? 'formula';
  return [...at, way];
}

/** What a rule can come to: its rows, the branches of a choice, what `max` is over, derived values too. */
function sumsOf(rule: ValueRule, at: Path, around: Around): Sum[] {
  if (rule.kind === 'table') {
    // A sum of rows says nothing of one row.
    if (rule.table.hitPolicy === 'COLLECT' && rule.table.aggregator !== 'max') return [];
    const rows = rule.table.rows.flatMap((row) =>
      opened(row.then, [...at, 'rows', row.index, 'then'], around),
    );
    const { otherwise } = rule.table;
    return [...rows, ...(otherwise ? opened(otherwise, [...at, 'otherwise'], around) : [])];
  }
  return opened(rule.expression, at, around);
}

function opened(node: Expression, path: Path, around: Around): Sum[] {
  if (node.kind === 'if') {
    return [node.yes, node.no].flatMap((branch) => opened(branch, path, around));
  }
  if (node.kind === 'call' && node.name === 'max') {
    return node.args.flatMap((arg) => opened(arg, path, around));
  }
  const derived = node.kind === 'derived' ? around.rules.derived.get(node.id) : undefined;
  if (!derived) return [{ expression: node, path }];
  if (around.seen.has(derived.file.id)) return [];
  around.seen.add(derived.file.id);
  const place = around.content.derived.indexOf(derived.file);
  const way = derived.rule.kind;
  return sumsOf(derived.rule, ['derived', place, way], around);
}

/**
 * What an expression comes to where it is not nothing: a figure, or a figure for each of a whole number
 * of heads or months, of which there is then one at least.
 */
function leastOf(
  node: Expression,
  parameters: ReadonlyMap<string, CheckedParameter>,
): number | undefined {
  const value = constantOf(node, parameters);
  if (typeof value === 'number') return value;
  if (node.kind !== 'arithmetic' || node.operator !== '*') return undefined;
  for (const [one, other] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const each = constantOf(one, parameters);
    if (typeof each === 'number' && 'whole' in other.type && other.type.whole) return each;
  }
  return undefined;
}
