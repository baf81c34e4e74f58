import { addDays } from '@yanzhen/values/civil-date.ts';
import { earliest, latest, noData, nothing, textOf, type ComparisonKind } from '../kind.ts';
import { employerColumns } from './employer-columns.ts';

/** 个人所得税申报清单: whether the named employer declared an income in a year of the service. */
export const tax: ComparisonKind = {
  id: 'tax',
  name: { zh: '个人所得税申报清单', en: 'Income tax list' },
  purpose: {
    zh: '核对服务期内的年度是否由申请中写明的单位为本人申报工资薪金所得',
    en: 'To check that the named employer declared wages of the person in each year of the service',
  },
  basis: {
    zh: '《个人信息保护法》第十三条第一款第三项、第三十四条；各补助政策的服务期条款',
    en: 'Personal Information Protection Law, articles 13(1)(3) and 34; the service clauses of the benefits',
  },
  columns: [
    {
      key: 'year',
      name: { zh: '年度', en: 'Year' },
      kind: 'integer',
      minimum: 2000,
      maximum: 2199,
      required: true,
      example: '2024',
    },
    ...employerColumns({ zh: '扣缴单位', en: 'Withholding employer' }),
    {
      key: 'declared',
      name: { zh: '是否申报工资薪金', en: 'Wages declared' },
      kind: 'yes-no',
      note: {
        zh: '只问是否申报，不收集金额。',
        en: 'Whether they were declared; sums are not collected.',
      },
    },
  ],
  keys: ['year'],
  explainer: 'employer',
  workingDays: 10,
  tellsPerson: true,
  reasons: {
    'not-declared': {
      zh: '{{year}} 年没有单位为其申报工资薪金所得，而补助要求这一年在岗服务。',
      en: 'No employer declared wages for {{year}}, a year of the service that the benefit asks for.',
    },
    'declared-by-another': {
      zh: '{{year}} 年的工资薪金由“{{employer}}”申报，不是申请中写明的单位。',
      en: 'Wages for {{year}} were declared by “{{employer}}”, not by the employer named in the application.',
    },
  },
  weigh: (row, { asOf, service, employer }) => {
    const year = String(row['year'] ?? '');
    if (!service || year === '') return service ? noData : nothing;
    const from = latest(`${year}-01-01`, service.from);
    if (from >= earliest(addDays(`${year}-12-31`, 1), service.until)) return nothing;
    const repay = { by: 'service', leftOn: addDays(from, -1) } as const;
    if (row['declared'] === false) {
      // A year that is not over may still be declared.
      if (asOf <= `${year}-12-31`) return noData;
      return { found: 'suspect', reason: 'not-declared', values: { year }, repay };
    }
    const code = textOf(row, 'employerCode');
    if (code === null || !employer) return noData;
    if (code === employer.creditCode) return nothing;
    const values = { year, employer: textOf(row, 'employer') ?? code };
    return { found: 'suspect', reason: 'declared-by-another', values, repay };
  },
};
