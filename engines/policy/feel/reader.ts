import type { Refusal } from '../problems.ts';
import type { Binding, Scope } from './scope.ts';
import type { Syntax } from './syntax.ts';
import type { CompareOperator, Expression } from './tree.ts';
import type { FeelKind } from './types.ts';

/** What the reading of one node may ask of the reading of the whole expression. */
export interface Reader {
  readonly source: string;
  readonly scope: Scope;
  /** Whether types are checked: in a policy they are, in plain FEEL not. */
  readonly typed: boolean;
  /** What `?` stands for inside the unary tests of a policy's table. */
  readonly subject: Expression | undefined;
  /** Names bound around the node, the innermost last. */
  readonly bindings: readonly Binding[];
  textOf(node: Syntax): string;
  unsupported(node: Syntax): Refusal;
  /** Tells that an expression's type does not fit. */
  wrongType(expression: Expression, expected: FeelKind, node: Syntax): Refusal;
  /** The node, or a refusal where its type is another. */
  expect(expression: Expression, kinds: readonly FeelKind[], node: Syntax): Expression;
  read(node: Syntax): Expression;
  /** Reads with more names bound. */
  within<T>(bindings: readonly Binding[], read: () => T): T;
  compare(operator: CompareOperator, left: Expression, right: Expression, node: Syntax): Expression;
}
