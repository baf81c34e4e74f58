import type { Localized } from '@yanzhen/values/localized.ts';
import { wanText, yuanForReader } from '@yanzhen/values/money.ts';

/** A sum as a table of the desk writes it: ten thousands of yuan in Chinese, yuan in English. */
export function sumText(fen: number, language: keyof Localized): string {
  if (language === 'en') return yuanForReader(Math.round(fen / 100) * 100);
  return wanText(fen, 2)
    .replace(/万$/, '')
    .replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}

/** A difference with its sign; the minus is the one of typography. */
export function signed(text: string): string {
  if (text.startsWith('-')) return `−${text.slice(1)}`;
  return /^[0.,]*$/.test(text) ? text : `+${text}`;
}

/** Persons with thousands. */
export function countText(persons: number): string {
  return String(persons).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
