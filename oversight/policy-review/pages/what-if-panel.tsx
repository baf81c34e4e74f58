import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useMemo, useState } from 'react';
import type { DraftView } from '../contract.ts';
import { outlineOf, type Outline, type OutlineParameter } from './editor/outline.ts';
import { ParameterControls } from './parameter-controls.tsx';
import { PopulationChoice, populations, type PopulationId } from './population-choice.tsx';
import { ResultView } from './result-view.tsx';
import { RunProgress } from './run-progress.tsx';
import { useWhatIf } from './use-what-if.ts';

interface WhatIfPanelProps {
  readonly draft: DraftView;
  /** What stands in the editor, saved or not. */
  readonly content: string;
  readonly outline: Outline;
  readonly readOnly: boolean;
  readonly onMove: (parameter: OutlineParameter, value: number) => void;
}

/** The numbers of the policy to move, and what the text as it stands would do. */
export function WhatIfPanel({ draft, content, outline, readOnly, onMove }: WhatIfPanelProps) {
  const t = useWords('policy-review');
  const [population, setPopulation] = useState<PopulationId>('database');
  const asked = useMemo(
    () => ({ content, population: populations[population] }),
    [content, population],
  );
  const run = useWhatIf(asked);
  const before = useMemo(
    () =>
      new Map(
        outlineOf(draft.base?.content ?? '', draft.today).parameters.map((each) => [
          each.id,
          each.value,
        ]),
      ),
    [draft.base, draft.today],
  );
  return (
    <aside className="yz-draft-side" aria-label={t('pages.what-if.title')}>
      <DeskSheet title={t('pages.what-if.parameters')}>
        <ParameterControls
          parameters={outline.parameters}
          before={before}
          readOnly={readOnly}
          onMove={onMove}
        />
      </DeskSheet>
      <DeskSheet title={t('pages.what-if.title')}>
        <PopulationChoice value={population} onChange={setPopulation} />
        <RunProgress run={run} />
        {run.problem === null ? null : run.problem.code.endsWith('what-if-unreadable') ? (
          <Notice tone="attention" title={run.problem.title}>
            {run.problem.detail}
          </Notice>
        ) : (
          <ProblemNotice problem={run.problem} />
        )}
        {run.result === null ? null : (
          <div className={run.pending || run.problem ? 'yz-what-if yz-stale' : 'yz-what-if'}>
            {run.pending || run.problem === null ? null : (
              <p className="yz-small">{t('pages.what-if.last')}</p>
            )}
            <ResultView result={run.result} />
          </div>
        )}
      </DeskSheet>
    </aside>
  );
}
