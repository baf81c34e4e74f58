import * as payments from '@yanzhen/procedures/payments/contract.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import { nextMorning } from './next-morning.ts';
import type { Stage } from './stage.ts';

/** The finance office prepares, signs and releases a batch, and brings in what the bank answered. */
export async function payBatch(
  stage: Stage,
  office: { readonly preparer: Actor; readonly signer: Actor; readonly releaser: Actor },
  cases: {
    readonly benefitId: string;
    readonly applicationIds: string[];
    /** Whose money the bank sent back. */
    readonly returned?: readonly string[];
  },
): Promise<void> {
  const { benefitId, applicationIds, returned = [] } = cases;
  const batch = await stage.ask(office.preparer, payments.makeBatch, {
    body: { benefitId, applicationIds },
  });
  const params = { batchId: batch.id };
  await nextMorning(stage, 1);
  await stage.ask(office.signer, payments.signBatch, {
    params,
    body: { lineCount: batch.lineCount, totalFen: batch.totalFen },
  });
  await stage.download(office.releaser, payments.exportBatch, { params });
  await nextMorning(stage, 1);
  const detail = await stage.ask(office.releaser, payments.showBatch, { params });
  const numbers = returned
    .map((id) => detail.lines.find((line) => line.applicationId === id)?.number)
    .join(',');
  const answer = await stage.download(office.releaser, payments.demonstrationAnswer, {
    params,
    query: { returned: numbers },
  });
  const file = { field: 'file', name: answer.name, bytes: answer.content };
  await stage.ask(office.releaser, payments.importAnswer, { params, files: [file] });
}
