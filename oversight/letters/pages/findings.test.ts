import { describe, expect, it } from 'vitest';
import type { LetterFigure, LetterFinding } from '../contract.ts';
import { openFindings, placeInLine, rankOf, sameKind } from './findings.ts';

const finding = (change: Partial<LetterFinding>): LetterFinding => ({
  code: 'number-unbound',
  severity: 'warning',
  where: 'blocks.0',
  at: 0,
  excerpt: '3人',
  says: { zh: '', en: '' },
  remedy: { zh: '', en: '' },
  passed: null,
  ...change,
});
const passed = { reason: '原文', by: '甲', at: '2024-06-03T02:00:00Z' };

describe('findings in the editor', () => {
  it('are listed with what stops first, and those that were kept last', () => {
    const list = [finding({ passed }), finding({}), finding({ severity: 'error' })];
    expect(list.map(rankOf)).toEqual([2, 1, 0]);
    expect(openFindings(list)).toEqual([list[1], list[2]]);
  });

  it('are kept by kind, each of its words once', () => {
    const list = [
      finding({}),
      finding({ at: 9 }),
      finding({ excerpt: '4人' }),
      finding({ code: 'x' }),
    ];
    expect(sameKind(list, finding({}))).toEqual([list[0], list[2]]);
  });

  it('are found in the line, with figures shorter and longer than their slots', () => {
    const figures = [{ slotId: 'paid', shown: '12535人' }] as LetterFigure[];
    const line = '共[[paid]]和[[lost]]项。';
    const at = (words: string) =>
      placeInLine(line, '共12535人和\ufffc项。'.indexOf(words), figures);
    expect(at('共')).toBe(0);
    expect(at('12535')).toBe(line.indexOf('[[paid'));
    expect(at('5人')).toBe(line.indexOf('[[paid'));
    expect(at('和')).toBe(line.indexOf('和'));
    expect(at('项')).toBe(line.indexOf('项'));
    expect(placeInLine(line, 99, figures)).toBe(line.length);
  });
});
