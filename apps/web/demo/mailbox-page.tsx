import { listDemoMessages } from '@yanzhen/values/session.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Moment } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';

/** Messages that the demonstration would have sent by SMS or e-mail. */
export function MailboxPage() {
  const t = useWords('demo');
  const ask = useAsk(listDemoMessages, {}, { refetchEvery: 5_000, freshFor: 0 });
  return (
    <Page title={t('mailbox.title')} lead={t('mailbox.lead')} back="/">
      <Asked of={ask}>
        {({ messages }) =>
          messages.length === 0 ? (
            <EmptyState title={t('mailbox.none')}>
              <p>{t('mailbox.none-says')}</p>
            </EmptyState>
          ) : (
            messages.map((message) => (
              <Card key={message.id} title={message.to} meta={<Moment at={message.sentAt} />}>
                <p>{message.text}</p>
              </Card>
            ))
          )
        }
      </Asked>
    </Page>
  );
}
