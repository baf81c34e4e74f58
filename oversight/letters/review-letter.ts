import { letterHtml, lintLetter, type Figures, type Finding, type Letter } from '@yanzhen/papers';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, findingStops, type LetterFinding } from './contract.ts';
import { wordsOf } from './finding-words.ts';
import { lintContext } from './lint-context.ts';
import { listPasses, type PassRecord } from './pass-store.ts';

/** What the linter finds in a letter, with the reasons for what was kept. */
export async function findingsOf(
  turn: Turn,
  letterId: string,
  letter: Letter,
  figures: Figures,
): Promise<LetterFinding[]> {
  const passes = await listPasses(turn, letterId);
  const found = lintLetter(letter, figures, await lintContext(turn));
  return found.map((finding) => ({ ...finding, passed: passedBy(finding, passes) }));
}

function passedBy(finding: Finding, passes: readonly PassRecord[]): LetterFinding['passed'] {
  if (finding.severity === 'error') return null;
  const words = wordsOf(finding);
  const pass = passes.find((each) => each.code === finding.code && each.excerpt === words);
  return pass ? { reason: pass.reason, by: pass.by, at: pass.at.toISOString() } : null;
}

/** A draft as it would be printed: a slot without a figure shows its name, so that it can always be looked at. */
export function draftHtml(letter: Letter, figures: Figures): string {
  const blocks = letter.blocks.map((block) => ({
    ...block,
    inlines: block.inlines.map((it) =>
      it.kind === 'figure' && !Object.hasOwn(figures, it.slotId)
        ? ({ kind: 'text', text: `【${it.slotId}】` } as const)
        : it,
    ),
  }));
  return letterHtml({ ...letter, blocks }, figures);
}

/**
 * Nothing is left that stops a move (`findingStops`).
 *
 * @throws Fault `letters.lint` with the first error, `letters.warnings-open` with the first open warning.
 */
export async function requireMended(
  turn: Turn,
  move: keyof typeof findingStops,
  letterId: string,
  letter: Letter,
  figures: Figures,
): Promise<void> {
  const found = await findingsOf(turn, letterId, letter, figures);
  const stops: readonly LetterFinding['severity'][] = findingStops[move];
  for (const severity of stops) {
    const left = found.filter((each) => each.severity === severity && each.passed === null);
    const [first] = left;
    if (!first) continue;
    const code = severity === 'error' ? faults.lint : faults.warningsOpen;
    const values = { count: left.length, first: first.says[turn.language] };
    throw fault(code, { values, field: `content.${first.where}` });
  }
}
