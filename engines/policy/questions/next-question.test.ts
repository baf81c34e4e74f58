import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../compile/compile.ts';
import type { FactsGiven } from '../facts/normalise.ts';
import { luzhouFacts, luzhouHousing } from '../testing/luzhou.ts';
import { benefit, condition, fact, smallFacts, smallPolicy } from '../testing/small-pack.ts';
import { inquire, type Asking } from './next-question.ts';

const given = (values: Record<string, unknown>): FactsGiven =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, source: 'self' }]));

const names = ['a', 'b', 'c', 'd', 'e'];
const dictionary = smallFacts([
  ...names.map((name) => fact(name, `${name}事`, { type: 'boolean' })),
  fact('months', '月数', { type: 'number', unit: 'month', whole: true, min: 0, max: 720 }),
  fact('office', '部门认定', { type: 'boolean', verifiedBy: ['department'] }),
]);
const everybody: Asking = {
  askable: (id) => id !== 'office',
  asked: new Set(),
  order: [...names, 'months'],
};
const compiled = (benefits: Record<string, string[]>, amounts: Record<string, string> = {}) => {
  const policy = smallPolicy(
    dictionary,
    Object.entries(benefits).map(([id, tests]) =>
      benefit(
        id,
        tests.map((when, i) => condition(`c${i}`, when)),
        { formula: amounts[id] ?? '1000' },
      ),
    ),
  );
  return [...compilePolicy(policy, dictionary).benefits.values()];
};
const next = (
  benefits: ReturnType<typeof compiled>,
  facts: Record<string, unknown> = {},
  asking = everybody,
) => inquire(benefits, dictionary, given(facts), asking).next?.factIds[0] ?? null;

const orRefused = <T>(make: () => T): T | undefined => {
  try {
    return make();
  } catch (error) {
    if (String(error).includes('condition.')) return undefined;
    throw error;
  }
};

