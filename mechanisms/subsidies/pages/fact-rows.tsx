import type { SummaryRow } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type * as z from 'zod';
import type { factShownSchema } from '../contract-parts.ts';

type FactShown = z.output<typeof factShownSchema>;

interface FactLine {
  readonly id: string;
  readonly label: string;
  readonly fact: FactShown | undefined;
}

/**
 * Facts as lines of a summary: the answer, who says so, and a way to change what the reader said.
 *
 * @param changeAt  Address of the question of a fact; left out where nothing can be changed.
 */
export function useFactRows(
  lines: readonly FactLine[],
  changeAt?: (factId: string) => string,
): readonly SummaryRow[] {
  const t = useWords('subsidies');
  const text = useText();
  return lines.map(({ id, label, fact }) => {
    const source = fact?.source ?? null;
    const says = source === null ? undefined : t(`pages.talent.source.${source}`);
    // What an office or the employer verified is theirs to change.
    const fixed = fact?.verified === true && source !== 'self';
    return {
      id,
      label,
      value:
        fact === undefined || fact.shown === null ? (
          <span className="sub-open">{t('pages.talent.unknown')}</span>
        ) : (
          text(fact.shown)
        ),
      ...(says === undefined
        ? {}
        : {
            source: t(`pages.talent.check.source${fact?.verified ? '-verified' : ''}`, {
              source: says,
            }),
          }),
      ...(changeAt === undefined || fixed ? {} : { change: changeAt(id) }),
    };
  });
}
