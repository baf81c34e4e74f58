import type { FeelType } from './types.ts';

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';

interface Node {
  readonly type: FeelType;
  /** The piece of the source this node was read from. */
  readonly text: string;
}

export interface Literal extends Node {
  readonly kind: 'literal';
  /** Money is fen; a date is `YYYY-MM-DD`. */
  readonly value: number | string | boolean | null;
}
/** A fact, a parameter or a derived value, by its id. */
export interface Reference extends Node {
  readonly kind: 'fact' | 'parameter' | 'derived';
  readonly id: string;
}
export interface Arithmetic extends Node {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: Expression;
  readonly right: Expression;
}
/** Yuan to fen: put in by the checker where a plain number meets money. */
export interface InFen extends Node {
  readonly kind: 'in-fen';
  readonly operand: Expression;
}
export interface Negation extends Node {
  readonly kind: 'negate';
  readonly operand: Expression;
}
export interface Comparison extends Node {
  readonly kind: 'compare';
  readonly operator: CompareOperator;
  readonly left: Expression;
  readonly right: Expression;
}
/** Ternary `and` / `or` over two or more operands. */
export interface Logic extends Node {
  readonly kind: 'and' | 'or';
  readonly operands: readonly Expression[];
}
export interface Not extends Node {
  readonly kind: 'not';
  readonly operand: Expression;
}
/** `in` and `between`: a subject and the boolean test it was turned into, which reads the same subject. */
export interface Membership extends Node {
  readonly kind: 'in';
  readonly subject: Expression;
  readonly test: Expression;
}
export interface Choice extends Node {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly yes: Expression;
  readonly no: Expression;
}
export interface Call extends Node {
  readonly kind: 'call';
  readonly name: 'min' | 'max' | 'sum' | 'count' | 'abs' | 'floor' | 'ceiling';
  readonly args: readonly Expression[];
}

/** The checked tree: every back end is generated from it, none from text. */
export type Expression =
  | Literal
  | Reference
  | Arithmetic
  | InFen
  | Negation
  | Comparison
  | Logic
  | Not
  | Membership
  | Choice
  | Call;

/** The parts of an expression, as an officer's tree shows them. */
export function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'literal':
    case 'fact':
    case 'parameter':
    case 'derived':
      return [];
    case 'arithmetic':
    case 'compare':
      return [node.left, node.right];
    case 'in-fen':
    case 'negate':
    case 'not':
      return [node.operand];
    case 'and':
    case 'or':
      return node.operands;
    case 'in':
      return [node.subject, node.test];
    case 'if':
      return [node.condition, node.yes, node.no];
    case 'call':
      return node.args;
  }
}

/** Every node of an expression, parents first. */
export function* walk(node: Expression): Generator<Expression> {
  yield node;
  for (const part of partsOf(node)) yield* walk(part);
}
