import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import type { WhatIfState } from './use-what-if.ts';

/** How far a run has come, with a way to stop it; its place stays, so that nothing below jumps. */
export function RunProgress({ run }: { readonly run: WhatIfState }) {
  const t = useWords('policy-review');
  const { pending, progress } = run;
  return (
    <div className="yz-run">
      <p className="yz-small" role="status">
        {!pending
          ? ''
          : progress === null
            ? t('pages.what-if.running')
            : t(`pages.what-if.step.${progress.step}`)}
      </p>
      {pending ? (
        <>
          <progress
            aria-label={t('pages.what-if.progress')}
            max={1}
            {...(progress === null ? {} : { value: progress.done })}
          />
          <Button size="small" onClick={run.cancel}>
            {t('pages.what-if.cancel')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
