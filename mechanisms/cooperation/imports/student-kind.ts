import { findPersonsByIdentity } from '@yanzhen/server/accounts/save-person.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { cellText, recordImport } from '@yanzhen/procedures/records/offers.ts';
import * as contract from '../contract.ts';
import { requireCurrent, requirePast } from '../parties.ts';
import { findRunning, hasStudent, lockClass } from '../training/class-store.ts';
import { countStudents, requireRoom, saveStudent, type Enrolled } from '../training/students.ts';
import { organisationOf } from './shared.ts';
import { studentSheet } from './student-sheet.ts';

interface Row extends Enrolled {
  readonly schoolId: string;
  readonly class: string;
}

/** 班级学生名单: students of many classes at once, with a dry run that counts the room. */
export const studentKind = recordImport<Row>({
  name: contract.studentImportName,
  endpoints: contract.studentImport,
  who: { roles: contract.keepers },
  sheet: studentSheet,
  folder: 'mechanisms/cooperation',
  type: 'class',
  keyOf: (row) =>
    ['schoolId', 'class', 'identityNumber'].map((key) => cellText(row, key)).join(' '),
  labelOf: (row) => [cellText(row, 'class'), cellText(row, 'name')].join(' '),
  contentOf: async (turn, row) => ({
    schoolId: await organisationOf(turn, row, 'schoolId'),
    class: cellText(row, 'class') ?? '',
    name: cellText(row, 'name') ?? '',
    identityNumber: cellText(row, 'identityNumber') ?? '',
    enrolledOn: cellText(row, 'enrolledOn') ?? '',
  }),
  isThere: async (turn, row) => {
    const found = await findRunning(turn, { name: row.class, schoolId: row.schoolId });
    const known = await findPersonsByIdentity(turn, [row.identityNumber]);
    const personId = known.get(row.identityNumber)?.id;
    return found !== undefined && personId !== undefined && hasStudent(turn, found.id, personId);
  },
  requireNew: async (turn, row, before) => {
    const found = await findRunning(turn, { name: row.class, schoolId: row.schoolId });
    if (!found) throw fault(contract.faults.classUnknown, { status: 400, field: 'body.class' });
    requireCurrent(turn, found);
    requirePast(turn, row.enrolledOn, 'body.enrolledOn');
    const waiting = before.filter(
      (each) => each.class === row.class && each.schoolId === row.schoolId,
    );
    requireRoom(found, waiting.length + 1);
  },
  keep: async (turn, row) => {
    const found = await findRunning(turn, { name: row.class, schoolId: row.schoolId });
    const classRow = requireCurrent(turn, await lockClass(turn, found?.id ?? ''));
    requireRoom(classRow, 1);
    await saveStudent(turn, classRow, row, 'body');
    await countStudents(turn, classRow, 1);
    return classRow.id;
  },
  // Who was enrolled is let go with the day, on the page of the class.
  withdraw: () => Promise.resolve(false),
});
