import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import type * as contract from './contract.ts';
import { requireDraft } from './edit-letter.ts';
import { findCorrected } from './correction-store.ts';
import { listFigures } from './figure-store.ts';
import { appendPass } from './pass-store.ts';
import { wordsOf } from './finding-words.ts';
import { findingsOf } from './review-letter.ts';
import * as store from './store.ts';
import { figuresByName, getLetterhead, writeLetter } from './write-letter.ts';

/** A drafter keeps warnings of the saved text as they are, with a reason that the checker reads. */
export async function passFindings(
  turn: Turn,
  { params, body }: Input<typeof contract.passFindings>,
): Promise<Output<typeof contract.passFindings>> {
  const letter = await requireDraft(turn, params.letterId, body.version);
  const draft = await store.getDraft(turn, letter.id, letter.version);
  const figures = figuresByName(
    await listFigures(turn, Object.values(draft.figures)),
    draft.content.blocks,
  );
  const written = writeLetter(draft.content, await getLetterhead(turn), {
    corrects: await findCorrected(turn, letter.id),
  });
  const found = await findingsOf(turn, letter.id, written, figures);
  const kept = body.findings.map(({ code, excerpt }, at) => {
    const finding = found.find((each) => each.code === code && wordsOf(each) === excerpt);
    const field = `body.findings.${at}`;
    if (!finding) throw fault(faults.findingUnknown, { field });
    if (finding.severity === 'error') throw fault(faults.errorStays, { field });
    return { code, excerpt, reason: body.reason };
  });
  let passed = 0;
  for (const pass of kept) passed += await appendPass(turn, letter.id, pass);
  const codes = [...new Set(kept.map(({ code }) => code))];
  const subject = { type: 'letter', id: letter.id };
  await turn.record({
    act: 'letters.pass',
    subject,
    reason: body.reason,
    detail: { codes, passed },
  });
  return { passed };
}
