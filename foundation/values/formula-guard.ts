/**
 * What a spreadsheet may run when a clerk opens a file: a text whose first sign, after spaces and
 * quotation marks, is = + - @ or their full-width forms, or that begins with TAB, CR or LF. A text
 * that begins with an apostrophe is guarded too, so that taking one guard off is always right.
 */
const dangerous = /^(?:'|[\t\r\n]|[\s"“”‘’\u200b\ufeff]*[=+\-@＝＋－＠])/u;

/**
 * A text for a CSV or spreadsheet cell, with a leading apostrophe where it could run as a formula.
 * For text cells only; numbers are written as numbers.
 *
 * @source OWASP CSV Injection; ASVS 5.0, 1.2.10.
 */
export function guardFormula(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/**
 * The text of a cell that was written by `guardFormula`: exactly one guard comes off, and only
 * where `guardFormula` would have put one. `unguardFormula(guardFormula(x)) === x` for every text.
 */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && dangerous.test(cell.slice(1)) ? cell.slice(1) : cell;
}
