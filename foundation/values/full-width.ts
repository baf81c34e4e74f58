/** Full-width forms U+FF01–U+FF5E (`１`, `Ｘ`, `，`, `＝`) and the ideographic space. */
const fullWidth = /[\uff01-\uff5e\u3000]/;

/** Whether a text has a full-width digit, letter, sign or space, as Chinese keyboards write them. */
export function hasFullWidth(text: string): boolean {
  return fullWidth.test(text);
}

/** The same text with each full-width form replaced by its half-width one. */
export function toHalfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}
