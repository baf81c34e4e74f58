import { cellNumber, cellText, recordImport } from '@yanzhen/procedures/records/offers.ts';
import * as contract from '../contract.ts';
import { classKinds, classLevels } from '../contract-training.ts';
import { note } from '../trail.ts';
import { changeClass, findRunning, lockClass, type ClassContent } from '../training/class-store.ts';
import { keepClass, requireClass } from '../training/classes.ts';
import { classSheet } from './class-sheet.ts';
import { agreementOf, choiceOf, numberOrNull, organisationOf } from './shared.ts';

/** 合作班级登记表: many classes at once, with a dry run. */
export const classKind = recordImport<ClassContent>({
  name: contract.classImportName,
  endpoints: contract.classImport,
  who: { roles: contract.keepers },
  sheet: classSheet,
  folder: 'mechanisms/cooperation',
  type: 'class',
  keyOf: (row) => ['name', 'schoolId'].map((key) => cellText(row, key)).join(' '),
  labelOf: (row) => cellText(row, 'name') ?? '',
  contentOf: async (turn, row) => ({
    name: cellText(row, 'name') ?? '',
    kind: choiceOf(row, 'kind', classKinds),
    level: choiceOf(row, 'level', classLevels),
    schoolId: await organisationOf(turn, row, 'schoolId'),
    partnerId: await organisationOf(turn, row, 'partnerId'),
    agreementId: await agreementOf(turn, row),
    county: cellText(row, 'county') ?? '',
    cluster: cellText(row, 'cluster'),
    trade: cellText(row, 'trade') ?? '',
    intake: cellNumber(row, 'intake'),
    startedOn: cellText(row, 'startedOn') ?? '',
    endsOn: cellText(row, 'endsOn') ?? '',
    insured: row.values['insured'] === true,
    enterpriseTeachers: numberOrNull(row, 'enterpriseTeachers'),
    internPayFenMonthly: numberOrNull(row, 'internPayFenMonthly'),
    jobsPromised: numberOrNull(row, 'jobsPromised'),
  }),
  isThere: async (turn, content) => (await findRunning(turn, content)) !== undefined,
  requireNew: requireClass,
  keep: keepClass,
  withdraw: async (turn, id, reason) => {
    const row = await lockClass(turn, id);
    if (!row || row.version !== 1) return false;
    await changeClass(turn, row, { state: 'withdrawn' });
    const { state: from } = row;
    await note(turn, 'class', id, { move: 'withdraw-class', from, to: 'withdrawn', reason });
    return true;
  },
});
