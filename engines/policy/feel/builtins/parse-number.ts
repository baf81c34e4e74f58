import { decimal } from '../decimal.ts';

const literal = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A number as FEEL writes it, to the digits that a number has; null for another text. */
export function parseNumber(text: string): number | null {
  if (!literal.test(text)) return null;
  const value = decimal(Number(text));
  return Number.isFinite(value) ? value + 0 : null;
}

/**
 * A number from a text with a grouping separator (blank, comma or point) and a decimal separator (comma or
 * point), each null for none of its own (DMN 1.5, 10.3.4).
 *
 * @returns null for other separators, the same for both, or another text.
 */
export function parseGroupedNumber(
  text: string,
  grouping: string | null,
  decimals: string | null,
): number | null {
  if (grouping !== null && ![' ', ',', '.'].includes(grouping)) return null;
  if (decimals !== null && ![',', '.'].includes(decimals)) return null;
  if (grouping !== null && grouping === (decimals ?? '.')) return null;
  const point = decimals ?? '.';
  const [whole = '', fraction, ...more] = text.split(point);
  if (more.length > 0) return null;
  const plain = grouping === null ? whole : whole.split(grouping).join('');
  return parseNumber(fraction === undefined ? plain : `${plain}.${fraction}`);
}
