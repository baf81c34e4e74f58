import { figureHolds, readFigure } from '../figure-text.ts';
import type { BoundFigure, Figures, Letter } from '../letter.ts';
import type { Finding } from './finding.ts';
import { withoutPersonal } from './personal.ts';

/** Each slot has its figure, each figure its slot, and what it prints is true of its value. */
export function lintFigures(letter: Letter, figures: Figures): Finding[] {
  const used = new Set<string>();
  const inText = letter.blocks.flatMap((block, at) =>
    block.inlines.flatMap((inline) => {
      if (inline.kind !== 'figure') return [];
      used.add(inline.slotId);
      const figure = Object.hasOwn(figures, inline.slotId) ? figures[inline.slotId] : undefined;
      const where = `blocks.${at}`;
      return figure ? lintFigure(where, figure, letter.signedOn) : [missing(where, inline.slotId)];
    }),
  );
  const unused = Object.keys(figures).filter((slotId) => !used.has(slotId));
  return [...inText, ...unused.map(spare)];
}

function missing(where: string, slotId: string): Finding {
  return {
    code: 'figure-missing',
    severity: 'error',
    where,
    excerpt: slotId,
    says: {
      zh: `数据位“${slotId}”没有绑定数据。`,
      en: `No figure is bound to the slot “${slotId}”.`,
    },
    remedy: {
      zh: '请选择指标并取数，或删去该数据位。',
      en: 'Choose an indicator and take its figure, or remove the slot.',
    },
  };
}

function spare(slotId: string): Finding {
  return {
    code: 'figure-unused',
    severity: 'warning',
    where: `figures.${slotId}`,
    excerpt: slotId,
    says: {
      zh: `数据“${slotId}”已取数，但正文没有引用。`,
      en: `The figure “${slotId}” was taken, but the text does not quote it.`,
    },
    remedy: { zh: '请在正文中引用，或删去该数据。', en: 'Quote it in the text, or remove it.' },
  };
}

function lintFigure(where: string, figure: BoundFigure, signedOn: string | undefined): Finding[] {
  const out: Finding[] = [];
  const read = readFigure(figure.text);
  const printed = withoutPersonal(figure.text);
  const value = `${figure.value}${figure.unit}`;
  const base = { where, excerpt: printed };
  if (!read || read.unit !== figure.unit)
    out.push({
      ...base,
      code: 'figure-unreadable',
      severity: 'warning',
      says: {
        zh: `“${printed}”无法与数值${value}自动核对。`,
        en: `“${printed}” cannot be checked against the value ${value}.`,
      },
      remedy: {
        zh: '请按“数字＋单位”书写，可加“超”“近”“万”“亿”。',
        en: 'Write number and unit, with 超, 近, 万 or 亿 where wanted.',
      },
    });
  else if (!figureHolds(read, figure.value))
    out.push({
      ...base,
      code: 'figure-contradicts-value',
      severity: 'error',
      says: {
        zh: `“${printed}”与指标数值${value}不符。`,
        en: `“${printed}” is not true of the indicator's value ${value}.`,
      },
      remedy: {
        zh: '请按数值重新生成文字：“超”不得大于数值，“近”不得小于数值。',
        en: 'Write it anew from the value: 超 never above the value, 近 never below it.',
      },
    });
  if (signedOn !== undefined && figure.validOn > signedOn)
    out.push({
      ...base,
      code: 'figure-after-signature',
      severity: 'error',
      says: {
        zh: `“${printed}”的数据日期${figure.validOn}晚于成文日期${signedOn}。`,
        en: `“${printed}” is of ${figure.validOn}, after the letter's date ${signedOn}.`,
      },
      remedy: { zh: '请重新取数或修改成文日期。', en: 'Take the figure again or change the date.' },
    });
  return out;
}
