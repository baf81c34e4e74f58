import type { FactDictionary } from '../facts/dictionary.ts';
import type { Expression } from '../feel/tree.ts';
import { isGeneral, partsOf } from '../feel/tree.ts';
import { isScalar } from '../feel/types.ts';
import { expressionsOf, type CheckedBenefit, type Policy } from '../rules.ts';
import { kindFor, type RowKind } from './row-kind.ts';
import { neededDerived } from '../compile/needed.ts';

/** One column of a population. */
export type ColumnSpec =
  | { readonly id: string; readonly kind: 'flag' }
  | { readonly id: string; readonly kind: 'number'; readonly whole: boolean }
  | {
      readonly id: string;
      readonly kind: 'code';
      readonly codes: readonly string[];
      readonly places: ReadonlyMap<string, number>;
    }
  | { readonly id: string; readonly kind: 'date' | 'text' };

/** A general expression whose value is kept as a column, computed once a person. */
export interface ComputedColumn {
  readonly spec: ColumnSpec;
  readonly node: Expression;
  readonly policy: Policy;
  /** Kinds of row whose benefits read it; for others it is left unknown. */
  readonly kinds: Set<RowKind>;
}

/** What policies read of a person. */
export interface Layout {
  /** Columns of facts, by fact id. */
  readonly facts: ReadonlyMap<string, ColumnSpec>;
  /** Columns of general expressions, by `computedId`. */
  readonly computed: ReadonlyMap<string, ComputedColumn>;
}

/** Expressions that decide a benefit, with those of the derived values they read. */
export function expressionsOfBenefit(policy: Policy, benefit: CheckedBenefit): Expression[] {
  const own = [
    ...(benefit.applies ? [benefit.applies.test] : []),
    ...benefit.conditions.map(({ test }) => test),
    ...expressionsOf(benefit.amount),
    ...(benefit.cap ? [benefit.cap] : []),
  ];
  const derived = neededDerived(own, policy.rules.derived);
  return [...own, ...derived.flatMap(({ rule }) => expressionsOf(rule))];
}

/** The columns that policies need. */
export function layoutOf(policies: readonly Policy[], dictionary: FactDictionary): Layout {
  const facts = new Map<string, ColumnSpec>();
  const computed = new Map<string, ComputedColumn>();
  for (const policy of policies) {
    const visit = (node: Expression, kind: RowKind): void => {
      if (isGeneral(node)) {
        const id = computedId(node, policy);
        const spec = specOf(id, node.type, dictionary);
        const known = computed.get(id);
        if (known) known.kinds.add(kind);
        else if (spec) computed.set(id, { spec, node, policy, kinds: new Set([kind]) });
        return;
      }
      if (node.kind === 'fact') {
        const type = dictionary.types.get(node.id);
        const spec = type && specOf(node.id, type, dictionary);
        if (spec) facts.set(node.id, spec);
      }
      for (const part of partsOf(node)) visit(part, kind);
    };
    for (const benefit of policy.rules.benefits) {
      const kind = kindFor(benefit.file.beneficiary);
      for (const expression of expressionsOfBenefit(policy, benefit)) visit(expression, kind);
    }
  }
  return { facts, computed };
}

function specOf(
  id: string,
  type: Expression['type'],
  dictionary: FactDictionary,
): ColumnSpec | undefined {
  if (!isScalar(type)) return undefined;
  switch (type.kind) {
    case 'boolean':
      return { id, kind: 'flag' };
    case 'number':
    case 'money':
      return { id, kind: 'number', whole: type.whole };
    case 'date':
      return { id, kind: 'date' };
    case 'code': {
      const fact = dictionary.facts.get(id);
      const codes =
        fact?.type === 'code' ? fact.codes.map(({ code }) => code) : [...type.list.codes.keys()];
      return { id, kind: 'code', codes, places: new Map(codes.map((code, i) => [code, i])) };
    }
    default:
      return { id, kind: 'text' };
  }
}

const ids = new Map<string, string>();

/**
 * Id of a general expression's column: alike for alike expressions over alike parameters and derived
 * values, so that an unchanged one is not computed again for a changed policy. It has no text of a policy.
 */
export function computedId(node: Expression, policy: Policy): string {
  const key = keyOf(node, policy);
  let id = ids.get(key);
  if (id === undefined) ids.set(key, (id = `g:${ids.size}`));
  return id;
}

/** The shape of an expression with the values of its parameters and the rules of its derived values. */
function keyOf(node: Expression, policy: Policy): string {
  return JSON.stringify(node, (name, value: unknown) => {
    if (name === 'text' || name === 'list') return undefined;
    if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
    if (typeof value === 'function') return (value as { name: string }).name;
    if (typeof value !== 'object' || value === null || !('kind' in value)) return value;
    const reference = value as { readonly kind: unknown; readonly id?: unknown };
    if (typeof reference.id !== 'string') return value;
    if (reference.kind === 'parameter') {
      return { parameter: policy.rules.parameters.get(reference.id)?.value.value };
    }
    if (reference.kind === 'derived') {
      return { derived: policy.rules.derived.get(reference.id)?.rule };
    }
    return value;
  });
}
