import { findKept } from '@yanzhen/server/accounts/one-person.ts';
import { findOrSavePerson } from '@yanzhen/server/accounts/save-person.ts';
import { keepUpload, readStoredFile } from '@yanzhen/server/files/files.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Download, Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays, monthsBetween } from '@yanzhen/values/civil-date.ts';
import { note } from '../trail.ts';
import { faults } from '../contract.ts';
import type * as contract from '../contract-training.ts';
import { requireCurrent, requirePast, requireRegistered } from '../parties.ts';
import * as store from './class-store.ts';
import { viewClass } from './classes.ts';

/** A keeper enrols students, all or none; the class row counts them. */
export async function enrol(
  turn: Turn,
  { params, body }: Input<typeof contract.enrol>,
): Promise<Output<typeof contract.enrol>> {
  const row = requireCurrent(turn, await store.lockClass(turn, params.classId));
  requireRoom(row, body.students.length, 'body.students');
  for (const [at, student] of body.students.entries()) {
    await saveStudent(turn, row, student, `body.students.${String(at)}`);
  }
  await countStudents(turn, row, body.students.length);
  return viewClass(turn, row.id);
}

export interface Enrolled {
  readonly name: string;
  readonly identityNumber: string;
  readonly enrolledOn: string;
}

/** That a class runs and has room. @throws Fault `cooperation.wrong-state`, `cooperation.class-full`. */
export function requireRoom(row: store.ClassRow, more: number, field?: string): void {
  if (row.state !== 'running') throw fault(faults.wrongState);
  if (row.students + more > row.intake) {
    const values = { intake: row.intake };
    throw fault(faults.classFull, field === undefined ? { values } : { field, values });
  }
}

/** Keeps one student of a class that is locked and has room. */
export async function saveStudent(
  turn: Turn,
  row: store.ClassRow,
  { enrolledOn, ...person }: Enrolled,
  field: string,
): Promise<void> {
  requirePast(turn, enrolledOn, `${field}.enrolledOn`);
  const personId = await findKept(turn, await findOrSavePerson(turn, person));
  if (!(await store.saveStudent(turn, row.id, personId, enrolledOn))) {
    throw fault(faults.personThere, { field: `${field}.identityNumber` });
  }
}

/** Counts students who were just kept. */
export async function countStudents(
  turn: Turn,
  row: store.ClassRow,
  students: number,
): Promise<void> {
  await store.changeClass(turn, row, { students: row.students + students });
  await note(turn, 'class', row.id, { move: 'enrol', detail: { students } });
}

/** A keeper records that a student left before the end. */
export async function leaveClass(
  turn: Turn,
  { params, body }: Input<typeof contract.leaveClass>,
): Promise<Output<typeof contract.leaveClass>> {
  const { student, classRow } = await lockOf(turn, params.studentId);
  if (classRow.state !== 'running' || student.leftOn !== null) throw fault(faults.wrongState);
  if (body.lastDay < student.enrolledOn) {
    throw fault(faults.datesBackwards, { status: 400, field: 'body.lastDay' });
  }
  await store.changeStudent(turn, student.id, { valid_until: addDays(body.lastDay, 1) });
  await note(turn, 'class', classRow.id, {
    move: 'leave-class',
    reason: body.reason,
    detail: { student: student.id, lastDay: body.lastDay },
  });
  return viewClass(turn, classRow.id);
}

/** A keeper follows a graduate to a job, with the months of insurance and the paper that shows them. */
export async function followToJob(
  turn: Turn,
  { params, body, files }: Input<typeof contract.followToJob>,
): Promise<Output<typeof contract.followToJob>> {
  const { student, classRow } = await lockOf(turn, params.studentId);
  const [paper] = files;
  if (!paper) throw fault('request.file-missing', { status: 400, field: 'file' });
  if (student.graduatedOn === null) throw fault(faults.notGraduate);
  const { organisationId, from, insuredMonths } = body;
  await requireRegistered(turn, { organisationId });
  // The month in which a job begins may be insured whole.
  const most = monthsBetween(from, turn.today) + 1;
  if (from > turn.today || insuredMonths > most) {
    const values = { most: from > turn.today ? 0 : most };
    throw fault(faults.monthsBeyond, { status: 400, field: 'body.insuredMonths', values });
  }
  const { id: fileId } = await keepUpload(turn, paper);
  const job = store.jobOf(turn, { organisationId, from, insuredMonths, fileId });
  await store.changeStudent(turn, student.id, job);
  await note(turn, 'class', classRow.id, {
    move: 'follow-to-job',
    detail: { student: student.id, organisationId, from, insuredMonths },
  });
  return viewClass(turn, classRow.id);
}

/** The paper that shows the months of insurance; a view is audited. */
export async function showProof(
  turn: Turn,
  { params }: Input<typeof contract.showProof>,
): Promise<Download> {
  const student = await store.lockStudent(turn, params.studentId);
  const file = student?.proofFileId ? await readStoredFile(turn, student.proofFileId) : undefined;
  if (!student || !file) throw notFound();
  await turn.record({
    act: 'cooperation.view-job-proof',
    subject: { type: 'class', id: student.classId },
    detail: { student: student.id },
  });
  return { name: file.name, mediaType: file.mediaType, content: file.content, inline: true };
}

async function lockOf(turn: Turn, studentId: string) {
  const student = await store.lockStudent(turn, studentId);
  if (!student) throw notFound();
  const classRow = requireCurrent(turn, await store.lockClass(turn, student.classId));
  return { student, classRow };
}
