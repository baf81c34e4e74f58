import { figureHolds, readFigure } from '../../figure-text.ts';
import type { BoundFigure } from '../../letter.ts';
import type { Paper } from '../paper.ts';
import type { Hit, Rule } from '../rule.ts';

/** Each slot has its figure, each figure its slot, and what it prints is true of its value. */
export const figures: Rule = {
  codes: {
    'figure-missing': {
      severity: 'error',
      says: {
        zh: '数据位“{it}”没有绑定数据。',
        en: 'No figure is bound to the slot “{it}”.',
      },
      remedy: {
        zh: '请选择指标并取数，或删去该数据位。',
        en: 'Choose an indicator and take its figure, or remove the slot.',
      },
    },
    'figure-unused': {
      severity: 'warning',
      says: {
        zh: '数据“{it}”已取数，但正文没有引用。',
        en: 'The figure “{it}” was taken, but the text does not quote it.',
      },
      remedy: { zh: '请在正文中引用，或删去该数据。', en: 'Quote it in the text, or remove it.' },
    },
    'figure-unreadable': {
      severity: 'warning',
      says: {
        zh: '“{it}”无法与数值{value}自动核对。',
        en: '“{it}” cannot be checked against the value {value}.',
      },
      remedy: {
        zh: '请按“数字＋单位”书写，可加“超”“近”“万”“亿”。',
        en: 'Write number and unit, with 超, 近, 万 or 亿 where wanted.',
      },
    },
    'figure-contradicts-value': {
      severity: 'error',
      says: {
        zh: '“{it}”与指标数值{value}不符。',
        en: '“{it}” is not true of the indicator’s value {value}.',
      },
      remedy: {
        zh: '请按数值重新生成文字：“超”须小于数值，“近”须大于数值且相差不到一成。',
        en: 'Write it anew from the value: 超 is below the value, 近 above it by less than a tenth.',
      },
    },
    'figure-after-signature': {
      severity: 'error',
      says: {
        zh: '“{it}”的数据日期{day}晚于成文日期{signed}。',
        en: '“{it}” is of {day}, after the letter’s date {signed}.',
      },
      remedy: { zh: '请重新取数或修改成文日期。', en: 'Take the figure again or change the date.' },
    },
  },
  find: (paper) => {
    const used = new Set<string>();
    const inText = paper.letter.blocks.flatMap((block, at) =>
      block.inlines.flatMap((inline) => {
        if (inline.kind !== 'figure') return [];
        used.add(inline.slotId);
        const where = `blocks.${at}`;
        const figure = Object.hasOwn(paper.figures, inline.slotId)
          ? paper.figures[inline.slotId]
          : undefined;
        return figure
          ? figureHits(where, figure, paper)
          : [{ code: 'figure-missing', where, excerpt: inline.slotId }];
      }),
    );
    const spare = Object.keys(paper.figures).filter((slotId) => !used.has(slotId));
    return [
      ...inText,
      ...spare.map((it) => ({ code: 'figure-unused', where: `figures.${it}`, excerpt: it })),
    ];
  },
};

function figureHits(where: string, figure: BoundFigure, paper: Paper): Hit[] {
  const out: Hit[] = [];
  const read = readFigure(figure.text);
  const { signedOn } = paper.letter;
  const part = paper.body.find((each) => each.where === where);
  const at = Math.max(0, part?.text.indexOf(figure.text) ?? 0);
  const base = { where, at, excerpt: figure.text };
  const value = `${figure.value}${figure.unit}`;
  if (!read || read.unit !== figure.unit)
    out.push({ ...base, code: 'figure-unreadable', values: { value } });
  else if (!figureHolds(read, figure.value))
    out.push({ ...base, code: 'figure-contradicts-value', values: { value } });
  if (signedOn !== undefined && figure.validOn > signedOn)
    out.push({
      ...base,
      code: 'figure-after-signature',
      values: { day: figure.validOn, signed: signedOn },
    });
  return out;
}
