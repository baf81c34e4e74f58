import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  listCorrections,
  moveApplication,
  requireMove,
  standingOf,
} from '@yanzhen/procedures/applications/offers.ts';
import { listEvidenceOf } from '@yanzhen/procedures/evidence/offers.ts';
import { throwAll } from '@yanzhen/registers/policies/offers.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { listAskable } from './corrections.ts';
import { benefitOf, getStaffCase } from './own-case.ts';
import { tellApplicant } from './tell.ts';

/**
 * Officer one asks once for everything that is missing (一次性告知). The clock stands still until the
 * applicant answers. A second request says why it was not asked the first time.
 */
export async function askCorrection(
  turn: Turn,
  { params, body }: Input<typeof contract.askCorrection>,
): Promise<Output<typeof contract.askCorrection>> {
  const application = await getStaffCase(turn, params.applicationId);
  requireMove(turn, application, 'ask-correction');
  const published = await benefitOf(turn, application);
  const askable = listAskable(published);
  throwAll(
    body.items.flatMap(({ kind, id }, at) =>
      askable.some((each) => each.kind === kind && each.id === id)
        ? []
        : [fault(faults.itemUnknown, { status: 400, field: `body.items.${at}.id` })],
    ),
  );
  const before = await listCorrections(turn, application.id);
  if (before.length > 0 && !body.againReason) {
    throw fault(faults.askedBefore, {
      field: 'body.againReason',
      values: { askedOn: before.at(-1)?.askedAt.toISOString().slice(0, 10) ?? '' },
    });
  }
  const had = (await listEvidenceOf(turn, application.id)).map((each) => each.id);
  const moved = await moveApplication(turn, application, 'ask-correction', {
    detail: {
      items: body.items,
      had,
      ...(body.againReason ? { againReason: body.againReason } : {}),
    },
    settle: { answers: { ...application.answers, corrected: [] } },
  });
  await turn.record({
    act: 'subsidies.ask-correction',
    subject: { type: 'application', id: application.id },
    ...(body.againReason ? { reason: body.againReason } : {}),
    detail: { items: body.items.map(({ kind, id }) => `${kind}/${id}`) },
  });
  await tellApplicant(turn, 'correction', moved, published, { count: body.items.length });
  return { standing: standingOf(moved) };
}
