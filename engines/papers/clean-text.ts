const chinese = /[\u3000-\u9fff\uff00-\uffef]/;

/**
 * Text as it may go onto paper: no control characters (they break DOCX), no invisible joiners, no half
 * surrogate. Line feeds and tabs become one space, or nothing between two Chinese characters.
 */
export function cleanText(text: string): string {
  const whole = text.normalize('NFC');
  return whole
    .replace(
      /[ \t\r\n\u2028\u2029]*[\t\r\n\u2028\u2029]+[ \t\r\n\u2028\u2029]*/g,
      (gap, at: number) =>
        chinese.test(whole[at - 1] ?? '') && chinese.test(whole[at + gap.length] ?? '') ? '' : ' ',
    )
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u2060\ufeff\ufffe\uffff]/gu, '')
    .trim();
}
