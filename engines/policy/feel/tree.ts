import type { Builtin } from './builtin.ts';
import type { TypeTest } from './type-test.ts';
import { isScalar, type FeelType } from './types.ts';
import type { FeelValue } from './value.ts';

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

/** A value that no scalar literal holds: a duration, a time, a built-in passed on by its name. */
export interface Constant extends Node {
  readonly kind: 'constant';
  readonly value: FeelValue;
}
/** A bound name: `up` bindings out from where it stands (0 is the innermost). */
export interface Local extends Node {
  readonly kind: 'local';
  readonly up: number;
}
/** A name inside a filter that is an entry of the item, where the item has it; else what it is outside. */
export interface ItemEntry extends Node {
  readonly kind: 'item-entry';
  readonly up: number;
  readonly name: string;
  readonly otherwise: Expression | undefined;
}
export interface ListNode extends Node {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}
/** A context; each entry is bound while the later ones are evaluated. */
export interface ContextNode extends Node {
  readonly kind: 'context';
  readonly entries: readonly { readonly name: string; readonly value: Expression }[];
}
export interface RangeNode extends Node {
  readonly kind: 'range';
  readonly start: Expression | undefined;
  readonly end: Expression | undefined;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
}
export interface Path extends Node {
  readonly kind: 'path';
  readonly operand: Expression;
  readonly name: string;
}
/** A filter; the item is bound while the test is evaluated. */
export interface Filter extends Node {
  readonly kind: 'filter';
  readonly operand: Expression;
  readonly test: Expression;
}
/** What an iteration runs over: a value, or the numbers or days from one to another. */
export type Iterated =
  { readonly over: Expression } | { readonly from: Expression; readonly to: Expression };
/** `for`: each iterator is bound for the next ones; `partial` is bound after the last, then the body. */
export interface For extends Node {
  readonly kind: 'for';
  readonly iterators: readonly Iterated[];
  readonly body: Expression;
}
export interface Quantified extends Node {
  readonly kind: 'some' | 'every';
  readonly iterators: readonly Iterated[];
  readonly body: Expression;
}
/** A function definition; its parameters are bound in order. */
export interface FunctionNode extends Node {
  readonly kind: 'function';
  readonly parameters: readonly { readonly name: string; readonly test?: TypeTest }[];
  readonly body: Expression;
}
/** A call of a function value; `names` for a call with named arguments. */
export interface Invocation extends Node {
  readonly kind: 'invoke';
  readonly callee: Expression;
  readonly args: readonly Expression[];
  readonly names: readonly string[] | undefined;
}
/** A call of a built-in function; an argument that was not named and not the last is null. */
export interface BuiltinCall extends Node {
  readonly kind: 'builtin';
  readonly builtin: Builtin;
  readonly args: readonly Expression[];
}
export interface InstanceOf extends Node {
  readonly kind: 'instance-of';
  readonly operand: Expression;
  readonly test: TypeTest;
}
/** Arithmetic over values of any kind. */
export interface Calculation extends Node {
  readonly kind: 'calculate';
  readonly operator: ArithmeticOperator;
  readonly left: Expression;
  readonly right: Expression;
}
/** A comparison of values of any kind. */
export interface Relation extends Node {
  readonly kind: 'relate';
  readonly operator: CompareOperator;
  readonly left: Expression;
  readonly right: Expression;
}
/** One unary test of a bound subject: `holds` is asked as it is, `equals` is a value to be compared. */
export type UnaryTest = { readonly holds: Expression } | { readonly equals: Expression };
/** `in` and table cells: the subject is bound, and any of the tests may hold. */
export interface Member extends Node {
  readonly kind: 'member';
  readonly subject: Expression;
  readonly tests: readonly UnaryTest[];
  readonly negated: boolean;
}

/** Kinds that only the closure back end evaluates; generated code calls it for them. */
export type General =
  | Constant
  | Local
  | ItemEntry
  | ListNode
  | ContextNode
  | RangeNode
  | Path
  | Filter
  | For
  | Quantified
  | FunctionNode
  | Invocation
  | BuiltinCall
  | InstanceOf
  | Calculation
  | Relation
  | Member;

/** Kinds that each back end writes by itself. */
export type Scalar =
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

/** The checked tree: every back end is generated from it, none from text. */
export type Expression = Scalar | General;

