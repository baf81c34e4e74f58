import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { indicators } from '../../indicators/feature.ts';
import { letters } from '../../letters/feature.ts';
import { letterPack } from '../../letters/testing/letter-city.ts';
import { proposals } from '../feature.ts';

const source = { zh: '测试办法', en: 'Test measures' };
const lines = [
  ['congress', true, 3],
  ['congress', false, 3],
  ['cppcc', true, 5],
  ['cppcc', false, 3],
] as const;

/** Rules as Sichuan has them. */
export const rules = {
  numbering: { congress: 'S{congress:2}{session:2}{serial:4}', cppcc: '{serial:3}' },
  terms: lines.map(([body, inSession, months]) => ({ body, inSession, months, source })),
  ceilingMonths: 6,
  reworkMonths: 3,
  returnDays: 10,
  opinionMonths: 1,
  rollForward: false,
  classes: {
    place: 'title' as const,
    list: [
      { id: 'A' as const, says: { zh: '已经解决', en: 'Solved' }, followUp: false },
      { id: 'B' as const, says: { zh: '正在解决', en: 'Being solved' }, followUp: true },
      { id: 'C' as const, says: { zh: '暂不能解决', en: 'Not for now' }, followUp: false },
    ],
  },
  assumed: true,
};

/** A city whose offices `bureau`, `education` and `housing` answer proposals. */
export async function openProposalCity() {
  const features = [calendar, policies, indicators, letters, proposals];
  const city = await openTestCity(features, { pack: { ...letterPack, proposals: rules } });
  const staff = (name: string, ...roles: string[]) => city.person({ name, login: name, roles });
  const people = {
    officer: await staff('jiaoban', 'proposal-officer'),
    handler: await staff('chengban', 'proposal-handler', 'letter-drafter'),
    joint: await staff('huiban', 'proposal-handler'),
    checker: await staff('shenhe', 'proposal-checker', 'letter-checker'),
    supervisor: await staff('duban', 'proposal-supervisor'),
    signer: await staff('qianfa', 'letter-signer'),
    first: await deputy(city, '柏若谷'),
    second: await deputy(city, '檀知秋'),
  };
  for (const [login, unit] of [['chengban', 'bureau'], ['shenhe', 'bureau'], ['huiban', 'education']]) {
    await people.supervisor.call('POST', '/proposal-seats', { login, unit });
  } // prettier-ignore
  return { city, ...people };
}

const deputy = (city: TestCity, name: string): Promise<TestPerson> =>
  city.person({ name, kind: 'talent', roles: ['deputy'] });
