import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { recordPartsOf } from '@yanzhen/procedures/records/offers.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays } from '@yanzhen/values/civil-date.ts';
import { note } from '../trail.ts';
import { faults, personReaders } from '../contract.ts';
import type * as contract from '../contract-training.ts';
import type { ClassDetail, ClassView } from '../contract-training.ts';
import { mayKeep, requireAgreed, requireCurrent, requireOwnArea } from '../parties.ts';
import * as store from './class-store.ts';

/** Classes, newest first. */
export async function listClasses(
  turn: Turn,
  { query }: Input<typeof contract.listClasses>,
): Promise<Output<typeof contract.listClasses>> {
  const page = await readPage(
    query,
    (asked) => store.listClasses(turn, query, asked),
    (most) => store.countClasses(turn, query, most),
  );
  return { ...page, rows: page.rows.map(flagged) };
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
  await requireClass(turn, body);
  return viewClass(turn, await keepClass(turn, body));
}

/** What stands against a class. @throws Fault at the field. */
export async function requireClass(turn: Turn, row: store.ClassContent): Promise<void> {
  await requireOwnArea(turn, row);
  const { schoolId, partnerId } = row;
  await requireAgreed(turn, row.agreementId, { schoolId, partnerId });
  if (row.endsOn <= row.startedOn) {
    throw fault(faults.datesBackwards, { status: 400, field: 'body.endsOn' });
  }
  if (row.jobsPromised !== null && row.jobsPromised > row.intake) {
    const values = { intake: row.intake };
    throw fault(faults.promiseBeyond, { status: 400, field: 'body.jobsPromised', values });
  }
}

/** Keeps a class that nothing stands against; its id. */
export async function keepClass(turn: Turn, row: store.ClassContent): Promise<string> {
  const id = turn.newId();
  await store.saveClass(turn, id, row);
  const { kind, intake } = row;
  await note(turn, 'class', id, { move: 'open-class', detail: { kind, intake } });
  return id;
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
  await note(turn, 'class', row.id, {
    move: 'complete-class',
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
  await note(turn, 'class', row.id, { move: 'withdraw-class', reason: body.reason });
  return viewClass(turn, row.id);
}

/** One class; names for those who may see them. @throws Fault `request.not-found`. */
export async function viewClass(turn: Turn, id: string): Promise<ClassDetail> {
  const row = await store.findClass(turn, id);
  if (!row) throw notFound();
  const actor = actorOf(turn);
  const seesNames = hasRole(actor, ...personReaders);
  const students = seesNames ? await store.listStudents(turn, id) : [];
  const { papers, events } = await recordPartsOf(turn, id);
  return {
    ...flagged(row),
    papers: seesNames ? papers : [],
    events,
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

/** A class with what somebody should look at. */
function flagged(row: store.ClassRow): ClassView {
  const { state, kind, insured, jobsPromised, employed } = row;
  const flags: ClassView['flags'] = [];
  if (state === 'running' && kind !== 'joint-pilot' && !insured) flags.push('uninsured');
  if (state === 'completed' && employed < (jobsPromised ?? 0)) flags.push('promise-open');
  return { ...row, flags };
}
