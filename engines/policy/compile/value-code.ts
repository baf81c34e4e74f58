import { closureOf } from '../feel/exact/interpret.ts';
import {
  isGeneral,
  stepsOf,
  type Comparison,
  type Expression,
  type General,
} from '../feel/tree.ts';
import { isNumeric } from '../feel/types.ts';
import type { CheckedParameter } from '../rules.ts';
import { literalCode, type Constants } from './constants.ts';

/**
 * Code of an expression for the explained back end: every subexpression gets a variable that holds
 * its value, `null` for unknown, so that the officer's tree can show each step. Nothing is skipped.
 */
export class ValueCode {
  readonly statements: string[] = [];
  /** Variable number of each computed node, in the order of the trace. */
  readonly slots = new Map<Expression, number>();
  private readonly constants: Constants;
  private readonly parameters: ReadonlyMap<string, CheckedParameter>;
  private readonly localOf: (kind: 'fact' | 'derived', id: string) => string;

  constructor(around: {
    readonly constants: Constants;
    readonly parameters: ReadonlyMap<string, CheckedParameter>;
    readonly localOf: (kind: 'fact' | 'derived', id: string) => string;
  }) {
    this.constants = around.constants;
    this.parameters = around.parameters;
    this.localOf = around.localOf;
  }

  /** JavaScript of the whole trace. */
  get trace(): string {
    return `[${[...this.slots.values()].map((slot) => `s${slot}`).join(', ')}]`;
  }

  /** The variable, figure or constant that holds an expression's value. */
  atom(node: Expression): string {
    if (node.kind === 'literal') return literalCode(node.value, this.constants);
    if (node.kind === 'parameter') {
      return literalCode(this.parameters.get(node.id)?.value.value ?? null, this.constants);
    }
    if (node.kind === 'fact' || node.kind === 'derived') return this.localOf(node.kind, node.id);
    const slot = this.slots.get(node);
    if (slot !== undefined) return `s${slot}`;
    // Membership has its test's value, but is a step of its own in the tree.
    const code = this.compute(node);
    const number = this.slots.size;
    this.slots.set(node, number);
    this.statements.push(`const s${number} = ${code};`);
    return `s${number}`;
  }

  private compute(node: Expression): string {
    if (isGeneral(node)) return this.general(node);
    switch (node.kind) {
      case 'in-fen':
        return this.guarded([node.operand], ([a]) => `decimal(${a} * 100)`);
      case 'negate':
        return this.guarded([node.operand], ([a]) => `0 - ${a}`);
      case 'arithmetic':
        return this.guarded([node.left, node.right], ([a, b]) => {
          if (node.operator === '/') return `orNull(divide(${a}, ${b}))`;
          if (node.operator === '**') return `orNull(power(${a}, ${b}))`;
          const whole = isNumeric(node.type) && 'whole' in node.type && node.type.whole;
          return whole
            ? `${a} ${node.operator} ${b}`
            : `orNull(decimal(${a} ${node.operator} ${b}))`;
        });
      case 'compare':
        return this.comparison(node);
      case 'and':
      case 'or': {
        const atoms = node.operands.map((operand) => this.atom(operand));
        const settles = String(node.kind === 'or');
        const otherwise = String(node.kind === 'and');
        const any = (value: string) => atoms.map((atom) => `${atom} === ${value}`).join(' || ');
        return `${any(settles)} ? ${settles} : ${any('null')} ? null : ${otherwise}`;
      }
      case 'not':
        return this.guarded([node.operand], ([a]) => `!${a}`);
      case 'in':
        this.atom(node.subject);
        return this.atom(node.test);
      case 'if': {
        const condition = this.atom(node.condition);
        const [yes, no] = [this.atom(node.yes), this.atom(node.no)];
        return `${condition} === null ? null : ${condition} ? ${yes} : ${no}`;
      }
      case 'call': {
        const unit = node.type.kind === 'money' ? 100 : 1;
        if (node.name === 'count') {
          node.args.forEach((arg) => this.atom(arg));
          return String(node.args.length);
        }
        return this.guarded(node.args, (args) => {
          const [first = 'null'] = args;
          switch (node.name) {
            case 'sum':
              return args.reduce((sum, arg) => `decimal(${sum} + ${arg})`, '0');
            case 'floor':
              return `floorTo(${first}, ${unit})`;
            case 'ceiling':
              return `0 - floorTo(0 - ${first}, ${unit})`;
            default:
              return `Math.${node.name}(${args.join(', ')})`;
          }
        });
      }
      default:
        return this.atom(node);
    }
  }

  /** A closure's value; the steps under it that have one value each are steps of the tree. */
  private general(node: General): string {
    for (const step of stepsOf(node)) this.atom(step);
    const { inputs, run } = closureOf(node);
    const values = inputs.map((input) => this.atom(input));
    return `${this.constants.name(run)}([${values.join(', ')}])`;
  }

  private comparison(node: Comparison): string {
    const operator = node.operator === '=' ? '===' : node.operator === '!=' ? '!==' : node.operator;
    return this.guarded([node.left, node.right], ([a, b]) => `${a} ${operator} ${b}`);
  }

  /** Unknown where an operand is unknown. */
  private guarded(
    operands: readonly Expression[],
    code: (atoms: readonly string[]) => string,
  ): string {
    const atoms = operands.map((operand) => this.atom(operand));
    const tests = operands.flatMap((operand, i) => {
      const never = operand.kind === 'literal' || operand.kind === 'parameter';
      return never && operand.type.kind !== 'null' ? [] : [`${atoms[i]} === null`];
    });
    if (tests.length === 0) return code(atoms);
    return `${tests.join(' || ')} ? null : ${code(atoms)}`;
  }
}
