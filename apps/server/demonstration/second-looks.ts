import * as secondLooks from '@yanzhen/procedures/second-looks/contract.ts';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import type { Cast } from './make-cast.ts';
import type { Stage } from './stage.ts';

/** Opens a round of second looks for a period; its id. */
export async function openSecondLooks(
  stage: Stage,
  cast: Cast,
  period: { readonly from: Date; readonly to: Date },
): Promise<string> {
  const body = { from: civilDateOf(period.from), to: civilDateOf(period.to) };
  return (await stage.ask(officerOf(cast), secondLooks.openRound, { body })).id;
}

/** Makes the list of a round whose period is over, and draws. */
export async function drawSecondLooks(stage: Stage, cast: Cast, roundId: string): Promise<void> {
  const params = { roundId };
  await stage.ask(officerOf(cast), secondLooks.makeList, { params });
  await stage.ask(officerOf(cast), secondLooks.drawRound, { params });
}

function officerOf(cast: Cast) {
  return cast.byLogin.get('secondlook') ?? null;
}
