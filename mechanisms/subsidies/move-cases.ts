import { Fault, fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { byItself } from '@yanzhen/server/turn/by-itself.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application } from '@yanzhen/procedures/applications/offers.ts';
import { getList } from './approve-list.ts';
import { check } from './check.ts';
import type * as contract from './contract.ts';
import { problemOfFault, type LineProblem } from './line-problem.ts';
import { propose } from './propose.ts';
import { sendBack } from './send-back.ts';

type Body = Input<typeof contract.moveCases>['body'];

/**
 * One move for many cases in one turn, each by the use case that moves a single one, and each for itself: a
 * line that is refused is undone alone and told with its reason.
 */
export async function moveCases(
  turn: Turn,
  { body }: Input<typeof contract.moveCases>,
): Promise<Output<typeof contract.moveCases>> {
  if (body.move === 'send-back' && !body.reason) {
    throw fault('applications.reason-missing', { status: 400, field: 'body.reason' });
  }
  const seen = new Map(body.lines.map((line) => [line.applicationId, line.version]));
  const results = [];
  for (const application of await getList(turn, [...seen.keys()])) {
    const { id, reference, applicantName, version } = application;
    const problem =
      version === seen.get(id)
        ? await moveOne(turn, application, body)
        : problemOfFault(fault('applications.stale'));
    results.push({ applicationId: id, reference, applicantName, problem });
  }
  const done = results.filter(({ problem }) => problem === null);
  await turn.record({
    act: 'subsidies.move-cases',
    subject: { type: 'bulk-move', id: turn.newId() },
    ...(body.reason ? { reason: body.reason } : {}),
    detail: {
      move: body.move,
      moved: done.map(({ applicationId }) => applicationId),
      refused: results.length - done.length,
    },
  });
  return { done: done.length, results };
}

/** @returns what stood in the way, with everything of this case undone. */
async function moveOne(
  turn: Turn,
  { id: applicationId }: Application,
  { move, reason = '' }: Body,
): Promise<LineProblem | null> {
  const params = { applicationId };
  const body = reason ? { note: reason } : {};
  return byItself<LineProblem | null>(
    turn,
    async () => {
      if (move === 'propose') await propose(turn, { params, body, ...nothingElse });
      else if (move === 'check') await check(turn, { params, body, ...nothingElse });
      else await sendBack(turn, { params, body: { reason }, ...nothingElse });
      return null;
    },
    (error) => {
      if (!(error instanceof Fault)) throw error;
      return problemOfFault(error);
    },
  );
}

const nothingElse = { query: undefined as never, files: [] };
