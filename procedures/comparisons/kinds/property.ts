import { noData, nothing, textOf, type ComparisonKind } from '../kind.ts';

/** 不动产登记清单: whether a home was the person's before the purchase that was supported. */
export const property: ComparisonKind = {
  id: 'property',
  name: { zh: '不动产登记清单', en: 'Property list' },
  purpose: {
    zh: '核对享受购房补助的人在购买所补助的住房之前是否已有住房',
    en: 'To check that a supported home was the first: none was owned before it was bought',
  },
  basis: {
    zh: '《个人信息保护法》第十三条第一款第三项、第三十四条；购房补助政策的首套住房条款',
    en: 'Personal Information Protection Law, articles 13(1)(3) and 34; the first-home clause of the benefit',
  },
  columns: [
    {
      key: 'certificate',
      name: { zh: '不动产权证号', en: 'Certificate' },
      kind: 'text',
      lengthMax: 60,
      note: { zh: '一人有几处的，每处一行。', en: 'One row for each property of a person.' },
    },
    {
      key: 'use',
      name: { zh: '用途', en: 'Use' },
      kind: 'choice',
      choices: [
        { value: 'home', label: { zh: '住宅', en: 'Home' } },
        { value: 'other', label: { zh: '非住宅', en: 'Other' } },
      ],
    },
    { key: 'acquiredOn', name: { zh: '取得日期', en: 'Acquired on' }, kind: 'date' },
  ],
  keys: ['certificate', 'acquiredOn'],
  explainer: 'person',
  workingDays: 10,
  tellsPerson: true,
  reasons: {
    'owned-before': {
      zh: '登记显示 {{acquiredOn}} 已取得一处住宅，早于所补助住房的签约日 {{boughtOn}}。',
      en: 'The register shows a home acquired on {{acquiredOn}}, before the supported one was bought on {{boughtOn}}.',
    },
  },
  weigh: (row, { firstHome }) => {
    const use = textOf(row, 'use');
    if (!firstHome || use === 'other') return nothing;
    const acquiredOn = textOf(row, 'acquiredOn');
    const { boughtOn, clause } = firstHome;
    if (use === null || acquiredOn === null || boughtOn === null) return noData;
    if (acquiredOn >= boughtOn) return nothing;
    const repay = { by: 'whole', on: acquiredOn, clause } as const;
    return { found: 'suspect', reason: 'owned-before', values: { acquiredOn, boughtOn }, repay };
  },
};