const scalarKinds: ReadonlySet<Expression['kind']> = new Set<Scalar['kind']>([
  'literal',
  'fact',
  'parameter',
  'derived',
  'arithmetic',
  'in-fen',
  'negate',
  'compare',
  'and',
  'or',
  'not',
  'in',
  'if',
  'call',
]);

/**
 * Whether a node is one unit for every back end but the closures: a general kind, or a scalar kind whose
 * value the scalar tree has no form for.
 */
export const isGeneral = (node: Expression): node is General =>
  !scalarKinds.has(node.kind) || !(isScalar(node.type) || atoms.has(node.kind));

/** Kinds that are at hand in every back end, whatever their type. */
const atoms: ReadonlySet<Expression['kind']> = new Set(['literal', 'fact', 'parameter', 'derived']);

const iteratedParts = (iterated: Iterated): readonly Expression[] =>
  'over' in iterated ? [iterated.over] : [iterated.from, iterated.to];

const present = (...parts: readonly (Expression | undefined)[]): readonly Expression[] =>
  parts.filter((part) => part !== undefined);

/** The parts of an expression, in the order written. */
export function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'literal':
    case 'fact':
    case 'parameter':
    case 'derived':
    case 'constant':
    case 'local':
      return [];
    case 'arithmetic':
    case 'compare':
    case 'calculate':
    case 'relate':
      return [node.left, node.right];
    case 'in-fen':
    case 'negate':
    case 'not':
    case 'path':
    case 'instance-of':
      return [node.operand];
    case 'and':
    case 'or':
      return node.operands;
    case 'in':
      return [node.subject, node.test];
    case 'if':
      return [node.condition, node.yes, node.no];
    case 'call':
    case 'builtin':
      return node.args;
    case 'item-entry':
      return present(node.otherwise);
    case 'list':
      return node.items;
    case 'context':
      return node.entries.map((entry) => entry.value);
    case 'range':
      return present(node.start, node.end);
    case 'filter':
      return [node.operand, node.test];
    case 'for':
    case 'some':
    case 'every':
      return [...node.iterators.flatMap(iteratedParts), node.body];
    case 'function':
      return [node.body];
    case 'invoke':
      return [node.callee, ...node.args];
    case 'member':
      return [
        node.subject,
        ...node.tests.map((test) => ('holds' in test ? test.holds : test.equals)),
      ];
  }
}

/** Every node of an expression, parents first. */
export function* walk(node: Expression): Generator<Expression> {
  yield node;
  for (const part of partsOf(node)) yield* walk(part);
}

/** Whether an expression reads a bound name from outside itself. */
export function isOpen(node: Expression): boolean {
  const open = (part: Expression, bound: number): boolean => {
    switch (part.kind) {
      case 'local':
        return part.up >= bound;
      case 'item-entry':
        return part.up >= bound || (part.otherwise !== undefined && open(part.otherwise, bound));
      case 'filter':
        return open(part.operand, bound) || open(part.test, bound + 1);
      case 'for':
      case 'some':
      case 'every': {
        const outside = part.iterators.some((iterated, i) =>
          iteratedParts(iterated).some((inner) => open(inner, bound + i)),
        );
        const binds = part.iterators.length + (part.kind === 'for' ? 1 : 0);
        return outside || open(part.body, bound + binds);
      }
      case 'function':
        return open(part.body, bound + part.parameters.length);
      case 'context':
        return part.entries.some((entry, i) => open(entry.value, bound + i));
      case 'member':
        return (
          open(part.subject, bound) ||
          part.tests.some((test) => open('holds' in test ? test.holds : test.equals, bound + 1))
        );
      default:
        return partsOf(part).some((inner) => open(inner, bound));
    }
  };
  return open(node, 0);
}

const stepsKept = new WeakMap<Expression, readonly Expression[]>();

/**
 * The steps under a node that an officer's tree shows: its parts where each has one value, and for what
 * is evaluated once an item, the parts of it that do not depend on the item.
 */
export function stepsOf(node: Expression): readonly Expression[] {
  let steps = stepsKept.get(node);
  if (!steps) stepsKept.set(node, (steps = findSteps(node)));
  return steps;
}

function findSteps(node: Expression): readonly Expression[] {
  return partsOf(node).flatMap((part) => {
    if (!isOpen(part)) return [part];
    return stepsOf(part).filter((step) => step.kind !== 'literal' && step.kind !== 'constant');
  });
}
