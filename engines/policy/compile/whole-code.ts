import { exactMax, type Whole } from '../feel/exact/whole.ts';
import type { Expression } from '../feel/tree.ts';

/** What the writing of numbers asks of the writing of tests. */
interface Tests {
  /** Statements that must run before the code returned so far. */
  readonly before: string[];
  isTrue(node: Expression): string;
  isFalse(node: Expression): string;
  /** A number as it was given or as a closure gives it; NaN, or null, for unknown. */
  given(node: Expression): string;
  /** The variable that holds a fact or a derived value. */
  local(kind: 'fact' | 'derived', id: string): string;
  /** A variable that holds the code's value. */
  keep(code: string): string;
}

/** Writes whole numbers as arithmetic of doubles, and watches the steps that can leave the exact range. */
export class WholeCode {
  /** Whether any code so far can make `big` true. */
  watches = false;
  private readonly tests: Tests;
  private readonly kept = new Map<Whole, string>();

  constructor(tests: Tests) {
    this.tests = tests;
  }

  /** JavaScript of the value; NaN for unknown. What it needs is put before it. */
  code(whole: Whole): string {
    const kept = this.kept.get(whole);
    if (kept !== undefined) return kept;
    const code = this.compute(whole);
    if (!whole.watched || whole.kind === 'quotient') return code;
    const name = this.tests.keep(code);
    if (whole.kind !== 'scaled' && whole.kind !== 'beyond')
      this.watch(`Math.abs(${name}) > ${exactMax}`);
    this.kept.set(whole, name);
    return name;
  }

  /** JavaScript of a value that must not be larger than a size. */
  upTo(whole: Whole, size: number): string {
    if (Math.max(-whole.low, whole.high) <= size) return this.code(whole);
    const code = this.once(whole);
    this.watch(`Math.abs(${code}) > ${size}`);
    return code;
  }

  private compute(whole: Whole): string {
    switch (whole.kind) {
      case 'figure':
        return whole.value < 0 ? `(${whole.value})` : String(whole.value);
      case 'fact':
        return this.tests.local('fact', whole.id);
      case 'derived':
        return `${this.tests.local('derived', whole.id)}${whole.part === 'under' ? 'u' : ''}`;
      case 'unknown':
        return 'NaN';
      case 'beyond':
        this.watch('true');
        return 'NaN';
      case 'scaled':
        return this.scaled(whole);
      case '+':
      case '-':
      case '*':
        return `(${this.code(whole.left)} ${whole.kind} ${this.code(whole.right)})`;
      case 'min':
      case 'max':
        return `Math.${whole.kind}(${whole.parts.map((part) => this.code(part)).join(', ')})`;
      case 'absolute':
        return `Math.abs(${this.code(whole.of)})`;
      case 'quotient':
        return this.quotient(whole);
      case 'choice': {
        const [yes, no] = [this.code(whole.yes), this.code(whole.no)];
        const { test } = whole;
        return `(${this.tests.isTrue(test)} ? ${yes} : ${this.tests.isFalse(test)} ? ${no} : NaN)`;
      }
      case 'lesser': {
        const [left, right] = [this.once(whole.left), this.once(whole.right)];
        const [yes, no] = [this.code(whole.yes), this.code(whole.no)];
        return `(${left} < ${right} ? ${yes} : ${left} >= ${right} ? ${no} : NaN)`;
      }
      case 'signed': {
        const [of, by] = [this.once(whole.of), this.once(whole.by)];
        return `(${by} > 0 ? ${of} : ${by} < 0 ? 0 - ${of} : NaN)`;
      }
    }
  }

  /** A value with decimals as so many of its smallest part. */
  private scaled(whole: Extract<Whole, { kind: 'scaled' }>): string {
    const value = this.tests.keep(`+(${this.tests.given(whole.of)} ?? NaN)`);
    const scaled = this.tests.keep(`Math.round(${value} * ${whole.by})`);
    // Up to 15 digits one decimal is meant by a double: the one that gives it back.
    this.watch(
      `${value} === ${value} && (${scaled} / ${whole.by} !== ${value} || Math.abs(${scaled}) >= 1e15)`,
    );
    return scaled;
  }

  private quotient(whole: Extract<Whole, { kind: 'quotient' }>): string {
    if (!whole.watched) return `Math.floor(${this.code(whole.of)} / ${this.code(whole.by)})`;
    const [of, by] = [this.once(whole.of), this.once(whole.by)];
    this.watch(`Math.abs(${of}) + ${by} > ${exactMax}`);
    return `Math.floor(${of} / ${by})`;
  }

  /** A value that is read more than once. */
  private once(whole: Whole): string {
    const code = this.code(whole);
    if (/^[\w.]+$/.test(code)) return code;
    const name = this.tests.keep(code);
    this.kept.set(whole, name);
    return name;
  }

  private watch(test: string): void {
    this.watches = true;
    this.tests.before.push(test === 'true' ? 'big = true;' : `if (${test}) big = true;`);
  }
}
