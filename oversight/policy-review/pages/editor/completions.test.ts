import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { isFeel, policyCompletions } from './completions.ts';
import { policyLanguage } from './policy-language.ts';
import { policyNames } from './policy-names.ts';

const both = (zh: string, en: string) => ({ zh, en });
const names = policyNames(
  [
    {
      id: 'highestEducation',
      name: '最高学历',
      label: both('最高学历', 'Highest education'),
      type: 'code',
      unit: null,
      purpose: both('确定档次', 'To find the level'),
      codes: [{ code: 'doctor', label: both('博士', 'Doctorate') }],
    },
  ],
  { parameters: [], parameterNames: [], derived: [], benefits: [] },
);
const source = policyCompletions({
  names: () => names,
  language: 'en',
  kinds: { fact: 'fact', parameter: 'parameter', derived: 'derived', function: 'function' },
});

/** A state with the cursor at `|`. */
function stateAt(text: string): { state: EditorState; place: number } {
  const place = text.indexOf('|');
  const doc = text.replace('|', '');
  const state = EditorState.create({ doc, extensions: [policyLanguage()] });
  ensureSyntaxTree(state, doc.length, 5_000);
  return { state, place };
}

function complete(text: string): CompletionResult | null {
  const { state, place } = stateAt(text);
  return source(new CompletionContext(state, place, true)) as CompletionResult | null;
}

describe('completion in the policy editor', () => {
  it('offers the official name, found by it or by its English label', () => {
    const options = complete('benefits:\n  - when: 最|\n')?.options ?? [];
    expect(options).toContainEqual(
      expect.objectContaining({ label: '最高学历', apply: '最高学历' }),
    );
    expect(options).toContainEqual(
      expect.objectContaining({ label: 'Highest education', apply: '最高学历' }),
    );
    expect(options.map(({ label }) => label)).toContain('max');
  });

  it('offers codes inside a text, of the fact before it', () => {
    expect(complete('when: 最高学历 in ("|')?.options).toMatchObject([
      { label: 'doctor', apply: 'doctor"', detail: 'Doctorate · 最高学历' },
    ]);
  });

  it('offers fact names in the facts of an example, with their colon', () => {
    expect(complete('  facts: { 全职: true, 最|')?.options[0]).toMatchObject({
      apply: '最高学历: ',
    });
  });

  it.each([
    ['when: 最高|', true],
    ['  - { when: [最|], then: 1 }', true],
    ['  formula: max(|', true],
    ["  - { when: ['-'], then: 'min(|)' }", true],
    ['  says: { zh: 最高|', false],
    ['  label: 最|', false],
    ['  - { when: a, clause: 第|', false],
    ['number: |', false],
  ])('%s: an expression is %s', (text, expected) => {
    const { state, place } = stateAt(text);
    expect(isFeel(state, place)).toBe(expected);
  });
});
