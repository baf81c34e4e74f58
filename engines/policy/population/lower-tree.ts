import {
  isGeneral,
  type CompareOperator,
  type Expression,
  type Literal,
  type Reference,
} from '../feel/tree.ts';
import type { FeelType } from '../feel/types.ts';
import type { CheckedTable, Policy, ValueRule } from '../rules.ts';
import { computedId } from './layout.ts';
import { dayNumber, textNumber } from './columns.ts';

const whole: FeelType = { kind: 'number', whole: true };
const yesNo: FeelType = { kind: 'boolean' };

/** Types that columns hold as whole numbers. */
const isCoded = (type: FeelType): boolean =>
  type.kind === 'code' || type.kind === 'date' || type.kind === 'text';

const coded = (type: FeelType): FeelType => (isCoded(type) ? whole : type);

/** Places of parameters that generated code reads when it runs, so that a moved slider compiles nothing. */
export class ParameterPlaces {
  private readonly places = new Map<string, number>();
  readonly bounds: (readonly [number, number])[] = [];

  /** Place of a parameter of a document; its value is expected between the bounds. */
  place(document: string, id: string, value: number): number {
    // Within a power of ten and below it a value moves without new code.
    const size = 10 ** Math.max(2, Math.ceil(Math.log10(Math.abs(value) + 1)) + 1);
    const key = `${document}.${id} ${size}`;
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.bounds.push([-size, size]) - 1;
      this.places.set(key, place);
    }
    return place;
  }
}

/**
 * Rewrites the checked tree of a policy to numbers and truth alone: codes become their place in the list,
 * days the number of `dayNumber`, texts a number of their own, parameters that are whole become names
 * `p:<place>`, and what only a closure evaluates the column that holds its value. Nothing else changes, so
 * the rewritten tree has the meaning of the checked one.
 */
export class TreeLowering {
  /** Values of the parameters by place. */
  readonly parameters: number[] = [];
  private readonly policy: Policy;
  private readonly texts: Map<string, number>;
  private readonly placesOf: ParameterPlaces;

  constructor(policy: Policy, texts: Map<string, number>, placesOf: ParameterPlaces) {
    this.policy = policy;
    this.texts = texts;
    this.placesOf = placesOf;
  }

  rule(rule: ValueRule): ValueRule {
    if (rule.kind === 'formula') return { kind: 'formula', expression: this.tree(rule.expression) };
    const { table } = rule;
    const rows = table.rows.map((row) => ({
      ...row,
      test: this.tree(row.test),
      then: this.tree(row.then),
    }));
    const lowered: CheckedTable = {
      ...table,
      rows,
      ...(table.otherwise && { otherwise: this.tree(table.otherwise) }),
    };
    return { kind: 'table', table: lowered };
  }

  tree(node: Expression): Expression {
    if (isGeneral(node)) {
      return { kind: 'fact', id: computedId(node, this.policy), text: '', type: coded(node.type) };
    }
    switch (node.kind) {
      case 'literal':
        return this.literal(node);
      case 'parameter':
        return this.parameter(node);
      case 'fact':
      case 'derived':
        return { ...node, type: coded(node.type) };
      case 'arithmetic':
        return { ...node, left: this.tree(node.left), right: this.tree(node.right) };
      case 'compare':
        return comparison(node.operator, this.tree(node.left), this.tree(node.right));
      case 'in-fen':
      case 'negate':
      case 'not':
        return { ...node, operand: this.tree(node.operand) };
      case 'and':
      case 'or':
        return { ...node, operands: node.operands.map((operand) => this.tree(operand)) };
      case 'in':
        return this.tree(node.test);
      case 'if':
        return {
          ...node,
          type: coded(node.type),
          condition: this.tree(node.condition),
          yes: this.tree(node.yes),
          no: this.tree(node.no),
        };
      case 'call':
        return { ...node, args: node.args.map((arg) => this.tree(arg)) };
    }
  }

  private literal(node: Literal): Literal {
    const { type, value } = node;
    if (!isCoded(type) || typeof value !== 'string') return node;
    return { ...node, type: whole, value: this.number(type, value) };
  }

  private number(type: FeelType, value: string): number {
    if (type.kind === 'date') return dayNumber(value);
    if (type.kind === 'code') return [...type.list.codes.keys()].indexOf(value);
    return textNumber(this.texts, value);
  }

  private parameter(node: Reference): Expression {
    const checked = this.policy.rules.parameters.get(node.id)?.value;
    if (!checked) return { kind: 'literal', value: null, text: '', type: { kind: 'null' } };
    const literal = this.literal(checked);
    if (typeof literal.value !== 'number' || !Number.isInteger(literal.value)) return literal;
    const place = this.placesOf.place(this.policy.document.id, node.id, literal.value);
    this.parameters[place] = literal.value;
    const type = literal.type.kind === 'money' ? { kind: 'money', whole: true } : whole;
    return { kind: 'fact', id: `p:${place}`, text: '', type: type as FeelType };
  }
}

function comparison(operator: CompareOperator, left: Expression, right: Expression): Expression {
  return { kind: 'compare', operator, left, right, text: '', type: yesNo };
}
