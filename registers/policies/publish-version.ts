import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { publishPolicy } from './publish-policy.ts';

/** A policy officer checks a file, and publishes it. */
export async function publishVersion(
  turn: Turn,
  { body }: Input<typeof contract.publishVersion>,
): Promise<Output<typeof contract.publishVersion>> {
  const result = await publishPolicy(turn, {
    policyText: body.content,
    checkOnly: body.checkOnly,
  });
  if (!result.ok) return { problems: [...result.problems], versionId: null, isNew: false };
  return { problems: [], versionId: result.versionId, isNew: result.isNew };
}
