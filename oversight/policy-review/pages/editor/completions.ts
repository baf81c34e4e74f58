import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Language } from '@yanzhen/values/localized.ts';
import { feelKeys } from './policy-language.ts';
import { feelFunctions, type PolicyName } from './policy-names.ts';

/** What the editor completes from: the names now, and the language that labels are shown in. */
export interface CompletionWords {
  readonly names: () => readonly PolicyName[];
  readonly language: Language;
  /** Words of the kinds of names, e.g. `参数`. */
  readonly kinds: Readonly<Record<PolicyName['kind'] | 'function', string>>;
}

/**
 * Completes names, functions and codes inside expressions, and fact names in examples. The official
 * Chinese name is what is inserted; it is found by typing it, or its English label.
 */
export function policyCompletions(words: CompletionWords): CompletionSource {
  return (context) => {
    const code = codeCompletions(context, words);
    if (code) return code;
    const inExample = isExampleFact(context.state, context.pos);
    if (!inExample && !isFeel(context.state, context.pos)) return null;
    const word = context.matchBefore(/[\p{L}\p{N}_（）]*/u);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    const names = words.names().filter(({ kind }) => !inExample || kind === 'fact');
    return {
      from: word.from,
      options: [
        ...names.flatMap((name) => nameOptions(name, words, inExample ? ': ' : '')),
        ...(inExample ? [] : feelFunctions.map(([name, takes]) => functionOption(name, takes))),
      ],
      validFor: /^[\p{L}\p{N}_（） ]*$/u,
    };
  };
}

function nameOptions(
  { name, kind, label }: PolicyName,
  words: CompletionWords,
  after: string,
): Completion[] {
  const shared = { type: kind === 'fact' ? 'variable' : 'constant', apply: `${name}${after}` };
  return [
    { ...shared, label: name, detail: `${label[words.language]} · ${words.kinds[kind]}` },
    // Found by its English label as well; shown and inserted by its official name.
    { ...shared, label: label.en, displayLabel: name, detail: label.en, boost: -1 },
  ];
}

function functionOption(name: string, takes: string): Completion {
  return { label: name, detail: `(${takes})`, type: 'function', apply: `${name}(`, boost: -2 };
}

/** Inside a text of an expression: the codes of the fact named before it, or of every coded fact. */
function codeCompletions(
  context: CompletionContext,
  { names, language }: CompletionWords,
): CompletionResult | null {
  const open = context.matchBefore(/"[a-z0-9-]*/);
  if (!open || !isFeel(context.state, context.pos)) return null;
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, open.from - line.from);
  const coded = names().filter(({ fact }) => fact !== undefined && fact.codes.length > 0);
  const named = coded
    .filter(({ name }) => before.includes(name))
    .toSorted((a, b) => before.lastIndexOf(b.name) - before.lastIndexOf(a.name));
  const closes = context.state.sliceDoc(context.pos, context.pos + 1) === '"' ? '' : '"';
  return {
    from: open.from + 1,
    options: (named[0] ? [named[0]] : coded).flatMap(({ name, fact }) =>
      (fact?.codes ?? []).map(({ code, label }) => ({
        label: code,
        detail: `${label[language]} · ${name}`,
        type: 'enum',
        apply: `${code}${closes}`,
      })),
    ),
    validFor: /^[a-z0-9-]*$/,
  };
}

/** Whether a place lies in an expression: by the tree, or behind a key that takes one. */
export function isFeel(state: EditorState, place: number): boolean {
  let node = syntaxTree(state).resolveInner(place, -1);
  while (node.parent) {
    if (node.type.isTop && node.name === 'Expression') return true;
    node = node.parent;
  }
  const line = state.doc.lineAt(place);
  const before = line.text.slice(0, place - line.from);
  const key = /(?:^|[\s{,])([A-Za-z]+):(?!.*[\s{,][A-Za-z]+:\s).*$/.exec(before)?.[1];
  return key !== undefined && feelKeys.has(key);
}

function isExampleFact(state: EditorState, place: number): boolean {
  const line = state.doc.lineAt(place);
  return /\bfacts:\s*\{(?:[^}]*,)?\s*[\p{L}\p{N}_（）]*$/u.test(
    line.text.slice(0, place - line.from),
  );
}
