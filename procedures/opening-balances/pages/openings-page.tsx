import { yuanForReader } from '@yanzhen/values/money.ts';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { download } from '@yanzhen/web-kit/client.ts';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { Opening } from '../contract.ts';
import { useBenefits } from './names.ts';
import { PrepareDialogue } from './prepare-dialogue.tsx';

const tones = { prepared: 'attention', confirmed: 'good', rejected: 'plain' } as const;

/** Acts by which past awards and payments came in. */
export function OpeningsPage() {
  const t = useWords('opening-balances');
  const benefits = useBenefits();
  const { account } = useSession();
  const records = useRecords({});
  const { after } = records.query;
  const ask = useAsk(contract.listOpenings, { query: after ? { after } : {} });
  const [preparing, setPreparing] = useState(false);
  const [open, setOpen] = useState<Opening | null>(null);
  const mayPrepare = account?.roles.includes('finance-preparer') ?? false;
  return (
    <DeskPage
      title={t('pages.list.title')}
      lead={t('pages.list.lead')}
      actions={
        <>
          <Button
            onClick={() => void download(contract.downloadTemplate, {}).catch(() => undefined)}
          >
            {t('pages.list.template')}
          </Button>
          {mayPrepare ? (
            <Button type="primary" onClick={() => setPreparing(true)}>
              {t('pages.list.prepare')}
            </Button>
          ) : null}
        </>
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.list.label')}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('pages.list.empty')}>
            <p>{t('pages.list.empty-says')}</p>
          </EmptyState>
        }
        columns={[
          { id: 'number', title: t('pages.list.number'), cell: (row) => row.number },
          {
            id: 'benefit',
            title: t('pages.list.benefit'),
            cell: (row) => benefits.name(row.benefitId),
          },
          { id: 'until', title: t('pages.list.until'), cell: (row) => row.untilOn },
          { id: 'document', title: t('pages.list.document'), cell: (row) => row.document },
          {
            id: 'persons',
            title: t('pages.list.persons'),
            align: 'end',
            cell: (row) => row.personCount,
          },
          {
            id: 'paid',
            title: t('pages.list.paid'),
            align: 'end',
            cell: (row) => yuanForReader(row.paidFen),
          },
          {
            id: 'promised',
            title: t('pages.list.promised'),
            align: 'end',
            cell: (row) => yuanForReader(row.promisedFen),
          },
          {
            id: 'prepared',
            title: t('pages.list.prepared'),
            cell: (row) => `${row.prepared.name} ${denseMoment(row.prepared.at)}`,
          },
          {
            id: 'state',
            title: t('pages.list.state'),
            cell: (row) => (
              <>
                <Tag tone={tones[row.state]}>{t(`state.${row.state}`)}</Tag> {row.decided?.name}
                {row.mayDecide ? (
                  <Button type="link" size="small" onClick={() => setOpen(row)}>
                    {t('pages.list.decide')}
                    <span className="yz-hidden">{row.number}</span>
                  </Button>
                ) : null}
              </>
            ),
          },
        ]}
      />
      {preparing ? <PrepareDialogue onClose={() => setPreparing(false)} /> : null}
      {open === null ? null : <DecideDialogue act={open} onClose={() => setOpen(null)} />}
    </DeskPage>
  );
}

function DecideDialogue({ act, onClose }: { readonly act: Opening; readonly onClose: () => void }) {
  const t = useWords('opening-balances');
  const invalidates = [contract.listOpenings];
  const confirming = useTell(contract.confirmOpening, { invalidates });
  const rejecting = useTell(contract.rejectOpening, { invalidates });
  const [reason, setReason] = useState('');
  const problem = confirming.problem ?? rejecting.problem;
  const params = { actId: act.id };
  const done = () => {
    announce(t('pages.list.done'));
    onClose();
  };
  const confirm = async () => {
    const { paidFen, personCount } = act;
    await confirming.tell({ params, body: { paidFen, personCount } });
    done();
  };
  const reject = async () => {
    await rejecting.tell({ params, body: { reason } });
    done();
  };
  return (
    <Modal
      open
      title={`${t('pages.list.decide')} · ${act.number}`}
      onCancel={onClose}
      footer={[
        <Button
          key="reject"
          danger
          disabled={reason.trim() === ''}
          loading={rejecting.pending}
          onClick={() => void reject().catch(() => undefined)}
        >
          {t('pages.list.reject')}
        </Button>,
        <Button
          key="confirm"
          type="primary"
          loading={confirming.pending}
          onClick={() => void confirm().catch(() => undefined)}
        >
          {t('pages.list.confirm')}
        </Button>,
      ]}
    >
      <div className="yz-form">
        {problem ? <ProblemNotice problem={problem} /> : null}
        <p>
          {t('pages.list.confirm-says', {
            persons: act.personCount,
            paid: yuanForReader(act.paidFen),
            promised: yuanForReader(act.promisedFen),
          })}
        </p>
        <TextArea
          id="reason"
          label={t('pages.list.reason')}
          optional
          value={reason}
          onChange={setReason}
          maxLength={500}
          rows={2}
        />
      </div>
    </Modal>
  );
}
