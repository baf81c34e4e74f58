import * as baseContract from '@yanzhen/mechanisms/cooperation/contract-bases.ts';
import * as institutes from '@yanzhen/mechanisms/cooperation/contract-institutes.ts';
import * as gatherings from '@yanzhen/mechanisms/cooperation/contract-gatherings.ts';
import * as training from '@yanzhen/mechanisms/cooperation/contract-training.ts';
import type { AgreementDetail } from '@yanzhen/registers/agreements/contract.ts';
import * as outcomes from '@yanzhen/registers/projects/contract-outcomes.ts';
import type { OutcomeKind } from '@yanzhen/registers/projects/contract-outcome-kinds.ts';
import { addDays, daysBetween } from '@yanzhen/values/civil-date.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import type { Organisation } from '@yanzhen/registers/organisations/offers.ts';
import type { Stage } from '../stage.ts';
import type { Company } from './company.ts';
import { exchangeThemes, personName, solutionNames, tradesTaught } from './names.ts';
import type { Pair } from './play-agreements.ts';
import type { Cooperation } from './records-file.ts';

/** County of a local organisation. */
function countyOf({ name, county }: Organisation): string {
  if (county === null) throw new Error(`demonstration: ${name} has no county`);
  return county;
}

type Agreements = ReadonlyMap<string, AgreementDetail>;
/** Identity numbers of the records' persons begin far behind those of the cast. */
const firstPerson = 60_000;

function agreementNamed(agreements: Agreements, key: string): AgreementDetail {
  const found = agreements.get(key);
  if (!found) throw new Error(`demonstration: there is no agreement ${key}`);
  return found;
}

/** The joint institute with the people it gathered and what it worked out. */
export async function playInstitute(
  stage: Stage,
  company: Company,
  agreements: Agreements,
  { institute, enteredOn }: Cooperation,
): Promise<void> {
  if (!institute) return;
  const agreementId = agreementNamed(agreements, institute.agreement).id;
  const organisation = company.organisation(institute.organisation);
  const { officer } = company;
  const { id: instituteId } = await stage.ask(officer, institutes.settleInstitute, {
    body: {
      name: institute.name,
      agreementId,
      organisationId: organisation.id,
      county: countyOf(organisation),
      cluster: null,
      settledOn: institute.settledOn,
    },
  });
  const titled = Object.entries(institute.people) as [(typeof institutes.titles)[number], number][];
  const people = titled.flatMap(([title, n]) => Array.from({ length: n }, () => title));
  for (const [n, title] of people.entries()) {
    await stage.ask(officer, institutes.addPerson, {
      params: { instituteId },
      body: {
        name: personName(n),
        identityNumber: syntheticIdentityNumber(firstPerson + n),
        title,
        mode: n % 3 === 0 ? 'full-time' : 'flexible',
        joinedOn: addDays(institute.settledOn, n * 11),
      },
    });
  }
  const span = daysBetween(institute.settledOn, enteredOn);
  for (const [kind, count] of Object.entries(institute.outcomes) as [OutcomeKind, number][]) {
    for (let n = 0; n < count; n += 1) {
      await stage.ask(officer, outcomes.reportForAgreement, {
        params: { agreementId },
        body: {
          kind,
          title: `${solutionNames[n % solutionNames.length] ?? ''}技术研究方案`,
          happenedOn: addDays(institute.settledOn, Math.floor(((n + 1) * span) / (count + 2))),
          quantity: 1,
        },
      });
    }
  }
}

/** Bases that the file names, and those of the agreements between schools and enterprises. */
export async function playBases(
  stage: Stage,
  company: Company,
  agreements: Agreements,
  pairs: readonly Pair[],
  { bases, training: plan, enteredOn }: Cooperation,
): Promise<void> {
  const named = bases.map(({ agreement, school, enterprise, ...rest }) => ({
    ...rest,
    agreement: agreementNamed(agreements, agreement),
    school: company.organisation(school),
    enterprise: company.organisation(enterprise),
  }));
  const paired = pairs.slice(0, plan?.bases ?? 0).map((pair, n) => ({
    ...pair,
    kind: 'training' as const,
    name: `${tradesTaught[n % tradesTaught.length] ?? ''}实训基地（${n + 1}）`,
  }));
  for (const [n, { kind, name, agreement, school, enterprise }] of [
    ...named,
    ...paired,
  ].entries()) {
    const base = await stage.ask(company.officer, baseContract.applyForBase, {
      body: {
        name,
        kind,
        schoolId: school.id,
        enterpriseId: enterprise.id,
        agreementId: agreement.id,
        county: countyOf(enterprise),
        cluster: enterprise.cluster,
        trades: tradesTaught[n % tradesTaught.length] ?? '',
        places: 30 + (n % 8) * 10,
        insured: true,
      },
    });
    let { version } = base;
    const signedOn = agreement.signedOn ?? enteredOn;
    const on = addDays(signedOn, Math.floor(daysBetween(signedOn, enteredOn) / 2));
    for (const [move, reason] of Object.entries(baseSteps)) {
      const body = { version, move: move as keyof typeof baseSteps, reason, on };
      const params = { baseId: base.id };
      version = (await stage.ask(company.officer, baseContract.moveBase, { params, body })).version;
    }
  }
}

