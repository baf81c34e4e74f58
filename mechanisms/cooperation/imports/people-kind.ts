import { findPersonsByIdentity } from '@yanzhen/server/accounts/save-person.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { cellText, recordImport } from '@yanzhen/procedures/records/offers.ts';
import * as contract from '../contract.ts';
import { modes, titles } from '../contract-institutes.ts';
import { keepPerson, type Gathered } from '../institutes/keep-people.ts';
import { findSettled, hasGathered, lockInstitute } from '../institutes/store.ts';
import { requireCurrent, requirePast } from '../parties.ts';
import { peopleSheet } from './people-sheet.ts';
import { choiceOf } from './shared.ts';

interface Row extends Gathered {
  readonly institute: string;
}

/** 研究机构人才名单: people whom institutes gathered, many at once, with a dry run. */
export const peopleKind = recordImport<Row>({
  name: contract.peopleImportName,
  endpoints: contract.peopleImport,
  who: { roles: contract.keepers },
  sheet: peopleSheet,
  folder: 'mechanisms/cooperation',
  type: 'institute',
  keyOf: (row) => ['institute', 'identityNumber'].map((key) => cellText(row, key)).join(' '),
  labelOf: (row) => [cellText(row, 'institute'), cellText(row, 'name')].join(' '),
  contentOf: (_turn, row) =>
    Promise.resolve({
      institute: cellText(row, 'institute') ?? '',
      name: cellText(row, 'name') ?? '',
      identityNumber: cellText(row, 'identityNumber') ?? '',
      title: choiceOf(row, 'title', titles),
      mode: choiceOf(row, 'mode', modes),
      joinedOn: cellText(row, 'joinedOn') ?? '',
    }),
  isThere: async (turn, { institute, identityNumber }) => {
    const found = await findSettled(turn, institute);
    const personId = (await findPersonsByIdentity(turn, [identityNumber])).get(identityNumber)?.id;
    return found !== undefined && personId !== undefined && hasGathered(turn, found.id, personId);
  },
  requireNew: async (turn, { institute, joinedOn }) => {
    const found = await findSettled(turn, institute);
    if (!found) {
      throw fault(contract.faults.instituteUnknown, { status: 400, field: 'body.institute' });
    }
    requireCurrent(turn, found);
    requirePast(turn, joinedOn, 'body.joinedOn');
  },
  keep: async (turn, { institute, ...gathered }) => {
    const found = await findSettled(turn, institute);
    const row = requireCurrent(turn, await lockInstitute(turn, found?.id ?? ''));
    await keepPerson(turn, row, gathered);
    return row.id;
  },
  // Who was gathered leaves with the day, on the page of the institute.
  withdraw: () => Promise.resolve(false),
});
