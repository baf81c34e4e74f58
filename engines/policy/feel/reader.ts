import type { Refusal } from '../problems.ts';
import type { Scope } from './scope.ts';
import type { Syntax } from './syntax.ts';
import type { CompareOperator, Expression } from './tree.ts';
import type { FeelKind } from './types.ts';

/** What the reading of one node may ask of the reading of the whole expression. */
export interface Reader {
  readonly source: string;
  readonly scope: Scope;
  /** What `?` stands for inside unary tests. */
  readonly subject: Expression | undefined;
  textOf(node: Syntax): string;
  unsupported(node: Syntax): Refusal;
  /** The node, or a refusal where its type is another. */
  expect(expression: Expression, kinds: readonly FeelKind[], node: Syntax): Expression;
  read(node: Syntax): Expression;
  compare(operator: CompareOperator, left: Expression, right: Expression, node: Syntax): Expression;
}
