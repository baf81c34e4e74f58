import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile/compile.ts';
import { keptFor } from './compile/kept-code.ts';
import { luzhouFacts, luzhouHousing } from './testing/luzhou.ts';
import { hostileFacts as facts, hostilePolicy, mark } from './testing/hostile-policy.ts';
import { benefit, condition, smallPolicy } from './testing/small-pack.ts';

const given = {
  price: { value: 700_000, source: mark },
  months: { value: 3, source: mark },
  area: { value: 89.55 },
  hired: { value: true },
  note: { value: mark },
  degree: { value: 'constructor' },
};

const housing = {
  fullTimeHire: { value: true, source: 'employer' },
  newlyIntroduced: { value: true },
  continuousWorkMonths: { value: 40 },
  contributionRecognised: { value: true },
  firstHome: { value: true },
  newlyBuilt: { value: true },
  inCentralArea: { value: true },
  highestEducation: { value: 'doctor' },
  skillLevel: { value: 'none' },
};

const keywords =
  'use strict const let function return if else break true false null NaN typeof new Math floor abs min max round string number boolean object';
const ours =
  'decimal divide power floorTo orNull K exactly out outcomes amountsFen decideOpen decideAll explainAll reasons sum person open outside no outcome amountFen big F P v o a u p w r used value pairs source asOf undefined unknown shelve decisionsOf reasonOfPair this prototype new make ofBoolean ofNumber ofCode ofOther ofDated exactCode exactAmount not applicable yes trace';
const known = new Set(`${keywords} ${ours}`.split(' '));
const numbered = /^(f_[a-z]\w*|(?:[a-zD]|no|open)\d+[a-z]?)$/;

describe('generated code', () => {
  it('is generated identifiers, figures and keywords, whatever the policy says', () => {
    const policy = hostilePolicy();
    const written: string[] = [];
    const made = globalThis.Function;
    globalThis.Function = function (...parts: string[]) {
      written.push(parts.join('\n'));
      return made(...parts);
    } as unknown as FunctionConstructor;
    let decided: unknown;
    try {
      const compiled = compilePolicy(policy, facts, { generate: true });
      const one = compiled.benefits.get('return-this')!;
      compiled.explainAll(given);
      decided = [one.decide(given).outcome, one.explain(given).toJSON().officerTree.value];
    } finally {
      globalThis.Function = made;
    }
    expect(decided).toEqual(['yes', 'yes']);
    expect('broken' in globalThis).toBe(false);
    // Result only, explained alone and with the set, and the trace.
    expect(written.length).toBeGreaterThanOrEqual(3);
    for (const code of written) {
      expect(code).toMatch(/^[\x20-\x7e\n]*$/);
      const words = code.match(/[A-Za-z_$][\w$]*/g) ?? [];
      const strange = words.filter(
        (word) =>
          !known.has(word) &&
          !numbered.test(word) &&
          !facts.facts.has(word) &&
          !/^e\d+$/.test(word),
      );
      expect(strange).toEqual([]);
      const texts = code.match(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g) ?? [];
      const allowed = [
        '"use strict"',
        ...['yes', 'no', 'unknown', 'not-applicable'].map((t) => `'${t}'`),
      ];
      const types = ['string', 'number', 'boolean', 'object'].map((t) => `'${t}'`);
      expect(texts.filter((text) => ![...allowed, ...types].includes(text))).toEqual([]);
    }
  });

  it('is not needed: where it is barred, closures give the same decisions', () => {
    const generated = compilePolicy(hostilePolicy(), facts, { generate: true });
    const record = JSON.stringify(generated.benefits.get('return-this')!.explain(given));
    const script = `
      let barred = false;
      try { new Function('return 1')(); } catch { barred = true; }
      const { compilePolicy } = await import(${JSON.stringify(new URL('compile/compile.ts', import.meta.url).href)});
      const { parseFactDictionary } = await import(${JSON.stringify(new URL('facts/dictionary.ts', import.meta.url).href)});
      const { parsePolicyFile } = await import(${JSON.stringify(new URL('file/parse-policy.ts', import.meta.url).href)});
      const { readFileSync } = await import('node:fs');
      const read = (name) => readFileSync(new URL(name, ${JSON.stringify(new URL('../../cities/luzhou/', import.meta.url).href)}), 'utf8');
      const { dictionary } = parseFactDictionary(read('facts.yaml'), 'facts.yaml');
      const { policy } = parsePolicyFile(read('policies/housing-2024.yaml'), 'housing-2024.yaml', dictionary);
      const set = compilePolicy(policy, dictionary);
      const facts = ${JSON.stringify(housing)};
      const answers = [...set.benefits.values()].map((one) => [one.decide(facts), one.explain(facts)]);
      console.log(JSON.stringify({ barred, answers }));`;
    const run = spawnSync(
      process.execPath,
      [
        '--disallow-code-generation-from-strings',
        '--import',
        'tsx',
        '--input-type=module',
        '-e',
        script,
      ],
      { encoding: 'utf8', cwd: fileURLToPath(new URL('../..', import.meta.url)) },
    );
    expect(run.stderr).not.toMatch(/Error/);
    const child = JSON.parse(run.stdout) as { barred: boolean; answers: unknown };
    expect(child.barred).toBe(true);
    const here = compilePolicy(luzhouHousing(luzhouFacts()), luzhouFacts(), { generate: true });
    const answers = [...here.benefits.values()].map((one) => [
      one.decide(housing),
      one.explain(housing),
    ]);
    expect(child.answers).toEqual(JSON.parse(JSON.stringify(answers)));
    const closures = compilePolicy(hostilePolicy(), facts, { generate: false });
    expect(JSON.stringify(closures.benefits.get('return-this')!.explain(given))).toBe(record);
  }, 60_000);
});

