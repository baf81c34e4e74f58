import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getCityChecks } from './city-checks.ts';
import * as contract from './contract.ts';
import { departmentAddress } from './http/department-address.ts';
import * as seats from './seat-store.ts';

/** Departments with their questions, who answers for them and how they are asked. */
export async function listDepartments(
  turn: Turn,
): Promise<Output<typeof contract.listDepartments>> {
  const { checks, departments } = await getCityChecks(turn);
  const given = await seats.listSeats(turn);
  const counts = new Map((await seats.countOpen(turn)).map((each) => [each.department, each]));
  return {
    rows: departments.map(({ id, name }) => ({
      id,
      name,
      asks: checks.filter((check) => check.department === id).map((check) => check.asks),
      open: counts.get(id)?.open ?? 0,
      overdue: counts.get(id)?.overdue ?? 0,
      automatic: departmentAddress(turn.city, id) !== undefined,
      seats: given
        .filter((seat) => seat.department === id)
        .map((seat) => ({ login: seat.login, name: seat.name })),
    })),
  };
}

/** An administrator says for which department a joint-checker answers. */
export async function giveSeat(
  turn: Turn,
  { body }: Input<typeof contract.giveSeat>,
): Promise<Output<typeof contract.giveSeat>> {
  const { login, departmentId, reason } = body;
  const { faults } = contract;
  const { departments } = await getCityChecks(turn);
  if (!departments.some((each) => each.id === departmentId)) {
    throw fault(faults.noDepartment, { status: 400, field: 'body.departmentId' });
  }
  const personId = await seats.findChecker(turn, login);
  if (!personId) throw fault(faults.noChecker, { status: 400, field: 'body.login' });
  await seats.saveSeat(turn, personId, departmentId, actorOf(turn).personId);
  await turn.record({
    act: 'checks.give-seat',
    subject: { type: 'person', id: personId },
    reason,
    detail: { department: departmentId },
  });
  return { given: true };
}
