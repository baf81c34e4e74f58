import { stateNames } from '@yanzhen/procedures/applications/contract.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { CallMove, FundCallDetail } from '../contract.ts';
import { listOfCall } from '../contract-applications.ts';
import { CallForm } from './call-form.tsx';
import { CallTag } from './call-tag.tsx';
import { toneOf } from './names.ts';

/** One call with the applications made under it. */
export function CallPage() {
  const t = useWords('special-funds');
  const { params } = useRoute();
  const callId = params['callId'] ?? '';
  const ask = useAsk(contract.showCall, { params: { callId } });
  const { data } = ask;
  return (
    <DeskPage
      title={data?.title ?? t('pages.calls.one')}
      crumbs={[{ says: t('pages.calls.title'), to: '/desk/funds' }]}
      meta={data ? <CallTag call={data} /> : undefined}
      actions={data ? <Acts call={data} /> : undefined}
    >
      <Asked of={ask}>
        {(call) => (
          <>
            <DeskSheet title={t('pages.calls.one')}>
              <Facts call={call} />
            </DeskSheet>
            {call.state === 'draft' || call.state === 'withdrawn' ? null : (
              <DeskSheet title={t('pages.fields.applications')}>
                <Applications callId={call.id} />
              </DeskSheet>
            )}
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

function Facts({ call }: { readonly call: FundCallDetail }) {
  const t = useWords('special-funds');
  const text = useText();
  const fact = (id: string, value: React.ReactNode, span = 1) => ({
    id,
    label: t(`pages.fields.${id}`),
    value,
    span,
  });
  const fields = call.fields.map((field) => t(`field.${field}`)).join('、');
  return (
    <DeskFacts
      facts={[
        fact('number', call.number),
        fact('benefit', text(call.benefitName)),
        fact('days', `${denseDate(call.opensOn)} — ${denseDate(call.lastDay)}`),
        fact('fields', fields === '' ? t('pages.fields.every-field') : fields),
        fact('total', <Money fen={call.totalFen} />),
        fact(
          'budget',
          call.budget.map(({ payer, leftFen }) => (
            <div key={payer.zh}>
              {text(payer)} {leftFen === null ? t('pages.calls.no-line') : <Money fen={leftFen} />}
            </div>
          )),
        ),
        fact('applied', <Money fen={call.askedFen} />),
        fact('granted', <Money fen={call.grantedFen} />),
        fact('paid', <Money fen={call.paidFen} />),
        fact(
          'by',
          call.publishedBy === null
            ? call.preparedBy
            : t('pages.calls.by', { prepared: call.preparedBy, published: call.publishedBy }),
        ),
        fact('conditions', call.conditions, 2),
        ...(call.reason === null ? [] : [fact('reason', call.reason, 2)]),
      ]}
    />
  );
}

function Applications({ callId }: { readonly callId: string }) {
  const t = useWords('special-funds');
  const text = useText();
  const records = useRecords({});
  const ask = useAsk(listOfCall, { params: { callId }, query: { ...records.query } });
  return (
    <RecordTable
      records={records}
      ask={ask}
      label={t('pages.fields.applications')}
      rowKey={(row) => row.applicationId}
      rowLink={(row) => `/desk/funds/applications/${row.applicationId}`}
      empty={<EmptyState title={t('pages.calls.no-application')} />}
      narrow={{
        title: (row) => row.project.name,
        body: (row) => (
          <>
            <Tag tone={toneOf(row.state)}>{text(stateNames[row.state])}</Tag> {row.enterpriseName}
          </>
        ),
      }}
      columns={[
        { id: 'reference', title: t('pages.fields.reference'), cell: (row) => row.reference ?? '—' },
        { id: 'project', title: t('pages.fields.project'), cell: (row) => row.project.name },
        { id: 'enterprise', title: t('pages.fields.enterprise'), cell: (row) => row.enterpriseName },
        {
          id: 'state',
          title: t('pages.fields.state'),
          cell: (row) => <Tag tone={toneOf(row.state)}>{text(stateNames[row.state])}</Tag>,
        },
        {
          id: 'amount',
          title: t('pages.fields.amount'),
          align: 'end',
          cell: (row) => (row.amountFen === null ? '—' : <Money fen={row.amountFen} />),
        },
        {
          id: 'paid',
          title: t('pages.fields.paid'),
          align: 'end',
          cell: (row) => <Money fen={row.paidFen} />,
        },
        {
          id: 'milestones',
          title: t('pages.fields.milestones'),
          cell: ({ milestones }) => (
            <>
              {t('pages.mine.accepted', { ...milestones })}{' '}
              {milestones.overdue > 0 ? (
                <Tag tone="bad">{t('pages.calls.overdue', { count: milestones.overdue })}</Tag>
              ) : null}
            </>
          ),
        },
      ]}
    />
  ); // prettier-ignore
}

function Acts({ call }: { readonly call: FundCallDetail }) {
  const t = useWords('special-funds');
  const moving = useTell(contract.moveCall);
  const [open, setOpen] = useState<CallMove | 'change' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {call.mayChange ? (
        <Button onClick={() => setOpen('change')}>{t('pages.calls.change')}</Button>
      ) : null}
      {call.moves.map((move) => (
        <Button
          key={move}
          type={move === 'publish' ? 'primary' : 'default'}
          danger={move !== 'publish'}
          onClick={() => setOpen(move)}
        >
          {t(`call-move.${move}`)}
        </Button>
      ))}
      {open === 'change' ? <CallForm call={call} onClose={close} /> : null}
      {open === null || open === 'change' ? null : (
        <WordsDialogue
          title={t(`call-move.${open}`)}
          explains={<p>{t(`pages.calls.${open}-says`)}</p>}
          danger={open !== 'publish'}
          fields={
            open === 'publish'
              ? []
              : [{ id: 'reason', label: t('pages.fields.reason'), required: true }]
          }
          onSend={({ reason = '' }) =>
            moving.tell({
              params: { callId: call.id },
              body: { move: open, version: call.version, ...(reason === '' ? {} : { reason }) },
            })
          }
          onDone={() => {
            announce(t('pages.form.saved'));
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
