import { tableCode } from '../compile/table-code.ts';
import { unitFen } from '../amounts.ts';
import { Lowering, roundedFen } from '../feel/exact/lower.ts';
import {
  alike,
  exactMax,
  extreme,
  figure,
  one,
  wholeFact,
  type Ratio,
  type Whole,
} from '../feel/exact/whole.ts';
import { walk, type CompareOperator, type Comparison, type Expression } from '../feel/tree.ts';
import { isNumeric } from '../feel/types.ts';
import { expressionsOf, type CheckedDerived, type ValueRule } from '../rules.ts';
import { neededDerived } from '../compile/needed.ts';
import { flagBit, flagsPerWord } from './columns.ts';
import type { RowRules } from './lowered.ts';

/** How generated code reaches the columns. */
export interface ColumnNames {
  /** Place of a yes-or-no column; undefined for any other. */
  readonly flagPlace: (id: string) => number | undefined;
  /** Variable that holds a number of the row: NaN for unknown. Asked once, the row's head has it. */
  readonly number: (id: string) => string;
  /** A figure as code. */
  readonly figure: (value: number) => string;
  /** Variable that holds a word of flags. */
  readonly flags: (word: number) => string;
  /** Least and greatest value of a number. */
  readonly boundsOf: (id: string) => readonly [number, number];
  /** A derived number that is looked up: its variable's code; undefined where it is computed. */
  readonly lookUp: (value: CheckedDerived) => LookedUp | undefined;
  readonly fresh: () => string;
  /** Whether a column can be unknown for a row. */
  readonly isOpen: (id: string) => boolean;
}

/** A number that is looked up for each row, over one lower part. */
export interface LookedUp {
  readonly code: string;
  readonly low: number;
  readonly high: number;
  readonly under: number;
  /** Whether it is known for every row. */
  readonly known: boolean;
}

const opposite: Readonly<Record<CompareOperator, CompareOperator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

const both = (parts: readonly string[]): string =>
  parts.length === 0 ? 'true' : parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' && ')})`;
const either = (parts: readonly string[]): string =>
  parts.length === 0 ? 'false' : parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' || ')})`;

interface Flag {
  readonly place: number;
  readonly wanted: boolean;
}

/**
 * Code of one benefit's tests and sum over a row of columns. A test is written twice, "is true" and "is
 * false"; both are false for unknown. Numbers are whole numbers over known lower parts (`feel/exact`), so
 * that comparing and rounding is exact; a step that could leave the exact range sets `hard`, and the row is
 * then decided by fractions. Only numbers and names made here are written: no text of a policy.
 */
export class RowCode {
  private readonly names: ColumnNames;
  private readonly derived: ReadonlyMap<string, CheckedDerived>;
  private readonly written = new Map<string, Ratio | string>();
  private readonly lookedUp = new Map<string, LookedUp>();
  private readonly locals = new Map<string, { name: string; low: number; high: number }>();
  private readonly lowering: Lowering;
  /** Greatest size of a sum written by `amount`. */
  sumMax = 0;

  constructor(names: ColumnNames, derived: ReadonlyMap<string, CheckedDerived>) {
    this.names = names;
    this.derived = new Map(
      [...derived].map(([id, value]) => {
        const found = isNumeric(value.type) ? names.lookUp(value) : undefined;
        if (found) this.lookedUp.set(id, found);
        return [id, found ? { ...value, rule: nothingRead } : value];
      }),
    );
    this.lowering = new Lowering({
      boundsOf: (id) => {
        const local = this.locals.get(id);
        return local ? [local.low, local.high] : names.boundsOf(id);
      },
      parameterOf: () => undefined,
      derivedOf: (id) => {
        const known = this.written.get(id);
        return known && typeof known === 'object' ? known : { over: unknownNumber, under: one };
      },
    });
  }

  /** Statements for the derived values that expressions read and that are not there yet. */
  need(expressions: readonly Expression[]): string {
    const lines: string[] = [];
    for (const value of neededDerived(expressions, this.derived)) {
      const { id } = value.file;
      if (this.written.has(id)) continue;
      const found = this.lookedUp.get(id);
      if (found) {
        const name = this.names.fresh();
        lines.push(`const ${name} = ${found.code};`);
        this.locals.set(`v:${name}`, { name, low: found.low, high: found.high });
        const over = wholeFact(`v:${name}`, found.low, found.high);
        this.written.set(id, { over, under: figure(found.under) });
        continue;
      }
      const { code, result } = this.value(value.rule, isNumeric(value.type));
      lines.push(code);
      this.written.set(id, result);
    }
    return lines.join('\n');
  }

