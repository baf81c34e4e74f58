import { closureOf } from '../../feel/exact/interpret.ts';
import type { Lowering } from '../../feel/exact/lower.ts';
import { comparesAsIs } from '../../feel/exact/plain-doubles.ts';
import { exactMax, type Whole } from '../../feel/exact/whole.ts';
import { decimal } from '../../feel/decimal.ts';
import type { FactValue } from '../../facts/normalise.ts';
import { isGeneral, type Comparison, type Expression } from '../../feel/tree.ts';
import { isNumeric } from '../../feel/types.ts';

/** A person before closures: values by place, and what was computed of them so far. */
export interface Person {
  /** By the place of the fact; NaN for an unknown number, null for anything else unknown. */
  facts: readonly FactValue[];
  /** Derived values by place; of a number the upper part. */
  readonly derived: FactValue[];
  /** Lower parts of derived numbers, where persons change them. */
  readonly unders: number[];
  /** A figure has left the range in which doubles are exact. */
  big: boolean;
}

/** 0 false, 1 true, 2 unknown. */
export type Truth = 0 | 1 | 2;
export type TestClosure = (person: Person) => Truth;
export type NumberClosure = (person: Person) => number;
export type ValueClosure = (person: Person) => FactValue;

/** Where closures find names. */
export interface ClosureNames {
  readonly placeOfFact: ReadonlyMap<string, number>;
  readonly placeOfDerived: (id: string) => number;
  readonly parameterOf: (id: string) => FactValue;
}

const compare: Readonly<
  Record<Comparison['operator'], (a: number | string, b: number | string) => boolean>
> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/**
 * Checked expressions as closures: what generated code does where code generation is barred. The numbers
 * are the same whole numbers, watched in the same places.
 */
export class TreeClosures {
  private readonly names: ClosureNames;
  private readonly lowering: Lowering;
  private readonly wholes = new Map<Whole, NumberClosure>();

  constructor(names: ClosureNames, lowering: Lowering) {
    this.names = names;
    this.lowering = lowering;
  }

  test(node: Expression): TestClosure {
    if (isGeneral(node)) return truthOf(this.value(node));
    switch (node.kind) {
      case 'and':
      case 'or': {
        const parts = node.operands.map((operand) => this.test(operand));
        const settles: Truth = node.kind === 'or' ? 1 : 0;
        return (person) => {
          let open = false;
          for (const part of parts) {
            const answer = part(person);
            if (answer === settles) return settles;
            if (answer === 2) open = true;
          }
          return open ? 2 : settles === 1 ? 0 : 1;
        };
      }
      case 'not': {
        const operand = this.test(node.operand);
        return (person) => {
          const answer = operand(person);
          return answer === 2 ? 2 : answer === 1 ? 0 : 1;
        };
      }
      case 'in':
        return this.test(node.test);
      case 'compare':
        return this.comparison(node);
      case 'if': {
        const [condition, yes, no] = [node.condition, node.yes, node.no].map((part) =>
          this.test(part),
        );
        return (person) => {
          const answer = condition?.(person) ?? 2;
          return answer === 2 ? 2 : ((answer === 1 ? yes : no)?.(person) ?? 2);
        };
      }
      default:
        return truthOf(this.value(node));
    }
  }

  /** A text, a code, a day, a truth, or a number to 15 digits; null or NaN for unknown. */
  value(node: Expression): ValueClosure {
    if (isGeneral(node)) {
      const { inputs, run } = closureOf(node);
      const values = inputs.map((input) => this.value(input));
      return (person) => run(values.map((value) => value(person)));
    }
    switch (node.kind) {
      case 'literal':
        return constant(node.value);
      case 'parameter':
        return constant(this.names.parameterOf(node.id));
      case 'fact': {
        const place = this.names.placeOfFact.get(node.id) ?? -1;
        return (person) => person.facts[place] ?? null;
      }
      default:
        break;
    }
    if (isNumeric(node.type)) {
      const { over, under } = this.lowering.ratio(node);
      const [upper, lower] = [this.whole(over), this.whole(under)];
      if (under.kind === 'figure' && under.value === 1) return upper;
      return (person) => decimal(upper(person) / lower(person));
    }
    if (node.kind === 'derived') {
      const place = this.names.placeOfDerived(node.id);
      return (person) => person.derived[place] ?? null;
    }
    if (node.type.kind === 'boolean') {
      const test = this.test(node);
      return (person) => {
        const answer = test(person);
        return answer === 2 ? null : answer === 1;
      };
    }
    if (node.kind === 'if') {
      const test = this.test(node.condition);
      const [yes, no] = [this.value(node.yes), this.value(node.no)];
      return (person) => {
        const answer = test(person);
        return answer === 2 ? null : (answer === 1 ? yes : no)(person);
      };
    }
    return constant(null);
  }

