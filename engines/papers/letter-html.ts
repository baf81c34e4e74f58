import { composeLetter, type ComposedLetter, type ComposedParagraph, type Run } from './compose.ts';
import { escapeMarkup } from './escape-markup.ts';
import type { Figures, Letter } from './letter.ts';
import { letterCss } from './letter-css.ts';

export interface HtmlOptions {
  /** Address of the page that shows the figures' rows; `#<slotId>` is added. http(s) or a path. */
  readonly verifyUrl?: string | undefined;
}

/**
 * The letter as one self-contained page: no script, nothing loaded, printable on A4.
 * Each figure is a `<data>` element that carries its binding and links to where it can be checked.
 *
 * @throws MissingFigureError when a slot has no figure.
 * @throws RangeError when `verifyUrl` is neither http(s) nor a path.
 */
export function letterHtml(letter: Letter, figures: Figures, options: HtmlOptions = {}): string {
  const verifyUrl = checkedUrl(options.verifyUrl);
  const composed = composeLetter(letter, figures);
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeMarkup(composed.title)}</title>`,
    `<style>${letterCss}</style>`,
    '</head>',
    '<body>',
    '<main>',
    '<article class="letter">',
    ...opening(composed),
    ...composed.paragraphs.map((paragraph) => paragraphHtml(paragraph, verifyUrl)),
    ...ending(composed, letter.signedOn),
    '</article>',
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function checkedUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  if (!/^(https?:\/\/|\/(?!\/)|#|\.\.?\/)/i.test(url) || /[\s\p{Cc}\\]/u.test(url))
    throw new RangeError(`a verify address is http(s) or a path: ${url}`);
  return url.split('#', 1)[0] ?? '';
}

function element(name: string, className: string, text: string | undefined): string[] {
  return text ? [`<${name} class="${className}">${escapeMarkup(text)}</${name}>`] : [];
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `<span>${escapeMarkup(text)}</span>`).join('');
}

function opening(letter: ComposedLetter): string[] {
  return [
    '<header>',
    ...element('p', 'class', letter.classMark),
    `<p class="organ" style="--organ-size:${letter.organPt.toFixed(2)}pt">${lines(letter.organLines)}</p>`,
    '<hr>',
    ...element('p', 'number', letter.documentNumber),
    '</header>',
    `<h1>${lines(letter.titleLines)}</h1>`,
    ...element('p', 'salutation', letter.salutation),
  ];
}

function paragraphHtml({ level, runs }: ComposedParagraph, verifyUrl: string | undefined): string {
  const content = runs.map((run) => runHtml(run, verifyUrl)).join('');
  const name = level === 0 ? 'p' : `h${level + 1}`;
  return `<${name}>${content}</${name}>`;
}

function runHtml({ text, slot }: Run, verifyUrl: string | undefined): string {
  const words = escapeMarkup(text);
  if (!slot) return words;
  const { figure } = slot;
  const attributes = {
    value: String(figure.value),
    'data-slot': slot.id,
    'data-unit': figure.unit,
    'data-indicator': figure.indicatorId,
    'data-valid-on': figure.validOn,
    'data-known-at': figure.knownAt,
    'data-rows': String(figure.rows),
    'data-rows-digest': figure.rowsDigest,
  };
  const written = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`)
    .join('');
  const anchor =
    verifyUrl === undefined ? undefined : `${verifyUrl}#${encodeURIComponent(slot.id)}`;
  const content = anchor ? `<a href="${escapeMarkup(anchor)}">${words}</a>` : words;
  return `<data${written}>${content}</data>`;
}

function ending(letter: ComposedLetter, signedOn: string | undefined): string[] {
  const date = escapeMarkup(letter.dateText);
  const names = letter.attachments.map((name) => `<li>${escapeMarkup(name)}</li>`).join('');
  return [
    ...(names ? [`<div class="attachments"><p>附件：</p><ul>${names}</ul></div>`] : []),
    '<div class="sign">',
    `<p class="by" style="--organ-inset:${letter.organInset.toFixed(2)}em">${escapeMarkup(letter.signOrgan)}</p>`,
    `<p class="on">${signedOn ? `<time datetime="${escapeMarkup(signedOn)}">${date}</time>` : date}</p>`,
    '</div>',
    ...letter.notes.flatMap((note) => element('p', 'note', note)),
    ...(letter.copyTo ? [`<footer><p>抄送：${escapeMarkup(letter.copyTo)}</p></footer>`] : []),
  ];
}
