import { listMessages, resendMessage } from '@yanzhen/procedures/desk/contract.ts';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { sayNow, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import type { SubsidyCase } from '../contract.ts';

/** What the applicant was told about the case; a message is sent again with a reason. */
export function CaseMessages({ view }: { readonly view: SubsidyCase }) {
  const t = useWords('subsidies');
  const params = { subject: 'application', id: view.applicationId };
  const { messages = [] } = useAsk(listMessages, { params }).data ?? {};
  const resend = useTell(resendMessage, { invalidates: [listMessages] });
  const [asking, setAsking] = useState<string | null>(null);
  if (messages.length === 0) return null;
  return (
    <DeskSheet>
      <Disclosure says={t('pages.desk.messages.title', { count: messages.length })}>
        <ul className="sub-notes">
          {messages.map((message) => (
            <li key={message.id}>
              <p>{textOf(message)}</p>
              <p className="yz-small">
                <time dateTime={message.at}>{denseMoment(message.at)}</time>{' '}
                {message.deliveredAt === null
                  ? t('pages.desk.messages.waiting')
                  : t('pages.desk.messages.left', { at: denseMoment(message.deliveredAt) })}{' '}
                <Button type="link" size="small" onClick={() => setAsking(message.id)}>
                  {t('pages.desk.messages.resend')}
                </Button>
              </p>
            </li>
          ))}
        </ul>
      </Disclosure>
      {asking === null ? null : (
        <WordsDialogue
          title={t('pages.desk.messages.resend')}
          explains={<p>{t('pages.desk.messages.explains')}</p>}
          fields={[{ id: 'reason', label: t('pages.desk.bulk.reason'), required: true }]}
          onSend={({ reason = '' }) =>
            resend.tell({ params: { ...params, messageId: asking }, body: { reason } })
          }
          onDone={() => {
            announce(t('pages.desk.messages.done'));
            setAsking(null);
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </DeskSheet>
  );
}

/** The text as it was sent, where the words of its feature are on this page; else its name. */
function textOf({
  template,
  values,
}: {
  readonly template: string;
  readonly values: Readonly<Record<string, string | number>>;
}): string {
  const [feature = '', name = ''] = template.split('.');
  return sayNow(feature, `messages.${name}`, values) ?? template;
}
