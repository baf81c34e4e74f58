import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedParts, diffLines } from './line-diff.ts';

const shown = (before: string, after: string) =>
  diffLines(before, after).map(
    ({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`,
  );

describe('the difference of two texts', () => {
  it('shows a changed line as removed and added, at its line', () => {
    expect(shown('a\nb\nc', 'a\nB\nc')).toEqual([' a', '-b', '+B', ' c']);
    expect(diffLines('a\nb\nc', 'a\nB\nc')[2]).toMatchObject({ line: 2 });
  });

  it('gives both texts back, whatever they are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const found = diffLines(a.join('\n'), b.join('\n'));
        const of = (...kinds: string[]) =>
          found.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
        expect(of('same', 'removed').join('\n')).toBe(a.join('\n'));
        expect(of('same', 'added').join('\n')).toBe(b.join('\n'));
      }),
    );
  });

  it('leaves out what did not change, but for the lines around', () => {
    const before = Array.from({ length: 20 }, (_none, i) => `line ${i}`).join('\n');
    const parts = changedParts(diffLines(before, before.replace('line 9', 'LINE 9')), 1);
    expect(parts.map((part) => part?.text ?? '…')).toEqual([
      '…',
      'line 8',
      'line 9',
      'LINE 9',
      'line 10',
      '…',
    ]);
    expect(changedParts(diffLines('a', 'a'))).toEqual([null]);
  });
});
