import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { DateText, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { listPublished, showPublished } from '../contract.ts';
import './proposals.css';

/** Published suggestions and proposals, newest first. */
export function PublishedPage() {
  const t = useWords('proposals');
  const { search } = useRoute();
  const { after } = search;
  const ask = useAsk(listPublished, { query: { limit: 20, ...(after ? { after } : {}) } });
  return (
    <Page title={t('pages.public.title')} lead={t('pages.public.lead')} back="">
      <Asked of={ask}>
        {({ rows, next }) => (
          <>
            {rows.length === 0 ? <EmptyState title={t('pages.public.none')} /> : null}
            {rows.map((row) => (
              <Card key={row.id} title={<Link to={`/published-proposals/${row.id}`}>{row.title}</Link>} meta={<Tag>{t(`publication.${row.mode}`)}</Tag>}>
                <p className="yz-small">
                  {t(`body.${row.body}`)} · {row.number} · <DateText on={row.publishedOn} />
                </p>
              </Card>
            ))}
            {next === null ? null : (
              <Actions>
                <LinkButton tone="secondary" to={`/published-proposals?after=${next}`}>{t('pages.public.more')}</LinkButton>
              </Actions>
            )}
          </>
        )}
      </Asked>
    </Page>
  ); // prettier-ignore
}

/** One published item with its answer; no names. */
export function PublishedOnePage() {
  const t = useWords('proposals');
  const { params } = useRoute();
  const ask = useAsk(showPublished, { params: { proposalId: params['proposalId'] ?? '' } });
  return (
    <Asked of={ask}>
      {(row) => (
        <Page title={row.title} above={`${t(`body.${row.body}`)} · ${row.number}`} back="/published-proposals">
          {row.asked === null ? null : (
            <Card title={t('fields.content')}>
              <span className="proposal-text">{row.asked}</span>
            </Card>
          )}
          <Card title={t(`pages.public.${row.mode}`)} meta={<Tag tone="good">{`${t('fields.class')} ${row.resultClass ?? ''}`}</Tag>}>
            <span className="proposal-text">{row.answered}</span>
          </Card>
          {row.letterId === null ? null : (
            <Actions>
              <LinkButton tone="secondary" to={`/letters/${row.letterId}`}>{t('pages.public.verify')}</LinkButton>
            </Actions>
          )}
        </Page>
      )}
    </Asked>
  ); // prettier-ignore
}
