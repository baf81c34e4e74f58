import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';
import { composeLetter } from './compose.ts';
import { balancedLines, characterWidth } from './line-breaks.ts';
import { chineseCount, headingCounter, officialDate } from './numbering.ts';
import { exampleFigures, exampleLetter } from './testing/example-letter.ts';

describe('composing a letter', () => {
  it('numbers headings level by level and starts again under a new heading', () => {
    const mark = headingCounter();
    const levels = [1, 2, 2, 3, 4, 4, 3, 2, 3, 1, 2] as const;
    expect(levels.map((level) => mark(level).trim())).toEqual([
      '一、',
      '（一）',
      '（二）',
      '1.',
      '（1）',
      '（2）',
      '2.',
      '（三）',
      '1.',
      '二、',
      '（一）',
    ]);
  });

  it('counts in Chinese from 1 to 99', () => {
    expect([1, 10, 11, 20, 21, 99].map(chineseCount)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
      '九十九',
    ]);
    expect(() => chineseCount(0)).toThrow(RangeError);
    expect(() => chineseCount(100)).toThrow(RangeError);
  });

  it('writes the date without leading zeros', () => {
    expect(officialDate('2024-06-08')).toBe('2024年6月8日');
  });

  it('breaks a long title between words, never losing a character', () => {
    const title =
      '关于对市政协五届四次会议第018号提案（关于做好青年人才服务工作的建议）办理情况的函';
    const lines = balancedLines(title, 20);
    expect(lines.join('')).toBe(title);
    for (const line of lines) expect(characterWidth(line)).toBeLessThanOrEqual(20);
    for (const line of lines) expect(line).not.toMatch(/^[的）》”，。]|[（《“]$/);
  });

  it('breaks where the drafter forced it', () => {
    const { titleLines, title } = composeLetter(
      { ...exampleLetter, title: '关于甲\n建议答复的函' },
      exampleFigures,
    );
    expect(titleLines).toEqual(['关于甲', '建议答复的函']);
    expect(title).toBe('关于甲建议答复的函');
  });

  it('puts one colon after the salutation and one pair of brackets around a note', () => {
    const { salutation, notes } = composeLetter(
      { ...exampleLetter, salutation: '李明代表:', notes: ['（一）', '按假设'] },
      exampleFigures,
    );
    expect(salutation).toBe('李明代表：');
    expect(notes).toEqual(['（联系人：王芳，联系电话：0000-3100000）', '（一）', '（按假设）']);
  });

  it('cleans text of what cannot be printed', () => {
    expect(cleanText(' 甲\n 乙 \t丙 a\nb\u200b\u0007 ')).toBe('甲乙丙 a b');
  });
});