  /** A whole number; NaN for unknown. */
  whole(whole: Whole): NumberClosure {
    let made = this.wholes.get(whole);
    if (!made) {
      const compute = this.compute(whole);
      const watches = whole.watched && !['scaled', 'beyond', 'quotient'].includes(whole.kind);
      made = watches ? watched(compute, exactMax) : compute;
      this.wholes.set(whole, made);
    }
    return made;
  }

  private compute(whole: Whole): NumberClosure {
    switch (whole.kind) {
      case 'figure': {
        const { value } = whole;
        return () => value;
      }
      case 'fact': {
        const place = this.names.placeOfFact.get(whole.id) ?? -1;
        return (person) => person.facts[place] as number;
      }
      case 'derived': {
        const place = this.names.placeOfDerived(whole.id);
        if (whole.part === 'under') return (person) => person.unders[place] ?? Number.NaN;
        return (person) => person.derived[place] as number;
      }
      case 'unknown':
        return () => Number.NaN;
      case 'beyond':
        return (person) => {
          person.big = true;
          return Number.NaN;
        };
      case 'scaled':
        return scaled(this.value(whole.of), whole.by);
      case '+':
      case '-':
      case '*': {
        const [left, right] = [this.whole(whole.left), this.whole(whole.right)];
        if (whole.kind === '+') return (person) => left(person) + right(person);
        if (whole.kind === '-') return (person) => left(person) - right(person);
        return (person) => left(person) * right(person);
      }
      case 'min':
      case 'max': {
        const parts = whole.parts.map((part) => this.whole(part));
        const edge = Math[whole.kind];
        return (person) => edge(...parts.map((part) => part(person)));
      }
      case 'absolute': {
        const of = this.whole(whole.of);
        return (person) => Math.abs(of(person));
      }
      case 'quotient': {
        const [of, by] = [this.whole(whole.of), this.whole(whole.by)];
        return (person) => {
          const [n, d] = [of(person), by(person)];
          if (Math.abs(n) + d > exactMax) person.big = true;
          return Math.floor(n / d);
        };
      }
      case 'choice': {
        const test = this.test(whole.test);
        const [yes, no] = [this.whole(whole.yes), this.whole(whole.no)];
        return (person) => {
          const answer = test(person);
          return answer === 2 ? Number.NaN : (answer === 1 ? yes : no)(person);
        };
      }
      case 'lesser': {
        const [left, right] = [this.whole(whole.left), this.whole(whole.right)];
        const [yes, no] = [this.whole(whole.yes), this.whole(whole.no)];
        return (person) => {
          const [a, b] = [left(person), right(person)];
          return a < b ? yes(person) : a >= b ? no(person) : Number.NaN;
        };
      }
      case 'signed': {
        const [of, by] = [this.whole(whole.of), this.whole(whole.by)];
        return (person) => {
          const sign = by(person);
          return sign > 0 ? of(person) : sign < 0 ? 0 - of(person) : Number.NaN;
        };
      }
    }
  }

  private comparison(node: Comparison): TestClosure {
    const { left, right } = node;
    const holds = compare[node.operator];
    if (left.type.kind === 'null' || right.type.kind === 'null') return () => 2;
    if (isNumeric(left.type) && !comparesAsIs(node)) {
      const [a, b] = this.lowering.sides(left, right);
      const [first, second] = [this.whole(a), this.whole(b)];
      return (person) => {
        const [x, y] = [first(person), second(person)];
        return Number.isNaN(x) || Number.isNaN(y) ? 2 : holds(x, y) ? 1 : 0;
      };
    }
    const [first, second] = [this.value(left), this.value(right)];
    return (person) => {
      const [x, y] = [first(person), second(person)];
      const open = x === null || y === null || Number.isNaN(x) || Number.isNaN(y);
      return open ? 2 : holds(x as number, y as number) ? 1 : 0;
    };
  }
}

/** Marks a person whose value is larger than a size. */
export const watched =
  (of: NumberClosure, size: number): NumberClosure =>
  (person) => {
    const value = of(person);
    if (Math.abs(value) > size) person.big = true;
    return value;
  };

const constant =
  (value: FactValue): ValueClosure =>
  () =>
    value;

const truthOf =
  (value: ValueClosure): TestClosure =>
  (person) => {
    const answer = value(person);
    return answer === true ? 1 : answer === false ? 0 : 2;
  };

/** A value with decimals as so many of its smallest part. */
const scaled =
  (of: ValueClosure, by: number): NumberClosure =>
  (person) => {
    const value = (of(person) ?? Number.NaN) as number;
    const whole = Math.round(value * by);
    if (value === value && (whole / by !== value || Math.abs(whole) >= 1e15)) person.big = true;
    return whole;
  };
