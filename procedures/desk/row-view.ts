import { urgency } from '@yanzhen/calendar';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as z from 'zod';
import type { assigneeSchema, QueueRow } from './contract.ts';
import type { Thing } from './read-queue.ts';
import { listAssignments, type Assignment } from './store.ts';

type Assignee = z.infer<typeof assigneeSchema>;

/** Rows of a queue for a reader; calendar and assignments are read once. */
export async function viewRows(
  turn: Turn,
  queue: QueueDeclaration,
  things: readonly Thing[],
): Promise<QueueRow[]> {
  const table = await workingDays(turn);
  const assignments = await listAssignments(
    turn,
    things.map(({ id, step }) => ({ subject: queue.subject, id, step })),
  );
  return things.map(({ id, reference, title, step, county, amountFen, dueOn, since }) => ({
    id,
    reference,
    title,
    step,
    stepName: queue.stepNames?.[step] ?? null,
    county,
    amountFen,
    dueOn,
    urgency: dueOn === null ? null : urgency(table, dueOn, turn.today),
    since: since.toISOString(),
    assignee: viewAssignee(assignments.get(id)),
  }));
}

export function viewAssignee(assignment: Assignment | undefined): Assignee | null {
  if (!assignment) return null;
  const { accountId, name, since } = assignment;
  return { accountId, name, since: since.toISOString() };
}

export function headOf({ id, name, subject, rowPath, listPath }: QueueDeclaration) {
  return { id, name, subject, rowPath, listPath: listPath ?? null };
}
