import { runWorkedExamples } from '@yanzhen/policy';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { benefitView } from './benefit-view.ts';
import type * as contract from './contract.ts';
import { getLivePolicy, listCurrentPolicies } from './current-policies.ts';
import { versionRow } from './list-versions.ts';
import { benefitsOf } from './get-benefit.ts';
import * as store from './store.ts';

/** One version with its file; its worked examples are computed anew, beside what the file states. */
export async function showVersion(
  turn: Turn,
  { params }: Input<typeof contract.showVersion>,
): Promise<Output<typeof contract.showVersion>> {
  const row = await store.findVersionById(turn, params.versionId);
  if (!row) throw notFound();
  const live = await getLivePolicy(turn, row);
  const current = new Set((await listCurrentPolicies(turn)).map((each) => each.row.id));
  const results = runWorkedExamples(live.policy, live.dictionary);
  const { content } = await store.getVersionText(turn, row.id);
  return {
    ...versionRow(turn, live, current),
    content,
    benefits: benefitsOf(live).map((published) => ({
      ...benefitView(published, turn.today),
      computed: results
        .filter((result) => result.benefitId === published.benefit.id)
        .map(({ exampleId, ok, actual }) => ({
          exampleId,
          outcome: actual.outcome,
          amountFen: actual.amountFen,
          agrees: ok,
        })),
    })),
  };
}
