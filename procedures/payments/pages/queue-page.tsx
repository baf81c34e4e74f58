import { yuanForReader } from '@yanzhen/values/money.ts';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate, denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { useNames } from './names.ts';
import './payments.css';

/** Finance's queue: choose what goes into a batch. */
export function QueuePage() {
  const t = useWords('payments');
  const names = useNames();
  const { account } = useSession();
  const records = useRecords({
    filters: [
      { id: 'benefitId', label: t('pages.queue.filter-benefit'), options: names.benefits },
      { id: 'county', label: t('pages.queue.filter-county'), options: names.counties },
    ],
  });
  const { benefitId, county, after } = records.query;
  const ask = useAsk(contract.listPayable, {
    query: {
      limit: 100,
      ...(benefitId ? { benefitId } : {}),
      ...(county ? { county } : {}),
      ...(after ? { after } : {}),
    },
  });
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [confirming, setConfirming] = useState(false);
  const chosen = (ask.data?.rows ?? []).filter((row) => keys.includes(row.applicationId));
  const mixed = new Set(chosen.map((row) => row.benefitId)).size > 1;
  const sum = yuanForReader(chosen.reduce((total, row) => total + row.amountFen, 0));
  const mayMake = account?.roles.includes('finance-preparer') ?? false;
  return (
    <DeskPage title={t('pages.queue.title')} lead={t('pages.queue.lead')}>
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.queue.label')}
        rowKey={(row) => row.applicationId}
        {...(mayMake ? { chosenKeys: keys, onChoose: setKeys } : {})}
        actions={
          mayMake ? (
            <>
              <span aria-live="polite" className="payments-chosen">
                {mixed
                  ? t('pages.queue.one-benefit')
                  : t('pages.queue.chosen', { count: chosen.length, sum })}
              </span>
              <Button
                type="primary"
                disabled={chosen.length === 0 || mixed}
                onClick={() => setConfirming(true)}
              >
                {t('pages.queue.make')}
              </Button>
            </>
          ) : undefined
        }
        empty={
          <EmptyState title={t('pages.queue.empty')}>
            <p>{t('pages.queue.empty-says')}</p>
          </EmptyState>
        }
        columns={[
          { id: 'reference', title: t('pages.queue.reference'), cell: (row) => row.reference },
          { id: 'name', title: t('pages.queue.name'), cell: (row) => row.name },
          {
            id: 'benefit',
            title: t('pages.queue.benefit'),
            cell: (row) => names.benefit(row.benefitId),
          },
          {
            id: 'county',
            title: t('pages.queue.county'),
            cell: (row) => names.county(row.county),
          },
          {
            id: 'amount',
            title: t('pages.queue.amount'),
            align: 'end',
            cell: (row) => yuanForReader(row.amountFen),
          },
          {
            id: 'instalment',
            title: t('pages.queue.instalment'),
            cell: (row) => t('pages.queue.part', row.instalment),
          },
          {
            id: 'account',
            title: t('pages.queue.account'),
            cell: (row) => (
              <>
                {row.account}{' '}
                {row.hold === null ? null : (
                  <Tag tone="attention">
                    {t(`pages.queue.hold.${row.hold.code}`)}
                    {row.hold.until === null
                      ? null
                      : ` ${t('pages.queue.hold-until', { at: denseMoment(row.hold.until) })}`}
                  </Tag>
                )}
              </>
            ),
          },
          {
            id: 'state',
            title: t('pages.queue.state'),
            cell: (row) => (
              <>
                <Tag tone={row.state === 'returned' ? 'bad' : 'waiting'}>
                  {t(`pages.queue.${row.state}`)}
                </Tag>{' '}
                {row.state === 'returned' ? row.returnedReason : null}
              </>
            ),
          },
          { id: 'since', title: t('pages.queue.since'), cell: (row) => denseDate(row.since) },
          { id: 'due', title: t('pages.queue.due'), cell: (row) => row.dueOn },
        ]}
      />
      {confirming ? (
        <MakeDialogue
          benefitId={chosen[0]?.benefitId ?? ''}
          applicationIds={chosen.map((row) => row.applicationId)}
          sum={sum}
          onClose={() => setConfirming(false)}
        />
      ) : null}
    </DeskPage>
  );
}

interface MakeDialogueProps {
  readonly benefitId: string;
  readonly applicationIds: string[];
  readonly sum: string;
  readonly onClose: () => void;
}

function MakeDialogue({ benefitId, applicationIds, sum, onClose }: MakeDialogueProps) {
  const t = useWords('payments');
  const { go } = useRoute();
  const making = useTell(contract.makeBatch);
  const make = async () => {
    const batch = await making.tell({ body: { benefitId, applicationIds } });
    announce(t('pages.queue.made', { number: batch.number }));
    go(`/desk/payments/batches/${batch.id}`);
  };
  return (
    <Modal
      open
      title={t('pages.queue.confirm-title')}
      okText={t('pages.queue.make')}
      confirmLoading={making.pending}
      onOk={() => void make().catch(() => undefined)}
      onCancel={onClose}
    >
      {making.problem ? <ProblemNotice problem={making.problem} /> : null}
      <p>{t('pages.queue.confirm-says', { count: applicationIds.length, sum })}</p>
    </Modal>
  );
}
