import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveEntitlements } from '../stacking/resolve-entitlements.ts';
import type { CheckedBenefit } from '../rules.ts';
import { Settler } from './settler.ts';
import { SettlingRules } from './settling-rules.ts';

const stated = { clause: '第一条', assumed: true };
const rule = fc.oneof(
  fc.record({
    rule: fc.constantFrom('higher-of', 'no-double', 'top-up'),
    group: fc.constantFrom('g', 'h'),
  }),
  fc.record({
    rule: fc.constant('exclusive-with'),
    benefits: fc.array(fc.constantFrom('b0', 'b1', 'b2', 'b5'), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    rule: fc.constant('cap'),
    by: fc.constantFrom('person', 'household', 'employer'),
    per: fc.constantFrom('year', 'total'),
    group: fc.constantFrom('all', 'g'),
    limitFen: fc.constantFrom(0, 700, 1500, 90_000),
  }),
);
const onlyCap = fc.record({
  rule: fc.constant('cap'),
  by: fc.constant('person'),
  per: fc.constant('total'),
  group: fc.constant('all'),
  limitFen: fc.constantFrom(700, 1500),
});
const grouped = fc.record({
  rule: fc.constant('higher-of'),
  group: fc.constantFrom('g', 'h', 'i'),
});
// Groups under one cap for all is how documents are written; the other form mixes everything.
const stacking = fc.oneof(
  fc.array(rule, { maxLength: 3 }),
  fc.tuple(onlyCap, grouped).map((both) => [...both]),
);
const benefit = fc.record({
  gives: fc.constantFrom('money', 'money', 'money', 'ceiling', 'quantity', 'service'),
  amount: fc.constantFrom(0, 100, 300, 500, 500, 800, 1200),
  has: fc.boolean(),
  stacking,
});
const alike = fc.array(
  fc.record({
    gives: fc.constant('money'),
    amount: fc.constantFrom(300, 500, 800),
    has: fc.constant(true),
    stacking: fc.tuple(onlyCap, grouped).map((both) => [...both]),
  }),
  { minLength: 2, maxLength: 7 },
);

test('settling by places gives what resolveEntitlements gives, whatever groups, conflicts and caps', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.array(benefit, { minLength: 1, maxLength: 7 }), alike),
      fc.integer({ min: 0, max: 6 }),
      (given, turn) => {
        const benefits = given.map(({ gives, stacking: rules }, i) => ({
          // Ids in another order than places.
          file: {
            id: `b${(i + turn) % 7}`,
            name: { zh: '待遇', en: 'Benefit' },
            gives,
            amount: { rounding: { to: 'fen', direction: 'down' } },
          },
          stacking: (rules as readonly { limitFen?: number }[]).map(({ limitFen, ...file }) => ({
            file: { ...file, ...stated },
            limitFen,
          })),
        })) as unknown as CheckedBenefit[];
        const settled = benefits.map((each) => ({ benefit: each, document: 'd' }));
        const settler = new Settler(new SettlingRules(settled, '2026-01-01'));
        const list = new Uint16Array(benefits.length);
        let n = 0;
        given.forEach(({ gives, amount, has }, place) => {
          settler.fen[place] = gives === 'money' ? amount : 0;
          settler.unpaid[place] = gives === 'ceiling' || gives === 'quantity' ? amount : 0;
          if (has) list[n++] = place;
        });
        settler.settle(list, n);
        const expected = resolveEntitlements(
          benefits.map((each, place) => ({
            benefit: each,
            document: 'd',
            outcome: given[place]!.has ? ('yes' as const) : ('no' as const),
            amountFen:
              given[place]!.gives === 'money' || given[place]!.gives === 'ceiling'
                ? given[place]!.amount
                : null,
            quantity: given[place]!.gives === 'quantity' ? given[place]!.amount : null,
          })),
          [],
          '2026-01-01',
        );
        const ours = [...list.subarray(0, n)].map((place) => ({
          id: benefits[place]!.file.id,
          pay: settler.pay[place],
          stands: settler.displaced[place] === 0,
        }));
        expect(ours.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
          expected.benefits.map(({ benefitId, payableFen, stands }) => ({
            id: benefitId,
            pay: payableFen ?? 0,
            stands,
          })),
        );
      },
    ),
    { numRuns: 1500 },
  );
});
