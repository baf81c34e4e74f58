import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withGenerator } from '../testing/generator.ts';
import { runHostile } from '../testing/hostile-population.ts';
import {
  day,
  dictionary,
  people,
  policyWith,
  sourceOf,
  type Person,
} from '../testing/small-population.ts';
import { fillPopulation, wholly } from './population.ts';
import type { Policy } from '../rules.ts';
import { Simulation } from './simulation.ts';
import { withParameters } from './with-parameters.ts';

/** Today and a change over some rows. */
function runOver(rows: readonly Person[], policy: Policy, after: Policy) {
  const population = wholly(fillPopulation(sourceOf(rows), [policy], dictionary));
  const simulation = new Simulation(population, [policy], day);
  simulation.runFull();
  return simulation.change([after], [], rows.length);
}

const keywords =
  'use strict const let return function for while if else true false null NaN continue Math floor abs min max round clz32 length push Infinity';
const ours =
  'run begin end atom among truth open sums rows known differs months mask was wasMask hardRows hard settler fen unpaid counts unknown add list i n m k w t o u bit C F P T M K i watch scaled quotient lesser signed decimal x y by of a b yes no';
const names = new Set(`${keywords} ${ours}`.split(' '));
const numbered = /^(?:[cfknpwxbutT]\d+|t\d+[nuc])$/;

describe('code over a population', () => {
  it('is generated identifiers, figures and keywords, whatever the policy and the rows say', () => {
    const written: string[] = [];
    const answer = withGenerator((own, parts) => {
      written.push(parts.join('\n'));
      return own(...parts);
    }, runHostile);
    expect(answer.benefits[0]?.after?.eligible).toBeGreaterThan(0);
    expect('broken' in globalThis).toBe(false);
    // Whether code may be made; the loop; a test and the sums before; the sums after.
    expect(written.length).toBeGreaterThanOrEqual(4);
    for (const code of written) {
      expect(code).toMatch(/^[\x20-\x7e\n]*$/);
      const words = code.match(/[A-Za-z_$][\w$]*/g) ?? [];
      expect(
        words.filter((word) => !names.has(word) && !numbered.test(word) && !/^e\d+$/.test(word)),
      ).toEqual([]);
      const texts = code.match(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g) ?? [];
      expect(texts.filter((text) => text !== '"use strict"')).toEqual([]);
    }
  });

  it('is not needed: closures give the same, whatever the rows', () => {
    const policy = policyWith();
    const after = withParameters(
      policyWith({ home: '全职 and 工作月数 > 要求月数', rentMonths: 12 }),
      new Map([['capAll', 1_000_000]]),
    );
    fc.assert(
      fc.property(people, (some) => {
        const generated = runOver(some, policy, after);
        const walked = withGenerator(
          () => {
            throw new EvalError('barred');
          },
          () => runOver(some, policy, after),
        );
        expect(walked).toEqual(generated);
      }),
      { numRuns: 40 },
    );
  });

  it('is not needed where the process bars it', () => {
    const module = new URL('../testing/hostile-population.ts', import.meta.url).href;
    const script = `
      let barred = false;
      try { new Function('return 1')(); } catch { barred = true; }
      const { runHostile } = await import(${JSON.stringify(module)});
      console.log(JSON.stringify({ barred, answer: runHostile() }));`;
    const bars = ['--disallow-code-generation-from-strings', '--import', 'tsx'];
    const child = spawnSync(process.execPath, [...bars, '--input-type=module', '-e', script], {
      encoding: 'utf8',
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    });
    expect(child.stderr).not.toMatch(/Error/);
    const answer = JSON.parse(JSON.stringify(runHostile())) as unknown;
    expect(JSON.parse(child.stdout)).toEqual({ barred: true, answer });
  }, 60_000);
});
