import type { Block } from '../../letter.ts';
import { readMark } from '../outline.ts';
import type { Hit, Rule } from '../rule.ts';

/** Levels of headings follow one another, carry no typed number, and have text below. @source GB/T 9704-2012 7.3.3 */
export const headings: Rule = {
  codes: {
    'heading-first-level': {
      severity: 'error',
      says: {
        zh: '第一个标题是第{to}级，应从第1级开始。',
        en: 'The first heading is of level {to}; headings begin at level 1.',
      },
      remedy: {
        zh: '请改为第1级，或先加上一级标题。',
        en: 'Make it level 1, or add the heading above it first.',
      },
    },
    'heading-level-skipped': {
      severity: 'error',
      says: {
        zh: '标题从第{from}级直接到了第{to}级。',
        en: 'The heading goes from level {from} straight to level {to}.',
      },
      remedy: {
        zh: '请改为第{next}级，或先加上一级标题。',
        en: 'Make it level {next}, or add the heading above it first.',
      },
    },
    'heading-number-typed': {
      severity: 'error',
      says: {
        zh: '标题文字中带有手工序号，会与自动编号重复。',
        en: 'The heading has a number typed by hand, beside the one that is set for it.',
      },
      remedy: { zh: '请删去手工序号。', en: 'Remove the typed number.' },
    },
    'heading-without-text': {
      severity: 'warning',
      says: { zh: '标题之下没有正文。', en: 'Nothing stands under this heading.' },
      remedy: { zh: '请补充正文，或删去标题。', en: 'Add the text, or remove the heading.' },
    },
  },
  find: ({ letter }) => headingHits(letter.blocks),
};

function headingHits(blocks: readonly Block[]): Hit[] {
  let level = 0;
  return blocks.flatMap((block, at) => {
    if (block.kind !== 'heading') return [];
    const where = `blocks.${at}`;
    const out: Hit[] = [];
    if (block.level > level + 1)
      out.push({
        code: level === 0 ? 'heading-first-level' : 'heading-level-skipped',
        where,
        values: { from: level, to: block.level, next: level + 1 },
      });
    level = block.level;
    const first = block.inlines[0];
    if (first?.kind === 'text' && readMark(first.text))
      out.push({ code: 'heading-number-typed', where });
    const next = blocks[at + 1];
    if (!next || (next.kind === 'heading' && next.level <= block.level))
      out.push({ code: 'heading-without-text', where });
    return out;
  });
}
