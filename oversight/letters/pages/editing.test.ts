import { describe, expect, it } from 'vitest';
import type { LetterContent } from '../contract.ts';
import { contentOf, editedFrom, freeSlotId, moved, newSlot } from './editing.ts';

const content: LetterContent = {
  class: 'A',
  title: '标题',
  salutation: '甘霖代表',
  blocks: [
    { kind: 'heading', level: 1, inlines: [{ kind: 'text', text: '兑付' }] },
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'text', text: '共' },
        { kind: 'figure', slotId: 'paid' },
        { kind: 'text', text: '。' },
      ],
    },
  ],
  closing: '',
  attachments: [],
  copyTo: [],
  contact: null,
  notes: [],
  slots: { paid: newSlot('home-purchase-paid-persons', '2024-06-03') },
};

describe('the letter editor', () => {
  it('gives back the very text it took', () => {
    const { blocks, ...rest } = contentOf(editedFrom(content));
    expect({ ...rest, blocks }).toEqual(content);
  });

  it('leaves out a slot that no line names any more', () => {
    const edited = editedFrom(content);
    const without = { ...edited, blocks: edited.blocks.slice(0, 1) };
    expect(contentOf(without).slots).toEqual({});
  });

  it('finds a free slot id and moves blocks as far as there is room', () => {
    expect(freeSlotId(editedFrom(content))).toBe('figure-1');
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });
});
