import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare-texts.ts';
import type { LetterContent } from './contract.ts';

const content = (...lines: readonly string[]): LetterContent => ({
  class: null,
  title: '标题',
  salutation: '甘霖代表',
  blocks: lines.map((line) => ({ kind: 'paragraph', inlines: [{ kind: 'text', text: line }] })),
  closing: '',
  attachments: [],
  copyTo: [],
  contact: null,
  notes: [],
  slots: {},
});
const changed = (was: readonly string[], is: readonly string[]) =>
  compareTexts(content(...was), content(...is)).map((each) => [each.where, each.was, each.is]);

describe('two versions of a text', () => {
  it('do not differ when they are the same', () => {
    expect(changed(['甲', '乙'], ['甲', '乙'])).toEqual([]);
  });

  it('tell a line that was added, taken out, changed or moved', () => {
    expect(changed(['甲', '丙'], ['甲', '乙', '丙'])).toEqual([['blocks.1', null, '乙']]);
    expect(changed(['甲', '乙', '丙'], ['甲', '丙'])).toEqual([['blocks.1', '乙', null]]);
    expect(changed(['甲', '乙', '丙'], ['甲', '丁', '丙'])).toEqual([['blocks.1', '乙', '丁']]);
    expect(changed(['甲', '乙', '丙'], ['丙', '甲', '乙'])).toEqual([
      ['blocks.0', null, '丙'],
      ['blocks.2', '丙', null],
    ]);
    expect(changed([], ['甲'])).toEqual([['blocks.0', null, '甲']]);
    expect(changed(['甲'], [])).toEqual([['blocks.0', '甲', null]]);
  });

  it('tell what stands around the text, and a paragraph that became a heading', () => {
    const was = content('甲');
    const is: LetterContent = {
      ...content(),
      title: '新标题',
      contact: { name: '王芳', phone: '1' },
      blocks: [{ kind: 'heading', level: 2, inlines: [{ kind: 'text', text: '甲' }] }],
    };
    expect(compareTexts(was, is)).toEqual([
      { where: 'title', was: '标题', is: '新标题' },
      { where: 'contact', was: null, is: '王芳 1' },
      { where: 'blocks.0', was: '甲', is: '## 甲' },
    ]);
  });
});
