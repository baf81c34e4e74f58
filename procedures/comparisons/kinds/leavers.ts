import { noData, nothing, textOf, type ComparisonKind } from '../kind.ts';
import { employerColumns } from './employer-columns.ts';

/** 离职人员清单: whether somebody left the named employer before the months of service were full. */
export const leavers: ComparisonKind = {
  id: 'leavers',
  name: { zh: '离职人员清单', en: 'List of leavers' },
  purpose: {
    zh: '核对领取补助的人是否在服务期届满前离开申请中写明的单位',
    en: 'To find who left the named employer before the service asked for was full',
  },
  basis: {
    zh: '《个人信息保护法》第十三条第一款第三项、第三十四条；各补助政策的服务期条款',
    en: 'Personal Information Protection Law, articles 13(1)(3) and 34; the service clauses of the benefits',
  },
  columns: [
    ...employerColumns({ zh: '原单位', en: 'Employer left' }),
    { key: 'leftOn', name: { zh: '离职日期', en: 'Left on' }, kind: 'date' },
  ],
  keys: ['employerCode'],
  explainer: 'employer',
  workingDays: 10,
  tellsPerson: true,
  reasons: {
    'left-early': {
      zh: '{{leftOn}} 离开申请中写明的单位，早于补助要求的服务期届满日 {{serviceUntil}}。',
      en: 'Left the named employer on {{leftOn}}, before the service asked for ends on {{serviceUntil}}.',
    },
  },
  weigh: (row, { service, employer }) => {
    if (!service) return nothing;
    const [leftOn, code] = [textOf(row, 'leftOn'), textOf(row, 'employerCode')];
    // Leaving another employer says nothing of the service under this case.
    if (leftOn === null || code === null || !employer || code !== employer.creditCode)
      return noData;
    if (leftOn >= service.until) return nothing;
    const values = { leftOn, serviceUntil: service.until };
    const repay = { by: 'service', leftOn } as const;
    return { found: 'suspect', reason: 'left-early', values, repay };
  },
};
