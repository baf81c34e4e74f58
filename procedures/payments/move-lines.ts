import { Fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplications, type Application, type MoveOptions } from '../applications/offers.ts';
import { moveOnContent } from '../approvals/offers.ts';
import type { MoveId } from '../applications/contract.ts';

/** A line of a batch, as a fault points at it. */
interface LinePlace {
  readonly applicationId: string;
  readonly number: number | null;
  readonly reference: string;
}

/**
 * Makes one move in the case of every line, in the order of the cases' ids, so that two batches never
 * wait for each other in a circle. A fault says which line it is about.
 */
export async function moveLines(
  turn: Turn,
  lines: readonly LinePlace[],
  moveOf: (line: LinePlace) => { move: MoveId } & MoveOptions,
): Promise<ReadonlyMap<string, Application>> {
  const sorted = lines.toSorted((a, b) => (a.applicationId < b.applicationId ? -1 : 1));
  const applications = await getApplications(
    turn,
    sorted.map((line) => line.applicationId),
  );
  const moved = new Map<string, Application>();
  for (const [at, line] of sorted.entries()) {
    const application = applications[at];
    if (!application) throw new Error('a line without its case');
    const { move, ...options } = moveOf(line);
    moved.set(
      line.applicationId,
      await moveOnContent(turn, application, move, options).catch((error: unknown) => {
        throw placed(error, line);
      }),
    );
  }
  return moved;
}

/** Who is told of a line: the person who is paid, or who acts for the organisation that is. */
export function actingFor(
  { personId }: { readonly personId: string | null },
  application: Application | undefined,
): string {
  const told = personId ?? application?.applicantPersonId;
  if (!told) throw new Error('a line without its case');
  return told;
}

function placed(error: unknown, line: LinePlace): unknown {
  if (!(error instanceof Fault)) return error;
  const { status, values } = error;
  return new Fault(error.code, {
    status,
    values,
    field: `lines.${line.number ?? 0}.${line.reference}`,
  });
}
