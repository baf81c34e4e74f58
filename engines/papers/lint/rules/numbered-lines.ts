import { headingMark } from '../../numbering.ts';
import { outlineOf, type OutlineMark } from '../outline.ts';
import type { Paper } from '../paper.ts';
import type { Hit, Rule } from '../rule.ts';

/**
 * Numbers of headings, set or typed, go 一、二、三、 within what they belong to: none doubled, skipped or backward,
 * and none alone.
 *
 * @source GB/T 9704-2012 7.3.3
 */
export const numberedLines: Rule = {
  codes: {
    'number-doubled': {
      severity: 'error',
      says: { zh: '序号“{it}”用了两次。', en: 'The number “{it}” stands twice.' },
      remedy: {
        zh: '请按顺序改为“{next}”，并核对此前各标题的层级。',
        en: 'Make it “{next}”, and look at the levels of the headings before it.',
      },
    },
    'number-skipped': {
      severity: 'error',
      says: {
        zh: '序号“{it}”之前缺“{next}”。',
        en: 'The number “{it}” comes where “{next}” is due.',
      },
      remedy: {
        zh: '请改为“{next}”，或补上缺少的部分。',
        en: 'Make it “{next}”, or add what is missing.',
      },
    },
    'number-level-skipped': {
      severity: 'error',
      says: {
        zh: '序号“{it}”越过了上一级序号。',
        en: 'The number “{it}” skips the level above it.',
      },
      remedy: {
        zh: '层级依次为“一、”“（一）”“1.”“（1）”，请改为上一级的序号。',
        en: 'Levels are 一、 then （一） then 1. then （1）; use the number of the level above.',
      },
    },
    'number-alone': {
      severity: 'warning',
      says: {
        zh: '“{it}”之后没有同级的下一项，后文可能标错了层级。',
        en: 'No second item follows “{it}”; what comes after may be numbered at the wrong level.',
      },
      remedy: {
        zh: '后文同级内容请用同级序号；只有一项的，不必编号。',
        en: 'Number what follows at this level; a single item needs no number.',
      },
    },
    'number-form': {
      severity: 'warning',
      says: {
        zh: '序号“{it}”的写法不合规范。',
        en: 'The number “{it}” is not written as it should be.',
      },
      remedy: {
        zh: '各级写法为“一、”“（一）”“1.”“（1）”，带括号的后面不再加顿号。',
        en: 'Write 一、 （一） 1. （1）; no further mark behind brackets.',
      },
    },
  },
  find: (paper) => numberHits(paper),
};

interface Open {
  readonly mark: OutlineMark;
  readonly count: number;
}

function numberHits(paper: Paper): Hit[] {
  const hits: Hit[] = [];
  /** Open lists by level: the last number and how many there were. */
  const open: (Open | undefined)[] = [];
  const close = (from: number): void => {
    for (const list of open.splice(from))
      if (list?.count === 1 && list.mark.level > 1) hits.push(hit('number-alone', list.mark));
  };
  for (const mark of outlineOf(paper)) {
    if (!mark.formal) hits.push(hit('number-form', mark));
    const at = mark.level - 1;
    close(at + 1);
    const last = open[at];
    const due = (last?.mark.count ?? 0) + 1;
    // Of headings that the engine numbers, `headings` says so.
    if (!mark.set && !last && at > 0 && !open[at - 1]) hits.push(hit('number-level-skipped', mark));
    if (last && mark.count < due) hits.push(hit('number-doubled', mark, due));
    else if (mark.count > due) hits.push(hit('number-skipped', mark, due));
    open[at] = { mark, count: (last?.count ?? 0) + 1 };
  }
  close(0);
  return hits;
}

function hit(code: string, mark: Open['mark'], due = mark.count): Hit {
  const next = headingMark(mark.level, Math.min(due, 99)).trim();
  return { code, where: mark.where, excerpt: mark.text, values: { next } };
}
