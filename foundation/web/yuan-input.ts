import { fenFromYuan, type Fen } from '@yanzhen/values/money.ts';

/** What was read from a box of money: the sum, or why it is none. */
export type YuanRead =
  | { readonly fen: Fen }
  | { readonly fault: 'empty' | 'letters' | 'decimals' | 'negative' | 'too-large' };

/**
 * Reads an amount in yuan as people type it: commas, spaces and full-width digits are forgiven,
 * units and letters are not (85万 could be misread).
 */
export function readYuan(typed: string): YuanRead {
  const text = typed
    .replace(/[０-９．]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s,，￥¥]/g, '');
  if (text === '') return { fault: 'empty' };
  if (text.startsWith('-')) return { fault: 'negative' };
  if (!/^\d+(\.\d*)?$/.test(text)) return { fault: 'letters' };
  if (/\.\d{3,}$/.test(text)) return { fault: 'decimals' };
  if (/^\d{13,}/.test(text)) return { fault: 'too-large' };
  return { fen: fenFromYuan(text.replace(/\.$/, '')) };
}

/** The short form in ten thousands that people check against, e.g. `85 万`; empty below ten thousand. */
export function tenThousands(fen: Fen): string {
  if (fen < 1_000_000) return '';
  return String(Math.round(fen / 10_000) / 100);
}
