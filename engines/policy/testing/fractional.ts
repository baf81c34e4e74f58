import fc from 'fast-check';
import { benefit, condition, fact, smallFacts, smallPolicy } from './small-pack.ts';
import type { FactsGiven } from '../facts/normalise.ts';
import type { Policy } from '../rules.ts';

/**
 * Policies with fractional rates beside an oracle of their own: each generated piece is text of FEEL and, by
 * it, a function that computes the same in exact fractions. The oracle shares no code with the engine.
 */

/** Numerator and denominator (> 0); null is unknown. */
type Exact = readonly [bigint, bigint] | null;

/** What a person brings: fen, months and an area with decimals; null is unknown. */
export interface FractionalPerson {
  readonly price: number | null;
  readonly rent: number | null;
  readonly months: number | null;
  readonly area: string | null;
}

interface Piece {
  readonly text: string;
  readonly of: (person: FractionalPerson) => Exact;
}

export const fractionalFacts = smallFacts([
  fact('price', '购房合同价', { type: 'money' }),
  fact('rent', '月租金', { type: 'money' }),
  fact('months', '工作月数', { type: 'number', unit: 'month', whole: true, min: 0, max: 600 }),
  fact('area', '建筑面积', { type: 'number', unit: 'square-metre', whole: false, min: 0 }),
]);

function parsed(text: string): Exact {
  const [whole = '0', decimals = ''] = text.split('.');
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length)];
}
const both =
  (a: Piece, b: Piece, of: (a: NonNullable<Exact>, b: NonNullable<Exact>) => Exact): Piece['of'] =>
  (person) => {
    const [x, y] = [a.of(person), b.of(person)];
    return x && y ? of(x, y) : null;
  };
const sum = (x: NonNullable<Exact>, y: NonNullable<Exact>): Exact => [
  x[0] * y[1] + y[0] * x[1],
  x[1] * y[1],
];
const less = (x: NonNullable<Exact>, y: NonNullable<Exact>) => x[0] * y[1] < y[0] * x[1];
const floored = (n: bigint, d: bigint) => (n >= 0n || n % d === 0n ? n / d : n / d - 1n);
const opposite = (x: NonNullable<Exact>): NonNullable<Exact> => [-x[0], x[1]];

const fen = (id: 'price' | 'rent'): Piece => ({
  text: { price: '购房合同价', rent: '月租金' }[id],
  of: (person) => (person[id] === null ? null : [BigInt(person[id]), 1n]),
});
const months: Piece = {
  text: '工作月数',
  of: ({ months: m }) => (m === null ? null : [BigInt(m), 1n]),
};
const area: Piece = { text: '建筑面积', of: ({ area: a }) => (a === null ? null : parsed(a)) };
const rate = fc.constantFrom('0.07', '0.3', '0.125', '0.0325', '1.015', '0.333', '0.0001', '0.999');
const divisor = fc.constantFrom(3, 7, 12, 30, 365);
/** Written in yuan, held in fen. */
const yuan = (text: string): Piece => ({
  text,
  of: () => {
    const value = parsed(text);
    return value && [value[0] * 100n, value[1]];
  },
});

/** An expression of money. */
const money = fc.letrec<{ money: Piece }>((tie) => ({
  money: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.constantFrom(fen('price'), fen('rent')),
    fc.constantFrom('100.005', '3000', '0.01', '249999.995').map(yuan),
    fc.tuple(tie('money'), rate).map(([a, r]): Piece => {
      const by = parsed(r);
      return {
        text: `(${a.text}) * ${r}`,
        of: (person) => {
          const x = a.of(person);
          return x && by && [x[0] * by[0], x[1] * by[1]];
        },
      };
    }),
    fc.tuple(tie('money'), divisor).map(([a, d]): Piece => ({
      text: `(${a.text}) / ${d}`,
      of: (person) => {
        const x = a.of(person);
        return x && [x[0], x[1] * BigInt(d)];
      },
    })),
    fc.tuple(tie('money'), fc.constantFrom(months, area)).map(([a, b]): Piece => ({
      text: `(${a.text}) * ${b.text}`,
      of: both(a, b, (x, y) => [x[0] * y[0], x[1] * y[1]]),
    })),
    fc.tuple(tie('money'), fc.constantFrom(0, 12)).map(([a, less12]): Piece => ({
      text: `(${a.text}) / (工作月数 - ${less12})`,
      of: both(a, months, (x, y) => {
        const by = y[0] - BigInt(less12);
        if (by === 0n) return null;
        return by < 0n ? [-x[0], -by * x[1]] : [x[0], x[1] * by];
      }),
    })),
    fc
      .tuple(tie('money'), fc.constantFrom('+', '-'), tie('money'))
      .map(([a, operator, b]): Piece => ({
        text: `(${a.text}) ${operator} (${b.text})`,
        of: both(a, b, (x, y) => sum(x, operator === '+' ? y : opposite(y))),
      })),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('money'), tie('money'))
      .map(([name, a, b]): Piece => ({
        text: `${name}(${a.text}, ${b.text})`,
        of: both(a, b, (x, y) => (less(x, y) === (name === 'min') ? x : y)),
      })),
    fc.tuple(fc.constantFrom('floor', 'ceiling', 'abs'), tie('money')).map(([name, a]): Piece => ({
      text: `${name}(${a.text})`,
      of: (person) => {
        const x = a.of(person);
        if (!x) return null;
        if (name === 'abs') return x[0] < 0n ? opposite(x) : x;
        if (name === 'floor') return [floored(x[0], x[1] * 100n) * 100n, 1n];
        return [-floored(-x[0], x[1] * 100n) * 100n, 1n];
      },
    })),
    fc
      .tuple(tie('money'), tie('money'), tie('money'), tie('money'))
      .map(([a, b, yes, no]): Piece => ({
        text: `(if ${a.text} >= ${b.text} then ${yes.text} else ${no.text})`,
        of: (person) => {
          const [x, y] = [a.of(person), b.of(person)];
          if (!x || !y) return null;
          return (less(x, y) ? no : yes).of(person);
        },
      })),
  ),
})).money;

