import { zText } from '@yanzhen/values/fields.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { DateText, Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Timeline } from '@yanzhen/web-kit/plain/timeline.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import * as z from 'zod';
import { CountingPanel } from '../../applications/pages/counting-panel.tsx';
import { listMyRecoveries, replyToNotice, type MyRecovery } from '../contract.ts';
import { useBenefits } from './names.ts';
import { toneOf } from './tone.ts';

/** What I am to repay, how it was counted, and my reply. */
export function MyRecoveriesPage() {
  const t = useWords('recoveries');
  const ask = useAsk(listMyRecoveries, {});
  const { account } = useSession();
  return (
    <Page
      title={t('pages.mine.title')}
      lead={t('pages.mine.lead')}
      back={account?.kind === 'agent' ? '/funds' : '/instalments'}
    >
      <Asked of={ask}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.mine.none')}>
              <p>{t('pages.mine.none-says')}</p>
            </EmptyState>
          ) : (
            <>
              {rows.map((row) => (
                <RecoveryCard key={row.id} recovery={row} />
              ))}
            </>
          )
        }
      </Asked>
    </Page>
  );
}

function RecoveryCard({ recovery }: { readonly recovery: MyRecovery }) {
  const t = useWords('recoveries');
  const benefits = useBenefits();
  const { counting, amountFen, receivedFen } = recovery;
  const { rule, requiredMonths: required, servedMonths: served, paidFen } = counting;
  return (
    <Card
      title={`${benefits.name(recovery.benefitId)} · ${recovery.number}`}
      meta={<Tag tone={toneOf(recovery.state)}>{t(`state.${recovery.state}`)}</Tag>}
    >
      <SummaryList
        rows={[
          { id: 'amount', label: t('pages.detail.amount'), value: <Money fen={amountFen} /> },
          { id: 'received', label: t('pages.detail.received'), value: <Money fen={receivedFen} /> },
          ...(required === 0
            ? []
            : [
                {
                  id: 'service',
                  label: t('pages.detail.service'),
                  value: t('pages.detail.served', { from: counting.serviceFrom, served, required }),
                },
              ]),
          {
            id: 'counting',
            label: t('pages.detail.counting'),
            value:
              rule !== 'pro-rata'
                ? t(`pages.detail.formula-${rule}`)
                : t('pages.detail.formula', {
                    paid: yuanForReader(paidFen),
                    required,
                    served,
                    amount: yuanForReader(amountFen),
                  }),
            source: counting.clause,
          },
          ...recovery.plan.map((part) => ({
            id: `part-${part.number}`,
            label: `${t('pages.detail.plan')} ${part.number}`,
            value: (
              <>
                <Money fen={part.amountFen} /> · <DateText on={part.dueOn} />
              </>
            ),
          })),
        ]}
      />
      {recovery.mayReply ? <ReplyForm recovery={recovery} /> : null}
      <Timeline
        events={recovery.events.toReversed().map((event) => ({
          id: event.id,
          at: event.at,
          title: t(`move.${event.move}`),
          ...(event.reason === null ? {} : { detail: event.reason }),
        }))}
      />
    </Card>
  );
}

const replyForm = z.object({ text: zText(2000) });

function ReplyForm({ recovery }: { readonly recovery: MyRecovery }) {
  const t = useWords('recoveries');
  const { language } = useLanguage();
  const { tell } = useTell(replyToNotice, { invalidates: [listMyRecoveries] });
  const form = useForm(replyForm, { text: '' });
  const { id, replyDueOn } = recovery;
  return (
    <form
      className="yz-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => {
          await tell({ params: { recoveryId: id }, body });
          announce(t('pages.mine.sent'));
        });
      }}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem ? <ProblemNotice problem={form.problem} /> : null}
      {replyDueOn === null ? null : (
        <div>
          <p>{t('pages.mine.until', { date: dateText(replyDueOn, language) })}</p>
          <CountingPanel counting={recovery.replyCounting} />
        </div>
      )}
      <TextArea
        {...form.field('text')}
        label={t('pages.mine.reply')}
        hint={t('pages.mine.reply-hint')}
        maxLength={2000}
        rows={5}
      />
      <div className="yz-actions">
        <Button type="submit" pending={form.pending}>
          {t('pages.mine.send')}
        </Button>
      </div>
    </form>
  );
}
