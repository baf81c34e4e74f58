import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { HeadingLevel } from './letter.ts';

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/**
 * A counting number in Chinese, as headings carry it.
 *
 * @param count  1..99; a letter with more headings of one level is refused.
 * @throws RangeError outside of that range.
 */
export function chineseCount(count: number): string {
  if (!Number.isInteger(count) || count < 1 || count > 99)
    throw new RangeError(`a heading number is 1 to 99: ${count}`);
  const tens = Math.floor(count / 10);
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`;
  return ten + digits[count % 10];
}

/** The mark before a heading. @source GB/T 9704-2012 7.3.3 */
export function headingMark(level: HeadingLevel, count: number): string {
  if (level === 1) return `${chineseCount(count)}、`;
  if (level === 2) return `（${chineseCount(count)}）`;
  return level === 3 ? `${count}. ` : `（${count}）`;
}

/** Counts headings in the order of the text; a heading restarts the levels below it. */
export function headingCounter(): (level: HeadingLevel) => string {
  const counts = [0, 0, 0, 0];
  return (level) => {
    const count = (counts[level - 1] ?? 0) + 1;
    counts[level - 1] = count;
    counts.fill(0, level);
    return headingMark(level, count);
  };
}

/** 成文日期: year, month, day in Arabic digits without a leading zero. @source GB/T 9704-2012 7.3.5.4 */
export function officialDate(date: CivilDate | undefined): string {
  if (date === undefined) return '\u3000\u3000年\u3000月\u3000日';
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
