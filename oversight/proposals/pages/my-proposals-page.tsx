import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import { listMine } from '../contract.ts';
import { toneOf } from './tones.ts';

/** Items that I sponsored: where each stands, and which waits for my rating. */
export function MyProposalsPage() {
  const t = useWords('proposals');
  const { language } = useLanguage();
  const ask = useAsk(listMine, {});
  return (
    <Page title={t('pages.mine.title')} lead={t('pages.mine.lead')} back="">
      <Actions>
        <LinkButton to="/proposals/new">{t('pages.mine.new')}</LinkButton>
      </Actions>
      <Asked of={ask}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.mine.none')}>
              <p>{t('pages.mine.none-says')}</p>
            </EmptyState>
          ) : (
            rows.map((row) => (
              <Card
                key={row.id}
                title={row.title}
                meta={
                  <Tag tone={row.mayRate ? 'attention' : toneOf[row.state]}>
                    {row.mayRate ? t('pages.mine.to-rate') : t(`own-state.${row.state}`)}
                  </Tag>
                }
                actions={
                  <LinkButton
                    to={`/proposals/${row.id}`}
                    tone={row.mayRate ? 'primary' : 'secondary'}
                  >
                    {t(row.mayRate ? 'pages.mine.rate' : 'pages.mine.open')}
                  </LinkButton>
                }
              >
                <p className="yz-small">
                  {[t(`body.${row.body}`), row.number, row.dueOn && t('pages.mine.due', { date: dateText(row.dueOn, language) })].filter(Boolean).join(' · ')}
                </p>
              </Card>
            ))
          )
        }
      </Asked>
    </Page>
  ); // prettier-ignore
}