describe('the next question over all benefits', () => {
  it('is the fact that settles most benefits', () => {
    expect(next(compiled({ one: ['a事'], two: ['b事'], three: ['b事', 'c事'] }))).toBe('b');
    expect(next(compiled({ one: ['a事'], two: ['b事', 'c事'], three: ['c事'] }))).toBe('c');
  });

  it('goes by the pack’s order where two settle as much', () => {
    const two = compiled({ one: ['b事'], two: ['a事'] });
    expect(next(two)).toBe('a');
    expect(next(two, {}, { ...everybody, order: ['b', 'a'] })).toBe('b');
  });

  it('never asks what cannot change an open answer', () => {
    expect(next(compiled({ one: ['a事 and b事'] }), { a: false })).toBeNull();
    expect(next(compiled({ one: ['a事', 'b事'] }), { a: false })).toBeNull();
    expect(next(compiled({ one: ['a事 or b事', 'c事'] }), { a: true })).toBe('c');
    // `b` decides nothing any more inside a condition that is still open by `c`.
    const inner = compiled({ one: ['(b事 and a事) or c事'] });
    expect(next(inner, { a: false }, { ...everybody, order: ['b', 'c'] })).toBe('c');
    const told = inquire(inner, dictionary, given({ a: false }), everybody);
    expect(told.open.get('one')).toEqual({ toAsk: ['c'], fromOthers: [] });
    expect(next(compiled({ one: ['月数 >= 0 and a事'] }))).toBe('a');
  });

  it('asks for the sum too, once the answer may be yes', () => {
    const sums = compiled({ one: ['a事'] }, { one: 'if b事 then 1000 else 2000' });
    expect(next(sums, { a: true })).toBe('b');
    expect(next(sums, { a: false })).toBeNull();
    expect(next(sums, { a: true, b: false })).toBeNull();
  });

  it('asks nobody what only an office knows, nor anything twice, and tells both apart', () => {
    const benefits = compiled({ one: ['a事', '部门认定'] });
    expect(next(benefits)).toBe('a');
    const told = inquire(benefits, dictionary, given({ a: true }), everybody);
    expect(told.next).toBeNull();
    expect(told.open.get('one')).toEqual({ toAsk: [], fromOthers: ['office'] });
    const unsure = { ...everybody, asked: new Set(['a']) };
    expect(inquire(benefits, dictionary, {}, unsure)).toMatchObject({
      next: null,
      open: new Map([['one', { toAsk: [], fromOthers: ['a', 'office'] }]]),
    });
  });

  it('asks yes-or-no facts together where it may, the one that settles most first', () => {
    const benefits = compiled({
      one: ['a事', 'b事', '月数 >= 36'],
      two: ['d事', 'b事'],
      three: ['c事'],
    });
    const asked = (together: number) =>
      inquire(benefits, dictionary, {}, { ...everybody, together }).next;
    expect(asked(1)?.factIds).toEqual(['c']);
    expect(asked(3)?.factIds).toEqual(['c', 'b', 'd']);
    expect(asked(9)).toMatchObject({
      factIds: ['c', 'a', 'b', 'd'],
      benefitIds: ['one', 'two', 'three'],
    });
    const numbers = compiled({ one: ['月数 >= 36'], two: ['月数 >= 12'], three: ['c事'] });
    expect(inquire(numbers, dictionary, {}, { ...everybody, together: 9 }).next?.factIds).toEqual([
      'months',
    ]);
    const more = compiled({
      one: ['月数 >= 36'],
      two: ['月数 >= 12'],
      three: ['c事'],
      four: ['d事'],
    });
    expect(inquire(more, dictionary, {}, { ...everybody, together: 1 }).next?.factIds).toEqual([
      'months',
    ]);
    expect(inquire(more, dictionary, {}, { ...everybody, together: 9 }).next?.factIds).toEqual([
      'c',
      'd',
    ]);
  });

  it('never asks a fact that changes no answer, whatever the rules: every asked fact matters', () => {
    const test = fc.letrec<{ test: string }>((tie) => ({
      test: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(...names.map((name) => `${name}事`), '月数 >= 36', '月数 < 12'),
        fc
          .tuple(tie('test'), fc.constantFrom('and', 'or'), tie('test'))
          .map(([a, o, b]) => `(${a} ${o} ${b})`),
        tie('test').map((a) => `not(${a})`),
      ),
    })).test;
    const values = fc.record(
      {
        a: fc.boolean(),
        b: fc.boolean(),
        c: fc.boolean(),
        d: fc.boolean(),
        e: fc.boolean(),
        months: fc.constantFrom(0, 11, 12, 35, 36, 37),
      },
      { requiredKeys: [] },
    );
    const completions = (facts: Record<string, unknown>) => {
      let all: Record<string, unknown>[] = [facts];
      for (const name of names) {
        if (Object.hasOwn(facts, name)) continue;
        all = all.flatMap((each) => [true, false].map((value) => ({ ...each, [name]: value })));
      }
      if (Object.hasOwn(facts, 'months')) return all;
      return all.flatMap((each) => [0, 11, 12, 35, 36].map((months) => ({ ...each, months })));
    };
    fc.assert(
      fc.property(test, values, (when, facts) => {
        const one = orRefused(() => compiled({ one: [when] })[0]);
        // A condition that can never be met is refused when the file is checked.
        fc.pre(one !== undefined);
        const { open } = inquire([one], dictionary, given(facts), everybody);
        const answerTo = (each: Record<string, unknown>) => one.decide(given(each)).outcome;
        const toAsk = answerTo(facts) === 'unknown' ? (open.get('one')?.toAsk ?? []) : [];
        for (const id of [...names, 'months']) {
          if (Object.hasOwn(facts, id)) continue;
          const matters = completions(facts).some((each) => {
            const { [id]: _, ...without } = each;
            return answerTo(without) !== answerTo(each);
          });
          expect({ when, id, asked: toAsk.includes(id) }).toEqual({ when, id, asked: matters });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('asks for each benefit once at most: the eight questions of the housing policy suffice', () => {
    const facts = luzhouFacts();
    const policy = luzhouHousing(facts);
    const housing = [...compilePolicy(policy, facts).benefits.values()];
    const order = policy.questions.map((question) => question.fact);
    const asking = (asked: ReadonlySet<string>): Asking => ({
      askable: (id) => order.includes(id),
      asked,
      order,
    });
    const yes = {
      fullTimeHire: true,
      newlyIntroduced: true,
      continuousWorkMonths: 40,
      firstHome: true,
      newlyBuilt: true,
      inCentralArea: true,
      highestEducation: 'master',
      skillLevel: 'none',
    };
    const known: Record<string, unknown> = {};
    const asked = new Set<string>();
    for (;;) {
      const { next: question, open } = inquire(housing, facts, given(known), asking(asked));
      if (!question) {
        expect(open.get('home-purchase')).toEqual({
          toAsk: [],
          fromOthers: ['contributionRecognised'],
        });
        break;
      }
      expect(asked.has(question.factIds[0]!)).toBe(false);
      asked.add(question.factIds[0]!);
      const [factId] = question.factIds as [keyof typeof yes];
      known[factId] = yes[factId];
    }
    expect(asked.size).toBe(8);
    expect(inquire(housing, facts, given({ firstHome: false }), asking(new Set())).next).toBeNull();
  });
});
