import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { DateText } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import { useNames } from './names.ts';

/** The lists on public notice today, for anyone. */
export function PublicListsPage() {
  const t = useWords('publicity');
  const names = useNames();
  const ask = useAsk(contract.listPublic, {});
  return (
    <Page title={t('pages.public.title')} lead={t('pages.public.lead')}>
      <Asked of={ask}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.public.none')}>
              <p>{t('pages.public.none-says')}</p>
            </EmptyState>
          ) : (
            rows.map((list) => (
              <Card
                key={list.id}
                title={names.benefit(list.benefitId)}
                meta={<span className="yz-small">{list.number}</span>}
                actions={
                  <LinkButton to={`/publicity/${list.id}`}>
                    {t('pages.public.open')}
                    <span className="yz-hidden">{list.number}</span>
                  </LinkButton>
                }
              >
                <p>
                  {t('pages.public.lines', { count: list.lineCount })} · {t('pages.public.until')}{' '}
                  <strong>
                    <DateText on={list.endsOn} />
                  </strong>
                </p>
              </Card>
            ))
          )
        }
      </Asked>
      <p>
        <Link to="/second-looks">{t('pages.public.second-looks')}</Link>
      </p>
    </Page>
  );
}
