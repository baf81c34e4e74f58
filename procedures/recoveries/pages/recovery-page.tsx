import { yuanInWords } from '@yanzhen/values/money-in-words.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { CountedDayPanel } from '../../applications/pages/counting-panel.tsx';
import * as contract from '../contract.ts';
import type { RecoveryDetail, RecoveryMove } from '../contract.ts';
import { MoveDialogue } from './move-dialogue.tsx';
import { toneOf } from './tone.ts';

/** One recovery: how it was counted, its plan, what came back, and what can be done. */
export function RecoveryPage() {
  const { params } = useRoute();
  const ask = useAsk(contract.showRecovery, { params: { recoveryId: params['recoveryId'] ?? '' } });
  return <Asked of={ask}>{(recovery) => <Shown recovery={recovery} />}</Asked>;
}

function Shown({ recovery }: { readonly recovery: RecoveryDetail }) {
  const t = useWords('recoveries');
  const [move, setMove] = useState<RecoveryMove | null>(null);
  return (
    <DeskPage
      title={t('pages.detail.title', { number: recovery.number })}
      crumbs={[{ says: t('pages.detail.back'), to: '/desk/recoveries' }]}
      meta={<Tag tone={toneOf(recovery.state)}>{t(`state.${recovery.state}`)}</Tag>}
      actions={recovery.moves.map((each) => (
        <Button
          key={each}
          type={each === recovery.moves[0] ? 'primary' : 'default'}
          onClick={() => setMove(each)}
        >
          {t(`move.${each}`)}
        </Button>
      ))}
      lead={
        <p>
          {recovery.name} ·{' '}
          <Link to={`/desk/cases/${recovery.applicationId}`}>{t('pages.detail.case')}</Link>{' '}
          {recovery.reference}
        </p>
      }
    >
      <Counting recovery={recovery} />
      <Parts recovery={recovery} />
      <DeskSheet title={t('pages.detail.history')}>
        <DeskTimeline
          events={recovery.events.toReversed().map((event) => ({
            id: event.id,
            at: event.at,
            title: t(`move.${event.move}`),
            by: event.by,
            ...(event.reason === null ? {} : { detail: event.reason }),
          }))}
        />
      </DeskSheet>
      {move === null ? null : (
        <MoveDialogue key={move} move={move} recovery={recovery} onClose={() => setMove(null)} />
      )}
    </DeskPage>
  );
}

function Counting({ recovery }: { readonly recovery: RecoveryDetail }) {
  const t = useWords('recoveries');
  const text = useText();
  const { counting, amountFen, receivedFen } = recovery;
  const { rule, requiredMonths: required, servedMonths: served, paidFen } = counting;
  const fact = (id: string, value: ReactNode, span?: number) => ({
    id,
    label: t(`pages.detail.${id}`),
    value,
    ...(span === undefined ? {} : { span }),
  });
  const formula =
    rule !== 'pro-rata'
      ? t(`pages.detail.formula-${rule}`)
      : t('pages.detail.formula', {
          paid: yuanForReader(paidFen),
          required,
          served,
          amount: yuanForReader(amountFen),
        });
  return (
    <DeskSheet title={t('pages.detail.counting')}>
      <DeskFacts
        facts={[
          fact('rule', `${t(`rule.${rule}`)} (${counting.clause})`),
          ...(rule === 'not-due' ? [] : [fact('left-on', recovery.leftOn)]),
          ...(required === 0
            ? []
            : [
                fact(
                  'service',
                  t('pages.detail.served', { from: counting.serviceFrom, served, required }),
                  2,
                ),
              ]),
          fact('amount', <Money fen={amountFen} />),
          fact('words', yuanInWords(amountFen)),
          fact('received', <Money fen={receivedFen} />),
          fact('rest', <Money fen={amountFen - receivedFen} />),
          ...(recovery.graceUntil === null ? [] : [fact('grace', recovery.graceUntil)]),
          ...(recovery.replyDueOn === null
            ? []
            : [
                fact(
                  'reply-due',
                  <CountedDayPanel on={recovery.replyDueOn} counting={recovery.replyCounting} />,
                ),
              ]),
          ...(recovery.waiver === null ? [] : [fact('waiver', text(recovery.waiver), 2)]),
        ]}
      />
      <p>{formula}</p>
    </DeskSheet>
  );
}

function Parts({ recovery }: { readonly recovery: RecoveryDetail }) {
  const t = useWords('recoveries');
  return (
    <>
      <DeskSheet title={t('pages.detail.plan')}>
        {recovery.plan.length === 0 ? (
          <p>{t('pages.detail.no-plan')}</p>
        ) : (
          <PlainTable
            caption={t('pages.detail.plan')}
            rows={recovery.plan}
            rowKey={(part) => String(part.number)}
            columns={[
              { id: 'part', title: t('pages.detail.part'), cell: (part) => part.number },
              { id: 'due', title: t('pages.detail.due'), cell: (part) => part.dueOn },
              {
                id: 'amount',
                title: t('pages.detail.amount-in'),
                align: 'end',
                cell: (part) => <Money fen={part.amountFen} />,
              },
            ]}
          />
        )}
      </DeskSheet>
      <DeskSheet title={t('pages.detail.receipts')}>
        {recovery.receipts.length === 0 ? (
          <p>{t('pages.detail.no-receipts')}</p>
        ) : (
          <PlainTable
            caption={t('pages.detail.receipts')}
            rows={recovery.receipts}
            rowKey={(receipt) => receipt.id}
            columns={[
              { id: 'on', title: t('pages.detail.on'), cell: (receipt) => receipt.on },
              {
                id: 'kind',
                title: t('pages.detail.kind'),
                cell: (receipt) => t(`receipt.${receipt.kind}`),
              },
              {
                id: 'document',
                title: t('pages.detail.document'),
                cell: (receipt) => receipt.document,
              },
              {
                id: 'amount',
                title: t('pages.detail.amount-in'),
                align: 'end',
                cell: (receipt) => <Money fen={receipt.amountFen} />,
              },
            ]}
          />
        )}
      </DeskSheet>
    </>
  );
}
