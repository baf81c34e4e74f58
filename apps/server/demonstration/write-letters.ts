import * as letters from '@yanzhen/oversight/letters/contract.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import type { Cast } from './make-cast.ts';
import type { Stage } from './stage.ts';

/** An issued reply, so that a later payment shows "then, now, between", and a draft to go on with. */
export async function writeLetters(stage: Stage, cast: Cast): Promise<void> {
  const by = (login: string): Actor => {
    const actor = cast.byLogin.get(login);
    if (!actor) throw new Error(`demonstration: there is no ${login}`);
    return actor;
  };
  const issued = await draft(stage, by('drafter'), 'S09030901', '演示代表甲');
  await move(stage, by('drafter'), issued, 'submit');
  await move(stage, by('lettercheck'), issued, 'check');
  await move(stage, by('lettersign'), issued, 'issue');
  await draft(stage, by('drafter'), 'S09030902', '演示代表乙');
}

async function draft(
  stage: Stage,
  drafter: Actor,
  suggestionNumber: string,
  deputyName: string,
): Promise<string> {
  const { id } = await stage.ask(drafter, letters.startLetter, {
    body: { templateId: 'home-purchase-reply', suggestionNumber, deputyName },
  });
  return id;
}

async function move(
  stage: Stage,
  actor: Actor,
  letterId: string,
  step: 'submit' | 'check' | 'issue',
): Promise<void> {
  const { version } = await stage.ask(actor, letters.showLetter, { params: { letterId } });
  await stage.ask(actor, letters.moveLetter, {
    params: { letterId },
    body: { move: step, version },
  });
}
