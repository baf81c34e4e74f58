/**
 * A text as the parts of an .xlsx keep it. Control characters and a lone surrogate have no place in
 * XML and are written `_xHHHH_`; so is what reads like such an escape, and a word that the writer's own
 * dictionary of strings would take for a member of every object (`constructor`).
 *
 * @source ECMA-376 part 1, 22.4.2.4 (bstr) and 18.3.1.96 (xstring).
 */
export function escapeText(text: string): string {
  const escaped = text
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replace(unwritable, (sign) => escapeSign(sign.charCodeAt(0)));
  return escaped in {} ? escapeSign(escaped.charCodeAt(0)) + escaped.slice(1) : escaped;
}

// oxlint-disable-next-line no-control-regex
const unwritable = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff]|\p{Cs}/gu;

function escapeSign(code: number): string {
  return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
}
