import { listMyMessages, readMyMessages, type Message } from '@yanzhen/values/messages.ts';
import { countMyUnread } from '@yanzhen/values/unread.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Moment, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import { WaysCard } from './ways-card.tsx';

/** Where a message leads, by what it is about; others lead nowhere. */
const pages: Readonly<Record<string, (id: string) => string>> = {
  application: (id) => `/applications/${id}`,
  'suspect-record': () => '/inquiries',
  'suspect-question': () => '/explanations',
  appeal: (id) => `/appeals/${id}`,
  rating: () => '/ratings',
};

const shownAtOnce = 20;

/** Messages to me, newest first, and where else they go. */
export function MessagesPage() {
  const t = useWords('messages');
  const [pagesBefore, setPagesBefore] = useState<readonly string[]>([]);
  const after = pagesBefore.at(-1);
  const list = useAsk(
    listMyMessages,
    { query: { limit: shownAtOnce, ...(after === undefined ? {} : { after }) } },
    { freshFor: 0 },
  );
  return (
    <Page title={t('page.title')} lead={t('page.lead')} back="/">
      <Asked of={list} rows={6}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <EmptyState title={t('page.none')}>
              <p>{t('page.none-says')}</p>
            </EmptyState>
          ) : (
            <>
              <ReadAll rows={rows} />
              {rows.map((message) => (
                <MessageCard key={message.id} message={message} />
              ))}
              <div className="yz-actions">
                {next === null ? null : (
                  <Button tone="secondary" onClick={() => setPagesBefore([...pagesBefore, next])}>
                    {t('page.older')}
                  </Button>
                )}
                {after === undefined ? null : (
                  <Button tone="quiet" onClick={() => setPagesBefore(pagesBefore.slice(0, -1))}>
                    {t('page.newer')}
                  </Button>
                )}
              </div>
            </>
          )
        }
      </Asked>
      <WaysCard />
    </Page>
  );
}

function ReadAll({ rows }: { readonly rows: readonly Message[] }) {
  const t = useWords('messages');
  const { tell, pending, problem } = useTell(readMyMessages, {
    invalidates: [listMyMessages, countMyUnread],
  });
  if (rows.every(({ readAt }) => readAt !== null)) return null;
  return (
    <>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <div className="yz-actions">
        <Button
          tone="secondary"
          pending={pending}
          onClick={() => void tell({ body: { ids: null } })}
        >
          {t('page.read-all')}
        </Button>
      </div>
    </>
  );
}

function MessageCard({ message }: { readonly message: Message }) {
  const t = useWords('messages');
  const text = useText();
  const { tell } = useTell(readMyMessages, { invalidates: [listMyMessages, countMyUnread] });
  const to = message.subject ? pages[message.subject.type]?.(message.subject.id) : undefined;
  const unread = message.readAt === null;
  const read = (): void => {
    if (unread) void tell({ body: { ids: [message.id] } });
  };
  return (
    <Card
      title={<Moment at={message.at} />}
      level={2}
      tone={unread ? 'accent' : 'plain'}
      meta={unread ? <Tag tone="attention">{t('page.unread')}</Tag> : null}
      actions={
        to === undefined ? undefined : (
          <span onClickCapture={read}>
            <LinkButton to={to} tone="secondary">
              {t('page.open')}
            </LinkButton>
          </span>
        )
      }
    >
      <p>{text(message.text)}</p>
    </Card>
  );
}