describe('code that was made', () => {
  /** Pieces of code that are made while something is done. */
  function made(work: () => void): number {
    let count = 0;
    const own = globalThis.Function;
    globalThis.Function = function (...parts: string[]) {
      count++;
      return own(...parts);
    } as unknown as FunctionConstructor;
    try {
      work();
    } finally {
      globalThis.Function = own;
    }
    return count;
  }
  const policyOf = (months: number, text = '条件') =>
    smallPolicy(facts, [
      benefit(
        'kept',
        [condition('c', `工作月数 >= ${months}`)],
        { formula: '购房合同价 * 0.3' },
        {
          name: { zh: text, en: text },
        },
      ),
    ]);
  const decide = (policy: ReturnType<typeof policyOf>) =>
    compilePolicy(policy, facts, { generate: true })
      .benefits.get('kept')!
      .decide({
        price: { value: 100_000 },
        months: { value: 24 },
      }).outcome;

  it('is used again for the same content, and never for another', () => {
    expect(made(() => expect(decide(policyOf(24))).toBe('yes'))).toBe(1);
    expect(made(() => expect(decide(policyOf(24, '别的名称'))).toBe('yes'))).toBe(0);
    expect(made(() => expect(decide(policyOf(25))).toBe('no'))).toBe(1);
  });

  it('is made for a benefit only once it has been asked for again and again', () => {
    const one = compilePolicy(policyOf(23), facts).benefits.get('kept')!;
    const facts24 = { price: { value: 100_000 }, months: { value: 24 } };
    const answers: unknown[] = [];
    const early = made(() => {
      for (let i = 0; i < 30; i++) answers.push(one.decide(facts24));
    });
    const late = made(() => {
      for (let i = 0; i < 30; i++) answers.push(one.decide(facts24));
    });
    expect([early, late]).toEqual([0, 1]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"outcome":"yes","amountFen":30000}']),
    );
  });
});

describe('kept code', () => {
  it('is bounded: what was not asked for the longest is forgotten', () => {
    const made: string[] = [];
    const ask = (content: string) =>
      keptFor(content, () => {
        made.push(content);
        return content;
      });
    ask('first');
    ask('second');
    for (let i = 0; i < 1998; i++) ask(`more ${i}`);
    expect(ask('first')).toBe('first');
    expect(made.filter((content) => content === 'first')).toHaveLength(1);
    ask('one too many');
    ask('second');
    expect(made.filter((content) => content === 'second')).toHaveLength(2);
  });
});