const baseSteps = { check: '现场核查符合条件', recognise: '核查合格，予以认定' } as const;

/** Classes of schools with enterprises, and the joint pilot with its students. */
export async function playClasses(
  stage: Stage,
  company: Company,
  agreements: Agreements,
  pairs: readonly Pair[],
  { training: plan, pilot, enteredOn }: Cooperation,
): Promise<void> {
  const kinds = Object.entries(plan?.classes ?? {}) as [
    (typeof training.classKinds)[number],
    number,
  ][];
  const classes = kinds.flatMap(([kind, n]) => Array.from({ length: n }, () => kind));
  for (const [n, kind] of classes.entries()) {
    const pair = pairs[n];
    if (!pair) throw new Error('demonstration: more classes than agreements');
    const signedOn = pair.agreement.signedOn ?? enteredOn;
    const startedOn = addDays(signedOn, Math.min(40, daysBetween(signedOn, enteredOn)));
    await stage.ask(company.officer, training.openClass, {
      body: {
        name: `${pair.enterprise.name.slice(0, 6)}${tradesTaught[n % tradesTaught.length] ?? ''}${classNames[kind]}`,
        kind,
        level: n % 4 === 0 ? 'secondary' : 'college',
        schoolId: pair.school.id,
        partnerId: pair.enterprise.id,
        agreementId: pair.agreement.id,
        county: countyOf(pair.enterprise),
        cluster: pair.enterprise.cluster,
        trade: tradesTaught[n % tradesTaught.length] ?? '',
        intake: 30 + (n % 5) * 5,
        startedOn,
        endsOn: addDays(startedOn, 900),
        insured: true,
      },
    });
  }
  if (!pilot) return;
  const school = company.organisation(pilot.school);
  const { id: classId } = await stage.ask(company.officer, training.openClass, {
    body: {
      name: pilot.name,
      kind: 'joint-pilot',
      level: 'undergraduate',
      schoolId: school.id,
      partnerId: company.organisation(pilot.partner).id,
      agreementId: agreementNamed(agreements, pilot.agreement).id,
      county: countyOf(school),
      cluster: null,
      trade: '智能制造工程技术',
      intake: pilot.intake,
      startedOn: pilot.startedOn,
      endsOn: pilot.until,
    },
  });
  await stage.ask(company.officer, training.enrol, {
    params: { classId },
    body: {
      students: Array.from({ length: pilot.students }, (_, n) => ({
        name: personName(200 + n),
        identityNumber: syntheticIdentityNumber(firstPerson + 1_000 + n),
        enrolledOn: pilot.startedOn,
      })),
    },
  });
}

const classNames = {
  order: '订单班',
  named: '冠名班',
  custom: '定制班',
  'joint-pilot': '联合培养班',
};

/** Academic exchanges that were held and minuted. */
export async function playExchanges(
  stage: Stage,
  company: Company,
  { exchanges }: Cooperation,
): Promise<void> {
  if (!exchanges) return;
  const hosts = [...company.schools, ...company.institutes];
  const span = daysBetween(exchanges.from, exchanges.to);
  for (let n = 0; n < exchanges.count; n += 1) {
    const host = hosts[(n * 4) % hosts.length];
    if (!host) throw new Error('demonstration: an exchange without a host');
    const theme = exchangeThemes[n % exchangeThemes.length] ?? '';
    const heldOn = addDays(exchanges.from, Math.floor((n * span) / (exchanges.count - 1 || 1)));
    const planned = await stage.ask(company.officer, gatherings.planGathering, {
      body: {
        kind: 'exchange',
        title: `${theme}学术交流会`,
        round: null,
        organisationId: host.id,
        heldOn,
        agenda: `专题报告；${theme}合作研讨；对接签约事项`,
        county: null,
        cluster: null,
      },
    });
    await stage.ask(company.officer, gatherings.recordMinutes, {
      params: { gatheringId: planned.id },
      body: {
        version: planned.version,
        heldOn,
        attendants: 24 + ((n * 17) % 60),
        minutes: `围绕${theme}交流，议定后续合作研究方向，由科技合作专员跟进。`,
      },
    });
  }
}