  /** Whether expressions have a value for every row of the population. */
  isKnown(expressions: readonly Expression[]): boolean {
    return expressions.every((expression) => {
      for (const node of walk(expression)) {
        if (node.type.kind === 'null') return false;
        if (node.kind === 'derived' && this.lookedUp.get(node.id)?.known !== true) return false;
        if (node.kind === 'arithmetic' && (node.operator === '/' || node.operator === '**'))
          return false;
        if (node.kind === 'fact' && this.names.isOpen(node.id)) return false;
      }
      return true;
    });
  }

  /** JavaScript that is true where all tests are true. */
  allTrue(tests: readonly Expression[]): string {
    const { masks, others } = this.masked(tests);
    const held = [...masks].map(([word, { yes }]) => {
      const name = this.names.flags(word);
      return `(${name} & ${yes}) === ${yes}`;
    });
    return both([...held, ...others.map((test) => this.isTrue(test))]);
  }

  /** JavaScript that is true where no test is false. */
  noneFalse(tests: readonly Expression[]): string {
    const { masks, others } = this.masked(tests);
    const held = [...masks].map(([word, { no }]) => `(${this.names.flags(word)} & ${no}) === 0`);
    return both([...held, ...others.map((test) => `!${this.isFalse(test)}`)]);
  }

  /** The statement and the variable of a benefit's capped and rounded sum in whole fen; NaN for unknown. */
  amount(benefit: RowRules): {
    readonly code: string;
    readonly name: string;
    readonly known: boolean;
  } {
    const { amount, cap, rounding } = benefit;
    const lines = [this.need([...expressionsOf(amount), ...(cap ? [cap] : [])])];
    let sum: Ratio;
    if (amount.kind === 'formula') sum = this.lowering.ratio(amount.expression);
    else {
      const { code, result } = this.value(amount, true);
      lines.push(code);
      sum = result as Ratio;
    }
    const capped = cap ? extreme('min', [sum, this.lowering.ratio(cap)]) : sum;
    const fen = roundedFen(capped, unitFen[rounding.to], rounding.direction);
    const name = this.names.fresh();
    lines.push(`let ${name} = ${this.whole(fen)};`);
    this.sumMax = Math.max(-fen.low, fen.high);
    if (this.sumMax > exactMax) lines.push(`if (Math.abs(${name}) > ${exactMax}) hard = true;`);
    const known =
      amount.kind === 'formula' && this.isKnown([amount.expression, ...(cap ? [cap] : [])]);
    return { code: lines.filter((line) => line !== '').join('\n'), name, known };
  }

  /** A whole number of the row, rounded down where it has decimals; NaN for unknown. */
  wholeNumber(node: Expression): string {
    const { over, under } = this.lowering.ratio(node);
    return `Math.floor(${this.whole(over)} / ${this.whole(under)})`;
  }

  /** Flags that a conjunction asks, as masks of their words, and what else it asks. */
  masked(tests: readonly Expression[]): {
    masks: Map<number, { yes: number; no: number }>;
    others: Expression[];
  } {
    const masks = new Map<number, { yes: number; no: number }>();
    const others: Expression[] = [];
    const add = (test: Expression): void => {
      if (test.kind === 'and') {
        for (const operand of test.operands) add(operand);
        return;
      }
      const flag = this.flagOf(test);
      if (!flag) {
        others.push(test);
        return;
      }
      const word = Math.floor(flag.place / flagsPerWord);
      const mask = masks.get(word) ?? { yes: 0, no: 0 };
      const [truth, falsity] = [flagBit(flag.place), flagBit(flag.place) << 1];
      mask.yes |= flag.wanted ? truth : falsity;
      mask.no |= flag.wanted ? falsity : truth;
      masks.set(word, mask);
    };
    for (const test of tests) add(test);
    return { masks, others };
  }

  private flagOf(test: Expression): Flag | undefined {
    if (test.kind === 'not') {
      const inner = this.flagOf(test.operand);
      return inner && { ...inner, wanted: !inner.wanted };
    }
    if (test.kind === 'compare' && (test.operator === '=' || test.operator === '!=')) {
      const [fact, literal] =
        test.right.kind === 'literal' ? [test.left, test.right] : [test.right, test.left];
      if (literal.kind !== 'literal' || typeof literal.value !== 'boolean') return undefined;
      const inner = this.flagOf(fact);
      return (
        inner && { ...inner, wanted: inner.wanted === (literal.value === (test.operator === '=')) }
      );
    }
    if (test.kind !== 'fact' || test.type.kind !== 'boolean') return undefined;
    const place = this.names.flagPlace(test.id);
    return place === undefined ? undefined : { place, wanted: true };
  }

