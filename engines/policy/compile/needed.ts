import { walk, type Expression } from '../feel/tree.ts';
import { expressionsOf, type CheckedDerived } from '../rules.ts';

/** Derived values that expressions read, each after what it reads itself. */
export function neededDerived(
  expressions: readonly Expression[],
  derived: ReadonlyMap<string, CheckedDerived>,
): CheckedDerived[] {
  const needed = new Set<string>();
  const visit = (list: readonly Expression[]): void => {
    for (const expression of list) {
      for (const node of walk(expression)) {
        if (node.kind !== 'derived' || needed.has(node.id)) continue;
        needed.add(node.id);
        const rule = derived.get(node.id)?.rule;
        if (rule) visit(expressionsOf(rule));
      }
    }
  };
  visit(expressions);
  return [...derived.values()].filter((value) => needed.has(value.file.id));
}
