import type { Policy } from '../rules.ts';
import { benefit, condition, fact, smallFacts, smallPolicy } from './small-pack.ts';

/** Looks like code wherever it stands. */
export const mark = `x"];globalThis.broken=1;//\`\${process}\`'`;
export const hostileFacts = smallFacts([
  fact('price', '购房合同价', { type: 'money' }),
  fact('months', '工作月数', { type: 'number', unit: mark, whole: true, min: 0 }),
  fact('area', '建筑面积', { type: 'number', unit: 'square-metre', whole: false }),
  fact('hired', '全职引进', { type: 'boolean', label: { zh: mark, en: mark } }),
  fact('note', '备注', { type: 'text', lengthMax: 200, purpose: { zh: mark, en: mark } }),
  fact('degree', '最高学历', {
    type: 'code',
    codes: [
      { code: 'return-globalthis', label: { zh: mark, en: mark } },
      { code: 'constructor', label: { zh: '硕士', en: 'Master' } },
    ],
  }),
]);

/** A policy all of whose texts, names and codes look like code. */
export function hostilePolicy(): Policy {
  return smallPolicy(
    hostileFacts,
    [
      benefit(
        'return-this',
        [
          condition('delete', `备注 = ${JSON.stringify(mark)}`),
          condition('globalthis', '最高学历 in ("return-globalthis", "constructor")'),
          condition('eval', `上限 >= 购房合同价 * 0.0325 or substring(备注, 1) = "process.exit()"`),
          condition('area', '建筑面积 * 0.07 > 0.3 or 全职引进'),
        ],
        { formula: '补助额 * 0.333', cap: '购房合同价 / 工作月数' },
        { name: { zh: mark, en: mark } },
      ),
    ],
    {
      document: { title: { zh: mark, en: mark }, number: mark },
      parameters: [
        {
          id: 'ceiling',
          name: '上限',
          label: { zh: mark, en: mark },
          value: 123456,
          unit: 'yuan',
          assumed: true,
          source: 'assumed',
          reconfirmOn: '2027-03-31',
        },
      ],
      derived: [
        {
          id: 'globalThis',
          name: '补助额',
          label: { zh: mark, en: mark },
          yields: 'money',
          clause: '第一条',
          assumed: true,
          table: {
            hitPolicy: 'UNIQUE',
            inputs: ['最高学历'],
            rows: [
              { when: ['"return-globalthis"'], then: '购房合同价 / 7', assumed: true },
              { when: ['"constructor"'], then: '3000.005', assumed: true },
            ],
          },
        },
      ],
    },
  );
}