  isTrue(node: Expression): string {
    return this.truth(node, true);
  }

  isFalse(node: Expression): string {
    return this.truth(node, false);
  }

  private truth(node: Expression, wanted: boolean): string {
    const flag = this.flagOf(node);
    if (flag) {
      const bit = flagBit(flag.place) << (flag.wanted === wanted ? 0 : 1);
      return `((${this.names.flags(Math.floor(flag.place / flagsPerWord))} & ${bit}) !== 0)`;
    }
    switch (node.kind) {
      case 'literal':
        return String(node.value === wanted);
      case 'and':
      case 'or': {
        const parts = node.operands.map((operand) => this.truth(operand, wanted));
        return (node.kind === 'and') === wanted ? both(parts) : either(parts);
      }
      case 'not':
        return this.truth(node.operand, !wanted);
      case 'compare':
        return this.comparison(node, wanted);
      case 'if': {
        const { condition, yes, no } = node;
        return `(${this.isTrue(condition)} ? ${this.truth(yes, wanted)} : ${this.isFalse(condition)} && ${this.truth(no, wanted)})`;
      }
      case 'derived': {
        const name = this.written.get(node.id);
        return typeof name === 'string' ? `(${name} === ${String(wanted)})` : 'false';
      }
      default:
        return 'false';
    }
  }

  private comparison(node: Comparison, wanted: boolean): string {
    const operator = wanted ? node.operator : opposite[node.operator];
    const { left, right } = node;
    if (left.type.kind === 'boolean') {
      const same = `(${this.isTrue(left)} && ${this.isTrue(right)} || ${this.isFalse(left)} && ${this.isFalse(right)})`;
      const differ = `(${this.isTrue(left)} && ${this.isFalse(right)} || ${this.isFalse(left)} && ${this.isTrue(right)})`;
      return operator === '=' ? same : differ;
    }
    const [a = '', b = ''] = alike([
      this.lowering.ratio(left),
      this.lowering.ratio(right),
    ]).overs.map((over) => this.whole(over));
    if (operator === '!=') return `(${a} < ${b} || ${a} > ${b})`;
    return `(${a} ${operator === '=' ? '===' : operator} ${b})`;
  }

  /** Statements of a value rule, and what names its result: a ratio, or a variable of true, false, null. */
  private value(
    rule: ValueRule,
    numeric: boolean,
  ): { readonly code: string; readonly result: Ratio | string } {
    const outputs =
      rule.kind === 'formula'
        ? [rule.expression]
        : [
            ...rule.table.rows.map(({ then }) => then),
            ...(rule.table.otherwise ? [rule.table.otherwise] : []),
          ];
    const name = this.names.fresh();
    const truths = (node: Expression) =>
      `(${this.isTrue(node)} ? true : ${this.isFalse(node)} ? false : null)`;
    if (!numeric) {
      if (rule.kind === 'formula')
        return { code: `const ${name} = ${truths(rule.expression)};`, result: name };
      const [codes, otherwise] = this.split(rule, outputs.map(truths));
      return { code: this.table(rule, codes, otherwise, name, 'null'), result: name };
    }
    if (rule.kind === 'formula') {
      const { over, under } = this.lowering.ratio(rule.expression);
      const ratio = { over: this.local(name, [over]), under: this.underOf(name, under) };
      const code = [`const ${name} = ${this.whole(over)};`, this.underCode(name, under)];
      return { code: code.join('\n'), result: ratio };
    }
    const count =
      rule.table.hitPolicy === 'COLLECT' && (rule.table.aggregator ?? 'count') === 'count';
    const { overs, under } = alike(outputs.map((node) => this.lowering.ratio(node)));
    const sums = rule.table.hitPolicy === 'COLLECT' && rule.table.aggregator === 'sum';
    const over = this.local(
      name,
      overs,
      sums ? overs.length : count ? Math.max(1, overs.length) : 1,
      count,
    );
    const [codes, otherwise] = this.split(
      rule,
      overs.map((each) => this.whole(each)),
    );
    const code = [
      this.underCode(name, under),
      this.table(rule, codes, otherwise, name, 'NaN'),
      ...(over.high > exactMax ? [`if (Math.abs(${name}) > ${exactMax}) hard = true;`] : []),
    ];
    return { code: code.join('\n'), result: { over, under: this.underOf(name, under) } };
  }

  private split(
    rule: ValueRule & { kind: 'table' },
    codes: readonly string[],
  ): [string[], string | undefined] {
    const rows = rule.table.rows.length;
    return [codes.slice(0, rows), codes[rows]];
  }