/** Amounts around ties and thresholds, and figures past what doubles hold. */
export const fractionalPeople: fc.Arbitrary<FractionalPerson> = fc.record({
  price: fc.oneof(
    fc.constantFrom(0, 1, 50, 99, 100, 150, 333, 5_000, 10_050, 29_999_999, 30_000_000, 30_000_001),
    fc.integer({ min: 0, max: 2_000_000_00 }),
    fc.integer({ min: 89_999_999_999_000, max: 90_000_000_000_000 }),
    fc.constant(null),
  ),
  rent: fc.oneof(
    fc.integer({ min: 0, max: 500_000 }),
    fc.constantFrom(-5, 0, 5, 15, 50, 90_000_000_000_000, null),
  ),
  months: fc.oneof(fc.constantFrom(0, 11, 12, 13, 36, 600, null), fc.integer({ min: 0, max: 600 })),
  area: fc.oneof(
    fc.constantFrom('0', '0.1', '0.3', '89.55', '144', '90.005', '12345.678901', null),
    fc.integer({ min: 0, max: 50_000 }).map((cm) => String(cm / 100)),
  ),
});

const units = { fen: 1n, yuan: 100n, '100yuan': 10_000n } as const;

/** A policy of one benefit and what the oracle says of it. */
export interface FractionalCase {
  readonly text: string;
  readonly policy: Policy;
  readonly oracle: (person: FractionalPerson) => {
    readonly outcome: 'yes' | 'no' | 'unknown';
    readonly amountFen: number | null;
  };
}

/** The policy, or undefined where the checker sees that nobody could meet or miss its condition. */
function policyOf(benefits: Parameters<typeof smallPolicy>[1]): Policy | undefined {
  try {
    return smallPolicy(fractionalFacts, benefits);
  } catch (error) {
    if (error instanceof Error && /"condition\.(never|always)"/.test(error.message))
      return undefined;
    throw error;
  }
}

/** A policy with fractional rates, a condition of them, a cap and each way of rounding. */
export const fractionalCase: fc.Arbitrary<FractionalCase> = fc
  .record({
    amount: money,
    most: fc.option(money, { nil: undefined }),
    left: money,
    right: money,
    operator: fc.constantFrom('<', '<=', '=', '!=', '>', '>='),
    to: fc.constantFrom('fen', 'yuan', '100yuan'),
    direction: fc.constantFrom('down', 'up', 'half-up'),
  })
  .map(({ amount, most, left, right, operator, to, direction }): FractionalCase | undefined => {
    // A cap that persons change: a fixed sum above a fixed cap is refused when the file is checked.
    const cap: Piece | undefined = most && {
      text: `月租金 + (${most.text})`,
      of: both(fen('rent'), most, sum),
    };
    const test = `${left.text} ${operator} ${right.text}`;
    const policy = policyOf([
      benefit('b', [condition('c', test)], {
        formula: amount.text,
        rounding: { to, direction },
        ...(cap && { cap: cap.text }),
      }),
    ]);
    if (!policy) return undefined;
    const rounded = ([n, d]: NonNullable<Exact>): number | null => {
      const unit = units[to];
      const by = d * unit;
      const half = ([a, b]: readonly [bigint, bigint]) => floored(a * 2n + b * unit, b * unit * 2n);
      const fenOf =
        direction === 'down'
          ? floored(n, by)
          : direction === 'up'
            ? -floored(-n, by)
            : n < 0n
              ? -half([-n, d])
              : half([n, d]);
      const value = Number(fenOf * unit);
      return Number.isSafeInteger(value) ? value : null;
    };
    const oracle: FractionalCase['oracle'] = (person) => {
      const [x, y] = [left.of(person), right.of(person)];
      let met: boolean | null = null;
      if (x && y) {
        const sign = less(x, y) ? -1 : less(y, x) ? 1 : 0;
        met = {
          '<': sign < 0,
          '<=': sign <= 0,
          '=': sign === 0,
          '!=': sign !== 0,
          '>': sign > 0,
          '>=': sign >= 0,
        }[operator];
      }
      if (met === false) return { outcome: 'no', amountFen: null };
      const whole = amount.of(person);
      const limit = cap?.of(person);
      const capped = cap && whole ? limit && (less(limit, whole) ? limit : whole) : whole;
      const amountFen = capped ? rounded(capped) : null;
      return { outcome: met === null || amountFen === null ? 'unknown' : 'yes', amountFen };
    };
    return {
      text: `${test} ⇒ ${amount.text} (${cap?.text ?? '-'}) ${to} ${direction}`,
      policy,
      oracle,
    };
  })
  .filter((each) => each !== undefined);

/** A person's facts as a decision takes them. */
export const factsOf = ({ area: square, ...whole }: FractionalPerson): FactsGiven =>
  Object.fromEntries(
    Object.entries({ ...whole, area: square === null ? null : Number(square) }).flatMap(
      ([id, value]) => (value === null ? [] : [[id, { value, source: 'self' }]]),
    ),
  );
