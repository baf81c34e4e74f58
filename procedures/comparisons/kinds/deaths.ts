import { noData, nothing, textOf, type ComparisonKind } from '../kind.ts';

/** By which what fell due after a death comes back. */
const law = { zh: '财政资金管理规定', en: 'Rules on public money' };

/** 死亡人员清单: whether a part fell due, or is still to, after the person died. */
export const deaths: ComparisonKind = {
  id: 'deaths',
  name: { zh: '死亡人员清单', en: 'List of deaths' },
  purpose: {
    zh: '核对已故人员名下是否还有到期或将要到期的补助',
    en: 'To find benefits that fell due, or still would, after the person had died',
  },
  basis: {
    zh: '《个人信息保护法》第十三条第一款第三项、第三十四条、第四十九条；财政资金管理规定',
    en: 'Personal Information Protection Law, articles 13(1)(3), 34 and 49; rules on public money',
  },
  columns: [{ key: 'diedOn', name: { zh: '死亡日期', en: 'Died on' }, kind: 'date' }],
  keys: [],
  explainer: 'county',
  workingDays: 5,
  tellsPerson: false,
  reasons: {
    'due-after-death': {
      zh: '本人于 {{diedOn}} 去世，其后仍有补助到期。请县区核实并说明。',
      en: 'The person died on {{diedOn}}, and a part fell due after that. The county is asked to verify.',
    },
    'parts-to-come': {
      zh: '本人于 {{diedOn}} 去世，名下还有以后各期待付。请县区核实并说明。',
      en: 'The person died on {{diedOn}}, and further parts are still to fall due. The county is asked to verify.',
    },
    'open-case': {
      zh: '本人于 {{diedOn}} 去世，名下申请仍在办理。请县区核实并说明。',
      en: 'The person died on {{diedOn}}, and the application is still under way. The county is asked to verify.',
    },
  },
  weigh: (row, { asOf, grantedOn, parts }) => {
    const diedOn = textOf(row, 'diedOn');
    if (diedOn === null) return noData;
    const values = { diedOn };
    if (grantedOn === null) {
      return { found: 'suspect', reason: 'open-case', values, repay: { by: 'nothing' } };
    }
    const after = parts.filter(({ dueOn, state }) => dueOn > diedOn && state !== 'stopped');
    if (after.length === 0) return nothing;
    const fell = after.some(({ dueOn, state }) => dueOn <= asOf || state === 'paid');
    const repay = { by: 'parts-after', on: diedOn, clause: law.zh } as const;
    return { found: 'suspect', reason: fell ? 'due-after-death' : 'parts-to-come', values, repay };
  },
};
