import { asFen, type Fen } from './money.ts';

const digits = '零壹贰叁肆伍陆柒捌玖';

/**
 * An amount in the capital Chinese numerals of payment papers (大写金额): `壹拾万元整`.
 *
 * 整 closes an amount without fen; 零 is written once for zeros inside it; an amount below zero
 * begins with 负.
 *
 * @source 支付结算办法 (PBC, 银发〔1997〕393号), annex 正确填写票据和结算凭证的基本规定.
 */
export function yuanInWords(fen: Fen): string {
  const whole = Math.abs(asFen(fen));
  const yuan = Math.floor(whole / 100);
  const [jiao, cents] = [Math.floor(whole / 10) % 10, whole % 10];
  if (whole === 0) return '零元整';
  let text = fen < 0 ? '负' : '';
  if (yuan > 0) text += `${wholeInWords(yuan)}元`;
  if (jiao > 0) text += `${digits[jiao]}角`;
  if (cents === 0) return `${text}整`;
  if (jiao === 0 && yuan > 0) text += '零';
  return `${text}${digits[cents]}分`;
}

/** A whole number from 1 to 10^15, by ten-thousands: 亿 above, 万 in the middle. */
function wholeInWords(number: number): string {
  for (const [size, unit] of [
    [1e8, '亿'],
    [1e4, '万'],
  ] as const) {
    if (number < size) continue;
    const rest = number % size;
    const head = `${wholeInWords(Math.floor(number / size))}${unit}`;
    if (rest === 0) return head;
    return head + (rest < size / 10 ? '零' : '') + wholeInWords(rest);
  }
  return belowTenThousand(number);
}

function belowTenThousand(number: number): string {
  for (const [size, unit] of [
    [1000, '仟'],
    [100, '佰'],
    [10, '拾'],
  ] as const) {
    if (number < size) continue;
    const rest = number % size;
    const head = `${digits[Math.floor(number / size)]}${unit}`;
    if (rest === 0) return head;
    return head + (rest < size / 10 ? '零' : '') + belowTenThousand(rest);
  }
  return digits.charAt(number);
}
