import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInlines, writeInlines } from './inline-text.ts';

describe('a line with figure slots', () => {
  it('is read as text and slots', () => {
    expect(readInlines('共[[paid-persons]]，合计[[paid-yuan]]。')).toEqual([
      { kind: 'text', text: '共' },
      { kind: 'figure', slotId: 'paid-persons' },
      { kind: 'text', text: '，合计' },
      { kind: 'figure', slotId: 'paid-yuan' },
      { kind: 'text', text: '。' },
    ]);
  });

  it('leaves what is no slot as text, and an empty line as one empty text', () => {
    expect(readInlines('[[No]] [[ ]] [x]')).toEqual([{ kind: 'text', text: '[[No]] [[ ]] [x]' }]);
    expect(readInlines('')).toEqual([{ kind: 'text', text: '' }]);
  });

  it('is written as it was read, whatever it holds', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('[[a]]', '[[a/b]]', '[[a/]]', '[[', ']]', '[[paid-yuan]]'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const line = pieces.join('');
        expect(writeInlines(readInlines(line))).toBe(line);
      }),
    );
  });
});
