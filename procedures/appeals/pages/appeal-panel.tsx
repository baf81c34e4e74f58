import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import { listMine } from '../contract.ts';

/** What the reader can do against a decision of one case; nothing where there is none. */
export function AppealPanel({ applicationId }: { readonly applicationId: string }) {
  const t = useWords('appeals');
  const { language } = useLanguage();
  const ask = useAsk(listMine, { query: { applicationId } });
  const { decisions = [], appeals = [] } = ask.data ?? {};
  return (
    <>
      {decisions.map(({ id, late, askUntil }) => {
        const date = dateText(askUntil, language);
        return (
          <Notice
            key={id}
            title={t('pages.panel.title')}
            actions={
              <LinkButton tone="secondary" to={late ? '/appeals' : `/appeals/new/${id}`}>
                {t(late ? 'pages.panel.remedies' : 'pages.panel.ask')}
              </LinkButton>
            }
          >
            <p>{t(late ? 'pages.panel.late' : 'pages.panel.says', { date })}</p>
          </Notice>
        );
      })}
      {appeals.map(({ id, number, state }) => (
        <Notice
          key={id}
          title={t('pages.panel.running', { number })}
          actions={
            <LinkButton tone="secondary" to={`/appeals/${id}`}>
              {t('pages.panel.open')}
            </LinkButton>
          }
        >
          <p>{t(`own-state.${state}`)}</p>
        </Notice>
      ))}
    </>
  );
}
