import { addDays, addMonths } from '@yanzhen/values/civil-date.ts';
import { earliest, latest, noData, nothing, textOf, type ComparisonKind } from '../kind.ts';
import { employerColumns } from './employer-columns.ts';

/** Months that a list may lag behind: contributions that ended later are not known to have ended. */
const lagMonths = 1;

/** 社会保险参保清单: whether contributions went on, here and by the named employer, over the service asked for. */
export const insurance: ComparisonKind = {
  id: 'insurance',
  name: { zh: '社会保险参保清单', en: 'Social insurance list' },
  purpose: {
    zh: '核对领取补助的人在服务期内是否仍由申请中写明的单位在本市缴纳社会保险',
    en: 'To check that, within the service asked for, contributions are still paid in the city by the named employer',
  },
  basis: {
    zh: '《个人信息保护法》第十三条第一款第三项、第三十四条；各补助政策的服务期条款',
    en: 'Personal Information Protection Law, articles 13(1)(3) and 34; the service clauses of the benefits',
  },
  columns: [
    ...employerColumns({ zh: '参保单位', en: 'Paying employer' }),
    {
      key: 'place',
      name: { zh: '参保地', en: 'Place' },
      kind: 'choice',
      choices: [
        { value: 'here', label: { zh: '本市', en: 'This city' } },
        { value: 'elsewhere', label: { zh: '外市', en: 'Another city' } },
      ],
    },
    { key: 'since', name: { zh: '参保起始日', en: 'Paid from' }, kind: 'date' },
    {
      key: 'until',
      name: { zh: '缴费截止日', en: 'Paid until' },
      kind: 'date',
      note: { zh: '仍在缴费的留空。', en: 'Left empty while contributions go on.' },
    },
  ],
  keys: [],
  explainer: 'person',
  workingDays: 10,
  tellsPerson: true,
  reasons: {
    'contributions-ended': {
      zh: '社会保险只缴到 {{until}}，早于补助要求的服务期届满日 {{serviceUntil}}。',
      en: 'Social insurance was paid until {{until}} only, before the service asked for ends on {{serviceUntil}}.',
    },
    'other-city': {
      zh: '{{since}} 起在外市缴纳社会保险，而补助要求在本市服务到 {{serviceUntil}}。',
      en: 'Social insurance is paid in another city since {{since}}; the benefit asks for service here until {{serviceUntil}}.',
    },
    'other-employer': {
      zh: '{{since}} 起由“{{employer}}”缴纳社会保险，不是申请中写明的单位。',
      en: 'Social insurance is paid by “{{employer}}” since {{since}}, not by the employer named in the application.',
    },
  },
  weigh: (row, { asOf, service, employer }) => {
    if (!service) return nothing;
    const [until, since] = [textOf(row, 'until'), textOf(row, 'since')];
    const [place, code] = [textOf(row, 'place'), textOf(row, 'employerCode')];
    const serviceUntil = service.until;
    if (until !== null && until < earliest(serviceUntil, asOf)) {
      if (until >= addMonths(asOf, -lagMonths)) return noData;
      const repay = { by: 'service', leftOn: until } as const;
      return { found: 'suspect', reason: 'contributions-ended', values: { until, serviceUntil }, repay }; // prettier-ignore
    }
    // What began after the service was over says nothing of it.
    const began = latest(since ?? asOf, service.from);
    if (began >= serviceUntil) return nothing;
    const repay = { by: 'service', leftOn: addDays(began, -1) } as const;
    if (place === 'elsewhere') {
      return {
        found: 'suspect',
        reason: 'other-city',
        values: { since: began, serviceUntil },
        repay,
      };
    }
    if (code !== null && employer && code !== employer.creditCode) {
      const values = { since: began, employer: textOf(row, 'employer') ?? code };
      return { found: 'suspect', reason: 'other-employer', values, repay };
    }
    return place === null && code === null && until === null ? noData : nothing;
  },
};
