import * as z from 'zod';
import { paperEndpoints, recordParts } from '@yanzhen/procedures/records/contract.ts';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zUuid } from '@yanzhen/values/fields.ts';
import { importEndpoints } from '@yanzhen/procedures/imports/contract.ts';

export const projectImportName = { zh: '合作项目登记表', en: 'Cooperation projects' };
export const projectImport = importEndpoints('cooperation.projects', projectImportName);
export const agreementImportName = { zh: '合作协议登记表', en: 'Cooperation agreements' };
export const agreementImport = importEndpoints('cooperation.agreements', agreementImportName);

export const gatheringImportName = { zh: '走访对接登记表', en: 'Visits, meetings and exchanges' };
export const gatheringImport = importEndpoints('cooperation.gatherings', gatheringImportName);
export const baseImportName = { zh: '实训和实践基地登记表', en: 'Training and practice bases' };
export const baseImport = importEndpoints('cooperation.training-bases', baseImportName);
export const classImportName = { zh: '合作班级登记表', en: 'Cooperation classes' };
export const classImport = importEndpoints('cooperation.training-classes', classImportName);
export const studentImportName = { zh: '班级学生名单', en: 'Students of classes' };
export const studentImport = importEndpoints('cooperation.class-students', studentImportName);
export const peopleImportName = { zh: '研究机构人才名单', en: 'People of institutes' };
export const peopleImport = importEndpoints('cooperation.institute-people', peopleImportName);

export const keepers = ['science-officer', 'education-officer'] as const;
export const readers = [
  ...keepers,
  'county-officer',
  'city-checker',
  'approver',
  'leader',
  'auditor',
  'letter-drafter',
  'letter-checker',
  'letter-signer',
  'administrator',
] as const;
/** Who sees the names of the people gathered and of students; others see counts. */
export const personReaders = [...keepers, 'auditor'] as const;

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** A side stands in no register: register the organisation first. */
  partyNotRegistered: 'cooperation.party-not-registered',
  /** The agreement is not there, or ended. */
  agreementEnded: 'cooperation.agreement-ended',
  /** A side is not party to the agreement. */
  notParty: 'cooperation.not-party',
  /** Somebody changed it meanwhile: reload. */
  stale: 'cooperation.stale',
  /** It stands at another step: reload. */
  wrongState: 'cooperation.wrong-state',
  /** The day lies in the future. */
  inFuture: 'cooperation.in-future',
  /** The last day lies before the first. */
  datesBackwards: 'cooperation.dates-backwards',
  /** Needs or tasks are open: close them first. */
  stillOpen: 'cooperation.still-open',
  /** The need is closed already. */
  needClosed: 'cooperation.need-closed',
  /** The organisation has an institute already. */
  instituteThere: 'cooperation.institute-there',
  /** The person is counted here already. */
  personThere: 'cooperation.person-there',
  /** The year was assessed before. */
  assessedBefore: 'cooperation.assessed-before',
  /** No base without liability insurance for its interns. */
  notInsured: 'cooperation.not-insured',
  /** The class is full. */
  classFull: 'cooperation.class-full',
  /** More graduates than students. */
  graduatesBeyond: 'cooperation.graduates-beyond',
  /** Graduates are students of the class who are named. */
  graduatesDiffer: 'cooperation.graduates-differ',
  /** No class of this name of this school is running. */
  classUnknown: 'cooperation.class-unknown',
  /** No institute of this name has settled. */
  instituteUnknown: 'cooperation.institute-unknown',
  /** A meeting that was held has minutes and attendants, or neither. */
  minutesMissing: 'cooperation.minutes-missing',
  /** Only a graduate is followed to a job. */
  notGraduate: 'cooperation.not-graduate',
  /** More student-days than the students could have spent in a year. */
  daysBeyond: 'cooperation.days-beyond',
  /** More jobs promised than students planned. */
  promiseBeyond: 'cooperation.promise-beyond',
  /** An institute settles under an agreement that is in force. */
  notAgreed: 'cooperation.not-agreed',
  /** More months of insurance than passed since the job began. */
  monthsBeyond: 'cooperation.months-beyond',
} as const;

export const area = {
  /** County code of the city pack. */
  county: z.string().regex(/^[1-9]\d{5}$/),
  /** Industry cluster of the city pack; null for none. */
  cluster: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,40}$/)
    .nullable(),
};

/** What stands against a base or class on which two sides agreed. */
export const agreedFaults = [
  faults.partyNotRegistered,
  faults.agreementEnded,
  faults.notParty,
  'policies.county-unknown',
  'policies.cluster-unknown',
] as const;

export const agreementPapers = paperEndpoints('cooperation', '/agreements', 'agreement-');

export const showAgreementPapers = endpoint({
  id: 'cooperation.agreement-papers',
  method: 'GET',
  path: '/agreements/:agreementId/papers',
  summary: 'Papers of an agreement: what was signed, and what was handed in under it',
  params: z.object({ agreementId: zUuid }),
  reply: z.object({ title: z.string(), ...recordParts }),
});
