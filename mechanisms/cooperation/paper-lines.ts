import { paperRoutes } from '@yanzhen/procedures/records/offers.ts';
import { getAgreement } from '@yanzhen/registers/agreements/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { agreementPapers, keepers, personReaders, readers } from './contract.ts';
import { basePapers } from './contract-bases.ts';
import { gatheringPapers } from './contract-gatherings.ts';
import { institutePapers } from './contract-institutes.ts';
import { classPapers } from './contract-training.ts';
import { findGathering } from './gatherings/store.ts';
import { findInstitute } from './institutes/store.ts';
import { requireKept } from './parties.ts';
import { findBase } from './training/base-store.ts';
import { findClass } from './training/class-store.ts';

/** That the actor keeps the record that the papers hang on. */
const kept =
  (find: (turn: Turn, id: string) => Promise<{ readonly county: string | null } | undefined>) =>
  async (turn: Turn, id: string) =>
    requireKept(turn, await find(turn, id));
const shared = { feature: 'cooperation', keepers, readers } as const;

/** Papers of meetings, institutes, bases, classes and agreements; those of a class may name its students. */
export const paperLines = [
  ...paperRoutes({
    ...shared,
    type: 'gathering',
    endpoints: gatheringPapers,
    requireKept: kept(findGathering),
  }),
  ...paperRoutes({
    ...shared,
    type: 'institute',
    endpoints: institutePapers,
    requireKept: kept(findInstitute),
  }),
  ...paperRoutes({
    ...shared,
    type: 'base',
    endpoints: basePapers,
    requireKept: kept(findBase),
  }),
  ...paperRoutes({
    ...shared,
    readers: personReaders,
    type: 'class',
    endpoints: classPapers,
    requireKept: kept(findClass),
  }),
  ...paperRoutes({
    ...shared,
    type: 'agreement',
    endpoints: agreementPapers,
    requireKept: kept(getAgreement),
  }),
];
