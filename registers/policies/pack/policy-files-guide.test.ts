import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import {
  parseFactDictionary,
  parsePolicyFile,
  runWorkedExamples,
  sharpen,
  type FactDictionary,
  type Policy,
} from '@yanzhen/policy';

const languages = ['zh', 'en'] as const;
const pages = { zh: 'docs/policy-files.md', en: 'docs/policy-files.en.md' };
const textOf = (language: 'zh' | 'en') => readFileSync(join(projectRoot, pages[language]), 'utf8');

/** The blocks of a page that carry a mark after `yaml`. */
function blocks(language: 'zh' | 'en', mark: string): string[] {
  const found = textOf(language).matchAll(/```yaml (\w+)\n([\s\S]*?)\n```/g);
  return [...found].filter((each) => each[1] === mark).map((each) => each[2] ?? '');
}

const [facts = ''] = blocks('zh', 'facts');
const [policyText = ''] = blocks('zh', 'policy');

function dictionaryOf(text: string): FactDictionary {
  const parsed = parseFactDictionary(text, 'facts.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.dictionary;
}
const dictionary = dictionaryOf(facts);

function read(text: string): Policy {
  const parsed = parsePolicyFile(text, 'rent-2025.yaml', dictionary);
  if (!parsed.ok) throw new Error(parsed.problems.map((each) => each.says.en).join('\n'));
  return parsed.policy;
}

type Part = Record<string, unknown>;

/** The whole example with a piece in it: the piece's keys stand in place of the benefit's, or of several. */
function withPiece(piece: Part): string {
  const file = parse(policyText) as { parameters: unknown[]; benefits: Part[] };
  const [base = {}] = file.benefits;
  const [fullTime] = base['conditions'] as unknown[];
  const plain = { ...base, conditions: [fullTime], stacking: [] };
  const {
    parameters = [],
    benefits = [piece],
    ...rest
  } = piece as {
    parameters?: unknown[];
    benefits?: Part[];
  };
  const made = (benefits[0] === piece ? [rest as Part] : benefits).map((each) => {
    const { amount, ...others } = { ...plain, ...each } as Part;
    // A service has no amount, and that of the whole example goes.
    return others['gives'] === 'service' ? others : { ...others, amount };
  });
  return stringify(
    { ...file, parameters: [...file.parameters, ...parameters], benefits: made },
    { aliasDuplicateObjects: false },
  );
}

function expectExamples(policy: Policy): void {
  const results = runWorkedExamples(policy, dictionary);
  expect(results.length).toBeGreaterThan(0);
  for (const { exampleId, expected, actual } of results) {
    expect([exampleId, actual]).toEqual([exampleId, expected]);
  }
}

describe('the guide to policy files', () => {
  it('has the same examples in both languages', () => {
    for (const mark of ['facts', 'policy', 'amount', 'stacking']) {
      expect(blocks('en', mark)).toEqual(blocks('zh', mark));
    }
  });

  it('has a whole example that can be published: its examples hold and are sharp', () => {
    const policy = read(policyText);
    expectExamples(policy);
    expect(sharpen([policy], dictionary)).toEqual([]);
  });

  const amounts = blocks('zh', 'amount');
  it('shows every way to an amount and everything a benefit can give', () => {
    const all = amounts.join('\n');
    for (const way of ['formula', 'table', 'perHead', 'percentage', 'monthly', 'range']) {
      expect(all).toMatch(new RegExp(`${way}:`));
    }
    for (const gives of ['quantity', 'ceiling', 'service'])
      expect(all).toContain(`gives: ${gives}`);
    expect(all).toContain('instalments:');
    expect(all).toContain('values:');
  });
  it.each(amounts.map((text) => [text.slice(0, 60).replaceAll('\n', ' '), text]))(
    'shows an amount that comes out as it says: %s',
    (_, text) => expectExamples(read(withPiece(parse(text) as Part))),
  );

  const stacking = blocks('zh', 'stacking');
  it('shows every stacking rule', () => {
    const rules = new Set(stacking.flatMap((text) => /rule: ([\w-]+)/.exec(text)?.[1] ?? []));
    expect([...rules].toSorted()).toEqual(
      ['cap', 'exclusive-with', 'higher-of', 'no-double', 'one-per-couple', 'top-up'].toSorted(),
    );
  });
  it.each(stacking.map((text) => [/rule: ([\w-]+)/.exec(text)?.[1], text]))(
    'shows the rule %s at work',
    (_, text) => expectExamples(read(withPiece(parse(text ?? '') as Part))),
  );

  for (const language of languages) {
    const [list = '[]'] = blocks(language, 'mistakes');
    const mistakes = parse(list) as { change: string; to: string; says: string }[];
    it(`names the problem of each typical mistake (${language})`, () => {
      expect(mistakes.length).toBeGreaterThan(9);
      for (const { change, to, says } of mistakes) {
        const wrong = policyText.replace(change, () => to);
        expect(wrong).not.toBe(policyText);
        const parsed = parsePolicyFile(wrong, 'rent-2025.yaml', dictionary);
        const said = parsed.ok ? [] : parsed.problems.map((each) => each.says[language]);
        expect([change, to, said]).toEqual([change, to, expect.arrayContaining([says])]);
      }
    });
  }
});
