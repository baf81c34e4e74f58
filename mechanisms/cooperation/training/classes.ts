import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays } from '@yanzhen/values/civil-date.ts';
import { faults, personReaders } from '../contract.ts';
import type * as contract from '../contract-training.ts';
import type { ClassDetail } from '../contract-training.ts';
import { mayKeep, requireAgreed, requireCurrent, requireOwnArea } from '../parties.ts';
import * as store from './class-store.ts';

/** Classes, newest first. */
export function listClasses(
  turn: Turn,
  { query }: Input<typeof contract.listClasses>,
): Promise<Output<typeof contract.listClasses>> {
  return readPage(
    query,
    (page) => store.listClasses(turn, query, page),
    (most) => store.countClasses(turn, query, most),
  );
}

/** One class with its students. */
export function showClass(
  turn: Turn,
  { params }: Input<typeof contract.showClass>,
): Promise<Output<typeof contract.showClass>> {
  return viewClass(turn, params.classId);
}

/** A keeper records a class on which school and partner agreed. */
export async function openClass(
  turn: Turn,
  { body }: Input<typeof contract.openClass>,
): Promise<Output<typeof contract.openClass>> {
  await requireOwnArea(turn, body);
  const { schoolId, partnerId } = body;
  await requireAgreed(turn, body.agreementId, { schoolId, partnerId });
  if (body.endsOn <= body.startedOn) {
    throw fault(faults.datesBackwards, { status: 400, field: 'body.endsOn' });
  }
  const id = turn.newId();
  await store.saveClass(turn, id, body);
  await turn.record({
    act: 'cooperation.open-class',
    subject: { type: 'class', id },
    detail: { kind: body.kind, intake: body.intake },
  });
  return viewClass(turn, id);
}

/** A keeper completes a class: graduates are its students but for those who are named. */
export async function completeClass(
  turn: Turn,
  { params, body }: Input<typeof contract.completeClass>,
): Promise<Output<typeof contract.completeClass>> {
  const row = requireCurrent(turn, await store.lockClass(turn, params.classId), body.version);
  if (row.state !== 'running') throw fault(faults.wrongState);
  if (body.on > turn.today) throw fault(faults.inFuture, { status: 400, field: 'body.on' });
  const field = 'body.graduated';
  if (body.graduated > row.students) {
    throw fault(faults.graduatesBeyond, { status: 400, field, values: { students: row.students } });
  }
  const students = await store.listStudents(turn, row.id);
  const graduates = students.filter(
    ({ id, leftOn }) => leftOn === null && !body.without.includes(id),
  );
  if (graduates.length !== body.graduated) {
    const values = { named: graduates.length, reported: body.graduated };
    throw fault(faults.graduatesDiffer, { status: 400, field, values });
  }
  const graduated = { graduated_on: body.on };
  for (const { id } of graduates) await store.changeStudent(turn, id, graduated);
  await store.changeClass(turn, row, {
    state: 'completed',
    completed_on: body.on,
    graduated: graduates.length,
  });
  await turn.record({
    act: 'cooperation.complete-class',
    subject: { type: 'class', id: row.id },
    detail: { on: body.on, graduated: graduates.length, students: row.students },
  });
  return viewClass(turn, row.id);
}

/** A keeper withdraws a class recorded in error. */
export async function withdrawClass(
  turn: Turn,
  { params, body }: Input<typeof contract.withdrawClass>,
): Promise<Output<typeof contract.withdrawClass>> {
  const row = requireCurrent(turn, await store.lockClass(turn, params.classId), body.version);
  if (row.state === 'withdrawn') throw fault(faults.wrongState);
  await store.changeClass(turn, row, { state: 'withdrawn' });
  await turn.record({
    act: 'cooperation.withdraw-class',
    subject: { type: 'class', id: row.id },
    reason: body.reason,
  });
  return viewClass(turn, row.id);
}

/** One class; names for those who may see them. @throws Fault `request.not-found`. */
export async function viewClass(turn: Turn, id: string): Promise<ClassDetail> {
  const row = await store.findClass(turn, id);
  if (!row) throw notFound();
  const actor = actorOf(turn);
  const seesNames = hasRole(actor, ...personReaders);
  const students = seesNames ? await store.listStudents(turn, id) : [];
  return {
    ...row,
    people: seesNames
      ? students.map(({ id: studentId, name, enrolledOn, leftOn, graduatedOn, ...job }) => ({
          id: studentId,
          name,
          enrolledOn,
          leftOn: leftOn && addDays(leftOn, -1),
          graduatedOn,
          job:
            job.jobOrganisation === null || job.jobFrom === null || job.insuredMonths === null
              ? null
              : {
                  organisation: job.jobOrganisation,
                  from: job.jobFrom,
                  insuredMonths: job.insuredMonths,
                },
        }))
      : null,
    mayKeep: mayKeep(actor, row.county),
  };
}
