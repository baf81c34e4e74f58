import { CountingPanel } from '@yanzhen/procedures/applications/pages/counting-panel.tsx';
import { dateText, denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import type { SubsidyCase } from '../contract.ts';
import { CaseTerm } from './desk-case-term.tsx';
import { useHolderName } from './desk-state.tsx';

/** Who has the case, since when, by when, and how that day was counted. */
export function CaseStanding({ view }: { readonly view: SubsidyCase }) {
  const t = useWords('subsidies');
  const kit = useWords();
  const { language } = useLanguage();
  const holderName = useHolderName();
  const { holder, holderSince, dueOn, legalDueOn, counting } = view.standing;
  const ended = holder === null;
  return (
    <DeskSheet>
      <dl className="sub-standing">
        <div>
          <dt>{t('pages.desk.case.holder')}</dt>
          <dd>{ended ? t('pages.desk.case.ended') : holderName(holder)}</dd>
        </div>
        <div>
          <dt>{t(ended ? 'pages.desk.case.ended-at' : 'pages.desk.case.since')}</dt>
          <dd>{denseMoment(holderSince)}</dd>
        </div>
        {dueOn === null ? null : (
          <div>
            <dt>{t('pages.desk.case.due')}</dt>
            <dd>
              {dateText(dueOn, language)}{' '}
              {counting?.provisional ? (
                <Tag tone="attention">{kit('status.provisional')}</Tag>
              ) : null}
            </dd>
          </div>
        )}
        {legalDueOn === null ? null : (
          <div>
            <dt>{t('pages.desk.case.legal')}</dt>
            <dd>
              {dateText(legalDueOn, language)}{' '}
              {counting?.legal?.provisional ? (
                <Tag tone="attention">{kit('status.provisional')}</Tag>
              ) : null}
            </dd>
          </div>
        )}
      </dl>
      <CountingPanel counting={counting} />
      <CaseTerm view={view} />
    </DeskSheet>
  );
}
