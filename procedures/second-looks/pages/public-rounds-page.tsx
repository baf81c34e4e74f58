import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { DateText, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import './second-looks.css';

/** Every round with what was published of it, and why nobody can choose. */
export function PublicRoundsPage() {
  const t = useWords('second-looks');
  const ask = useAsk(contract.listPublicRounds, { query: { limit: 100 } });
  return (
    <Page title={t('pages.public.title')} lead={t('pages.public.lead')}>
      <h2>{t('pages.public.rule')}</h2>
      <ol className="second-list">
        {[1, 2, 3].map((step) => (
          <li key={step}>{t(`pages.public.rule-${step}`)}</li>
        ))}
      </ol>
      <h2>{t('pages.public.list-title')}</h2>
      <Asked of={ask}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.public.empty')} />
          ) : (
            rows.map((round) => (
              <Card
                key={round.id}
                title={round.number}
                meta={<Tag>{t(`round-state.${round.state}`)}</Tag>}
                actions={
                  <LinkButton tone="secondary" to={`/second-looks/${round.id}`}>
                    {t('pages.public.open')}
                    <span className="yz-hidden">{round.number}</span>
                  </LinkButton>
                }
              >
                <p>
                  <DateText on={round.from} /> – <DateText on={round.to} />
                </p>
                <p className="yz-small">
                  {t('pages.round.commitment')}{' '}
                  <code className="second-hex">{round.commitment}</code>
                </p>
              </Card>
            ))
          )
        }
      </Asked>
    </Page>
  );
}
