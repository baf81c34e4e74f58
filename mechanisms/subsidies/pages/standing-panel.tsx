import { useCountingLines } from '@yanzhen/procedures/applications/pages/counting-panel.tsx';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { StatusPanel } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import type { ReactNode } from 'react';
import type { MyApplication } from '../contract.ts';
import { useCountyName } from './county-name.ts';
import { toneOf } from './own-application.ts';

interface StandingPanelProps {
  readonly mine: MyApplication;
  readonly actions?: ReactNode;
  /** Between the standing and the actions: a reason, a date of payment. */
  readonly children?: ReactNode;
}

/** Who has it, since when, by when, and what the applicant can do. */
export function StandingPanel({ mine, actions, children }: StandingPanelProps) {
  const t = useWords('subsidies');
  const { language } = useLanguage();
  const { today } = useSession();
  const lines = useCountingLines();
  const { state, holder, holderSince, dueOn, legalDueOn, counting } = mine.standing;
  const late = dueOn !== null && holder !== 'talent' && today !== '' && dueOn < today;
  const county = useCountyName()(mine.county);
  const place =
    holder === 'agent' ? mine.organisation?.name : holder === 'county-officer' ? county : '';
  return (
    <StatusPanel
      state={t(`pages.talent.state.${state}.name`)}
      tone={toneOf(state)}
      holder={
        holder === null ? undefined : (
          <>
            {t(`pages.talent.holder.${holder}`)}
            {place ? <span className="sub-place">{place}</span> : null}
          </>
        )
      }
      since={holder === null ? undefined : civilDateOf(new Date(holderSince))}
      dueOn={dueOn ?? undefined}
      counting={lines(counting)}
      provisional={counting?.provisional ?? false}
      canDo={t(`pages.talent.state.${state}.can`)}
      actions={actions}
    >
      <div className="sub-panel">
        {legalDueOn === null ? null : (
          <p className="yz-small">
            {t('pages.talent.case.legal', { date: dateText(legalDueOn, language) })}
          </p>
        )}
        {late ? (
          <Notice tone="attention" title={t('pages.talent.case.late')}>
            <p>{t('pages.talent.case.late-says')}</p>
          </Notice>
        ) : null}
        {children}
      </div>
    </StatusPanel>
  );
}
