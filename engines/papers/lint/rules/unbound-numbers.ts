import { withoutNaming } from '../quantities.ts';
import { withoutPersonal } from '../personal-numbers.ts';
import type { Rule } from '../rule.ts';

const counting = /\d[\d,，]{0,20}(?:\.\d{1,8})?\s?[%％‰]?[万亿千百]?(?:\p{Script=Han}{0,2})/gu;

/** A number typed in the text is one that nobody can open to its records. */
export const unboundNumbers: Rule = {
  codes: {
    'number-unbound': {
      severity: 'warning',
      says: {
        zh: '“{it}”是手工填写的数字，没有绑定指标。',
        en: '“{it}” is a number typed by hand, bound to no indicator.',
      },
      remedy: {
        zh: '请改为数据位；确属政策规定或引文的，可以写明理由后保留。',
        en: 'Make it a figure slot; where it quotes a rule or a text, keep it and say why.',
      },
    },
  },
  find: ({ body }) =>
    body.flatMap(({ where, typed }) =>
      // A personal number is found elsewhere, and never quoted.
      [...withoutNaming(withoutPersonal(typed)).matchAll(counting)].map((found) => ({
        code: 'number-unbound',
        where,
        at: typed.indexOf(found[0]) < 0 ? found.index : typed.indexOf(found[0], found.index),
        excerpt: found[0].trim(),
      })),
    ),
};
