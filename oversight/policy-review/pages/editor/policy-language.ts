import { yamlLanguage } from '@codemirror/lang-yaml';
import { HighlightStyle, LanguageSupport, syntaxHighlighting } from '@codemirror/language';
import { parseMixed, type Input, type NestedParse, type SyntaxNodeRef } from '@lezer/common';
import { tags } from '@lezer/highlight';
import { parser as feelParser } from 'lezer-feel';

/** Keys of a policy file whose value is a FEEL expression or a list of them. */
export const feelKeys: ReadonlySet<string> = new Set([
  'when',
  'then',
  'otherwise',
  'formula',
  'inputs',
  'priority',
  'cap',
  'limit',
  'sum',
  'heads',
  'months',
  'rate',
  'of',
]);

const scalars = new Set(['Literal', 'QuotedLiteral', 'BlockLiteralContent']);

/** YAML whose conditions, amounts and table cells are FEEL (DMN 1.5). */
export function policyLanguage(): LanguageSupport {
  const mixed = yamlLanguage.configure({ wrap: parseMixed(nestedFeel) });
  return new LanguageSupport(mixed, [syntaxHighlighting(policyColours)]);
}

function nestedFeel(node: SyntaxNodeRef, input: Input): NestedParse | null {
  if (!scalars.has(node.name)) return null;
  const key = keyOf(node, input);
  if (key === undefined || !feelKeys.has(key)) return null;
  // A parser of its own for each place: quotes belong to YAML, what is between them is FEEL.
  const inner = node.name === 'QuotedLiteral' ? 1 : 0;
  const [from, to] = [node.from + inner, node.to - inner];
  return from < to ? { parser: feelParser, overlay: [{ from, to }] } : null;
}

/** The key that a value stands under, through the lists between. */
function keyOf(node: SyntaxNodeRef, input: Input): string | undefined {
  let at = node.node.parent;
  while (at && at.name !== 'Pair') {
    if (at.name === 'Key' || at.name === 'BlockMapping' || at.name === 'FlowMapping') {
      return undefined;
    }
    at = at.parent;
  }
  const key = at?.getChild('Key');
  return key ? input.read(key.from, key.to) : undefined;
}

// Each has a contrast of 4.5 : 1 or more on white.
const policyColours = HighlightStyle.define([
  { tag: tags.propertyName, color: '#5b6470' },
  { tag: tags.definition(tags.propertyName), color: '#47525f', fontWeight: '600' },
  { tag: tags.comment, color: '#6a7280', fontStyle: 'italic' },
  { tag: tags.lineComment, color: '#6a7280', fontStyle: 'italic' },
  { tag: tags.string, color: '#20603d' },
  { tag: tags.number, color: '#8a3d00' },
  { tag: tags.bool, color: '#8a3d00' },
  { tag: tags.null, color: '#8a3d00' },
  { tag: tags.variableName, color: '#0b4f9e' },
  { tag: tags.function(tags.variableName), color: '#6b2fa0' },
  { tag: tags.standard(tags.function(tags.variableName)), color: '#6b2fa0' },
  { tag: tags.operatorKeyword, color: '#9c1f4d', fontWeight: '600' },
  { tag: tags.controlKeyword, color: '#9c1f4d', fontWeight: '600' },
  { tag: tags.compareOperator, color: '#9c1f4d' },
  { tag: tags.arithmeticOperator, color: '#9c1f4d' },
]);
