import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compilePolicy,
  decideEntitlements,
  exampleFacts,
  parseFactDictionary,
  parsePolicyFile,
  policiesOn,
  type AllEntitlements,
  type FactDictionary,
  type FactsGiven,
  type Policy,
} from '@yanzhen/policy';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { askOfVisitors } from './ask-visitor.ts';
import type { PublishedBenefit } from './published-benefit.ts';

const on = '2026-11-23';
const answersMost = 8;
const cities = readdirSync(join(projectRoot, 'cities')).filter((city) => city !== 'schemas');

interface Pack {
  readonly dictionary: FactDictionary;
  readonly published: readonly PublishedBenefit[];
}

function packOf(city: string): Pack {
  const folder = join(projectRoot, 'cities', city);
  const facts = parseFactDictionary(readFileSync(join(folder, 'facts.yaml'), 'utf8'), 'facts.yaml');
  if (!facts.ok) throw new Error(JSON.stringify(facts.problems));
  const { dictionary } = facts;
  const policies = readdirSync(join(folder, 'policies')).map((file): Policy => {
    const read = parsePolicyFile(
      readFileSync(join(folder, 'policies', file), 'utf8'),
      file,
      dictionary,
    );
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.policy;
  });
  const published = policiesOn(policies, on).flatMap((policy) => {
    const { benefits } = compilePolicy(policy, dictionary);
    return policy.benefits.flatMap((benefit) => {
      const compiled = benefits.get(benefit.id);
      const version = { digest: policy.version, version: 1 };
      return compiled ? [{ benefit, policy, compiled, dictionary, ...version }] : [];
    });
  });
  return { dictionary, published };
}

/** A generator of numbers in [0, 1) that gives the same ones each time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A synthetic typical person: somebody out of a worked example of some benefit, so with one matter of
 * their own, for whom the rest of the dictionary is drawn: one yes in five to what a benefit asks beside
 * it, each code alike, figures between the ends of the fact.
 */
function typicalPerson({ dictionary, published }: Pack, random: () => number): FactsGiven {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const facts: Record<string, { value: unknown }> = {};
  for (const fact of dictionary.facts.values()) {
    if (fact.type === 'boolean') facts[fact.id] = { value: random() < 0.2 };
    else if (fact.type === 'code') facts[fact.id] = { value: pick(fact.codes)?.code };
    else if (fact.type === 'number') {
      const most = Math.min(fact.max ?? 100, (fact.min ?? 0) + 100);
      facts[fact.id] = { value: Math.floor((fact.min ?? 0) + random() * (most - (fact.min ?? 0))) };
    } else if (fact.type === 'money') facts[fact.id] = { value: Math.floor(random() * 1e6) * 100 };
    else if (fact.type === 'date') {
      const [year, month] = [2020 + Math.floor(random() * 7), 1 + Math.floor(random() * 12)];
      facts[fact.id] = { value: `${year}-${String(month).padStart(2, '0')}-15` };
    }
  }
  const benefit = pick(published)?.benefit;
  const example = benefit && pick(benefit.examples);
  return example ? { ...facts, ...exampleFacts(example, dictionary) } : facts;
}

/** Goes through the calculator as this person; how many answers it took, and how all stands then. */
function calculate(
  { dictionary, published }: Pack,
  person: FactsGiven,
): { answers: number; all: AllEntitlements } {
  const asking = askOfVisitors(published, new Set());
  const known: Record<string, { value: unknown }> = {};
  const asked = new Set<string>();
  for (let answers = 0; ; answers += 1) {
    const all = decideEntitlements(
      published.map(({ compiled }) => compiled),
      dictionary,
      known,
      { on, prior: [], asking: { ...asking, asked } },
    );
    if (!all.next) return { answers, all };
    for (const id of all.next.factIds) {
      expect(asked.has(id)).toBe(false);
      asked.add(id);
      const given = person[id];
      if (given) known[id] = given;
    }
  }
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

describe.each(cities)('the calculator of %s', (city) => {
  const pack = packOf(city);
  const whose = new Set(['person', 'household']);
  const people = {
    ...pack,
    published: pack.published.filter(({ benefit }) => whose.has(benefit.beneficiary)),
  };

  it('needs at most eight answers of a typical person until nothing that they can say is open', () => {
    const random = randomFrom(20_261_123);
    const counts: number[] = [];
    const standings = new Map<string, number>();
    for (let person = 0; person < 200; person += 1) {
      const { answers, all } = calculate(people, typicalPerson(people, random));
      counts.push(answers);
      for (const { standing, toAsk } of all.benefits) {
        expect(toAsk).toEqual([]);
        standings.set(standing, (standings.get(standing) ?? 0) + 1);
      }
    }
    const sorted = counts.toSorted((a, b) => a - b);
    const told = `median ${quantile(sorted, 0.5)}, 95 % ${quantile(sorted, 0.95)}, most ${sorted.at(-1)}`;
    console.log(`${city}: ${people.published.length} benefits, answers: ${told}`);
    expect(quantile(sorted, 0.5)).toBeLessThanOrEqual(answersMost);
    expect(quantile(sorted, 0.95)).toBeLessThanOrEqual(answersMost);
    // The persons are not all refused at the door: the questions lead somewhere.
    expect(standings.get('open') ?? 0).toBe(0);
    expect((standings.get('yes') ?? 0) + (standings.get('if-confirmed') ?? 0)).toBeGreaterThan(0);
  }, 180_000);
});