  private table(
    { table }: ValueRule & { kind: 'table' },
    outputs: readonly string[],
    otherwise: string | undefined,
    name: string,
    nothing: 'NaN' | 'null',
  ): string {
    const rows = table.rows.map((row, i) => ({
      holds: this.isTrue(row.test),
      fails: this.isFalse(row.test),
      output: outputs[i] ?? nothing,
    }));
    return `let ${name} = ${nothing};\n${tableCode(table, rows, otherwise, name, nothing)}`;
  }

  /** A variable as a whole number that lies where its parts lie. */
  private local(name: string, parts: readonly Whole[], times = 1, from0 = false): Whole {
    const low = Math.min(...parts.map((part) => part.low), 0) * times;
    const high = Math.max(...parts.map((part) => part.high), from0 ? times : 0) * times;
    this.locals.set(`v:${name}`, { name, low, high });
    return wholeFact(`v:${name}`, low, high);
  }

  private underOf(name: string, under: Whole): Whole {
    if (under.kind === 'figure') return under;
    const id = `v:${name}u`;
    this.locals.set(id, { name: `${name}u`, low: under.low, high: under.high });
    return wholeFact(id, Math.max(1, under.low), under.high);
  }

  private underCode(name: string, under: Whole): string {
    return under.kind === 'figure' ? '' : `const ${name}u = ${this.whole(under)};`;
  }

  /** JavaScript of a whole number; NaN for unknown. */
  private whole(of: Whole): string {
    const code = this.compute(of);
    if (!of.watched || of.kind === 'scaled' || of.kind === 'beyond' || of.kind === 'quotient')
      return code;
    return `watch(${code})`;
  }

  private compute(of: Whole): string {
    switch (of.kind) {
      case 'figure':
        return this.names.figure(of.value);
      case 'fact':
        return this.locals.get(of.id)?.name ?? this.names.number(of.id);
      case 'unknown':
        return 'NaN';
      case 'derived':
      case 'beyond':
        return 'watch(Infinity)';
      case 'scaled': {
        // A value with more decimals than four is left to fractions.
        const value = of.of.kind === 'fact' ? this.names.number(of.of.id) : 'Infinity';
        return `scaled(${value}, ${of.by})`;
      }
      case '+':
      case '-':
      case '*':
        return `(${this.whole(of.left)} ${of.kind} ${this.whole(of.right)})`;
      case 'min':
      case 'max':
        return `Math.${of.kind}(${of.parts.map((part) => this.whole(part)).join(', ')})`;
      case 'absolute':
        return `Math.abs(${this.whole(of.of)})`;
      case 'quotient': {
        const [over, by] = [this.whole(of.of), this.whole(of.by)];
        return of.watched ? `quotient(${over}, ${by})` : `Math.floor(${over} / ${by})`;
      }
      case 'choice':
        return `(${this.isTrue(of.test)} ? ${this.whole(of.yes)} : ${this.isFalse(of.test)} ? ${this.whole(of.no)} : NaN)`;
      case 'lesser':
        return `lesser(${this.whole(of.left)}, ${this.whole(of.right)}, ${this.whole(of.yes)}, ${this.whole(of.no)})`;
      case 'signed':
        return `signed(${this.whole(of.of)}, ${this.whole(of.by)})`;
    }
  }
}

/** What a value that is looked up needs of others. */
const nothingRead: ValueRule = {
  kind: 'formula',
  expression: { kind: 'literal', value: null, text: '', type: { kind: 'null' } },
};

const unknownNumber: Whole = { kind: 'unknown', low: 0, high: 0, watched: false };

/**
 * What generated code calls, as code: it stands within the function that has `hard`. `watch` is the gate
 * of the exact range.
 */
export const helpers = `
const watch = (x) => { if (x > ${exactMax} || x < -${exactMax}) hard = true; return x; };
const scaled = (x, by) => {
  const y = Math.round(x * by);
  if (x === x && (y / by !== x || y >= 1e15 || y <= -1e15)) hard = true;
  return y;
};
const quotient = (of, by) => {
  if (Math.abs(of) + by > ${exactMax}) hard = true;
  return Math.floor(of / by);
};
const lesser = (a, b, yes, no) => (a < b ? yes : a >= b ? no : NaN);
const signed = (of, by) => (by > 0 ? of : by < 0 ? 0 - of : NaN);
const decimal = (x) => x;
`;

/** Whether code calls what may leave the exact range. */
export const usesHelpers = (code: string): boolean =>
  /\b(watch|scaled|quotient|lesser|signed|decimal)\(|hard = true/.test(code);
