import { text, type Letter } from '../letter.ts';

/**
 * A letter out of plain text as it stands on a page: number, title, salutation, paragraphs, organ, date.
 * Numbers before headings stay as they were typed, since they are what is to be looked at.
 */
export function letterFromText(source: string): Letter {
  const lines = source
    .replace(/<!--.*?-->/gs, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const salutation = lines.findIndex((line) => /(?:代表|委员)[：:]$/u.test(line));
  if (salutation < 0) throw new Error('no line ends with 代表： or 委员：');
  const head = lines.slice(0, salutation);
  const number = head.find((line) => /〔\d{4}〕\d+号$/u.test(line));
  const from = head.findIndex(
    (line, at) => line.includes('关于') || head[at + 1]?.startsWith('关于'),
  );
  const title = head.slice(Math.max(0, from)).join('');
  const organ = head[0] === title ? title.slice(0, title.indexOf('关于')) : (head[0] ?? '');
  const rest = lines.slice(salutation + 1);
  const dated = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u.exec(rest.at(-1) ?? '');
  const signed = dated ? rest.slice(0, -2) : rest;
  return {
    organ,
    ...(number ? { documentNumber: number } : {}),
    title,
    salutation: lines[salutation] ?? '',
    blocks: signed.map((line) => ({ kind: 'paragraph', inlines: [text(line)] })),
    signOrgan: dated ? (rest.at(-2) ?? organ) : organ,
    ...(dated
      ? {
          signedOn: dated
            .slice(1)
            .map((part) => part.padStart(2, '0'))
            .join('-'),
        }
      : {}),
  };
}
