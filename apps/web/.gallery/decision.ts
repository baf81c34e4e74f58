export const decision = {
  outcome: 'unknown' as const,
  reasons: [
    {
      conditionId: 'a',
      outcome: 'yes' as const,
      clause: { document: 'housing', clause: '第三条（一）' },
      says: {
        zh: '2024年1月1日以后全职引进到泸州工作',
        en: 'Brought to Luzhou full time after 1 January 2024',
      },
      facts: [{ id: 'x', name: '全职引进', value: true, source: '本人申报' }],
    },
    {
      conditionId: 'b',
      outcome: 'no' as const,
      clause: { document: 'housing', clause: '第三条（二）' },
      says: {
        zh: '在泸州连续工作满36个月',
        en: 'Has worked in Luzhou for 36 months without a break',
      },
      remedy: {
        zh: '您已连续工作30个月，到2027年5月满36个月后可以申请。',
        en: 'You have worked 30 months; you can apply from May 2027.',
      },
      facts: [{ id: 'y', name: '连续工作月数', value: 30, source: '社保比对 2026年11月' }],
    },
    {
      conditionId: 'c',
      outcome: 'unknown' as const,
      clause: { document: 'housing', clause: '第三条（三）' },
      says: {
        zh: '购买的是中心城区新建商品住房，并且是家庭首套',
        en: 'The home is newly built, in the central urban area, and the first of the household',
      },
      remedy: { zh: '请补充购房合同。', en: 'Please add the purchase contract.' },
      facts: [{ id: 'z', name: '家庭首套', value: null }],
    },
    {
      conditionId: 'd',
      outcome: 'not-applicable' as const,
      clause: { document: 'housing', clause: '第四条' },
      says: { zh: '高技能人才另行计算', en: 'Skilled talents are counted apart' },
      facts: [],
    },
  ],
};
