import { readFileSync } from 'node:fs';
import { parseFactDictionary, parsePolicyFile } from '../../engines/policy/index.ts';
import { persons } from './persons.mjs';

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Benefits of which only the highest is paid, and the most that a person gets. */
export const groups = [
  ['home-by-education', 'home-by-skill', 'home-by-class'],
  ['rent', 'graduate-living'],
  ['doctor', 'overseas'],
];
export const capFen = 80_000_000;

const facts = parseFactDictionary(read('facts.yaml'), 'facts.yaml');
if (!facts.ok) throw new Error(JSON.stringify(facts.problems[0]));
export const { dictionary } = facts;

/** The twelve benefits of rules.yaml with three exclusive groups and a cap; `change` edits the text. */
export function policyOf(change = (text) => text) {
  const stacking = (id) => {
    const place = groups.findIndex((group) => group.includes(id));
    const own =
      place < 0 ? '' : `{ rule: higher-of, group: g${place}, clause: 第一条, assumed: true }, `;
    const cap = `{ rule: cap, group: all, by: person, per: total, limit: ${capFen / 100}, clause: 第一条, assumed: true }`;
    return `    stacking: [${own}${cap}]\n    duties:`;
  };
  let id = '';
  const lines = read('rules.yaml').split('\n');
  const text = lines.map((line) => {
    if (/^ {2}- id: /.test(line)) id = line.slice(8);
    return /^ {4}duties:/.test(line) ? line.replace(/^ {4}duties:/, stacking(id)) : line;
  });
  const parsed = parsePolicyFile(change(text.join('\n')), 'rules.yaml', dictionary);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems[0]));
  return parsed.policy;
}

/** So many different persons; a larger population repeats them. */
export const base = 200_000;
const known = persons(base, 0);
const place = (row) => ({ county: (row * 7) % 8, class: (row * 11) % 5, year: (row * 13) % 3 });
const group = (n) =>
  Array.from({ length: n }, (_, i) => ({
    code: String(i),
    label: { zh: String(i), en: String(i) },
  }));

/** A source of rows that repeats the known persons. */
export const sourceOf = (count) => ({
  persons: count,
  kinds: ['person'],
  counties: group(8),
  classes: group(5),
  firstYear: 2026,
  years: 3,
  row: (row) => ({ values: known[row % base], kind: 'person', place: place(row % base) }),
});

export const rowsOf = () => known.map((values, row) => ({ ...values, ...place(row) }));
