import { zReason } from '@yanzhen/values/fields.ts';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { RadioGroup } from '@yanzhen/web-kit/plain/choices.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import * as contract from '../contract-payees.ts';
import { PayeeAskDialogue } from './payee-ask-dialogue.tsx';

type Change = z.output<typeof contract.listPayeeChanges.reply>['rows'][number];

/** Changes of accounts that wait for a second person, or for their 24 hours. */
export function PayeeChangesPage() {
  const t = useWords('talents');
  const records = useRecords({
    tabs: (['asked', 'held'] as const).map((state) => ({
      id: state,
      label: t(`pages.payee.${state}`),
      query: { state },
    })),
  });
  const state = records.query['state'] === 'held' ? 'held' : 'asked';
  const { after } = records.query;
  const ask = useAsk(contract.listPayeeChanges, { query: { state, ...(after ? { after } : {}) } });
  const [open, setOpen] = useState<Change | null>(null);
  const [asking, setAsking] = useState(false);
  const mayAsk = useSession().account?.roles.includes('window-clerk') ?? false;
  return (
    <DeskPage
      title={t('pages.payee.title')}
      lead={t('pages.payee.lead')}
      actions={
        mayAsk ? (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('pages.payee.ask')}
          </Button>
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.payee.title')}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('pages.payee.empty')}>
            <p>{t('pages.payee.empty-says')}</p>
          </EmptyState>
        }
        columns={[
          { id: 'name', title: t('pages.payee.name'), cell: (row) => row.name },
          {
            id: 'before',
            title: t('pages.payee.before'),
            cell: (row) => row.before ?? t('pages.me.none'),
          },
          {
            id: 'account',
            title: t('pages.payee.account'),
            cell: (row) => `${row.bankName} ${row.account}`,
          },
          { id: 'by', title: t('pages.payee.by'), cell: (row) => row.askedBy },
          { id: 'at', title: t('pages.payee.at'), cell: (row) => denseMoment(row.askedAt) },
          {
            id: 'from',
            title: t('pages.payee.from'),
            cell: (row) => (row.inForceFrom === null ? '' : denseMoment(row.inForceFrom)),
          },
          {
            id: 'decide',
            title: t('pages.payee.decide'),
            cell: (row) => (
              <Button type="link" size="small" onClick={() => setOpen(row)}>
                {t('pages.payee.decide')}
                <span className="yz-hidden">{row.name}</span>
              </Button>
            ),
          },
        ]}
      />
      {open === null ? null : (
        <ChangeDialogue key={open.id} change={open} onClose={() => setOpen(null)} />
      )}
      {asking ? <PayeeAskDialogue onClose={() => setAsking(false)} /> : null}
    </DeskPage>
  );
}

const schema = z.object({ act: z.enum(['confirm', 'refuse']), words: zReason });

function ChangeDialogue({
  change,
  onClose,
}: {
  readonly change: Change;
  readonly onClose: () => void;
}) {
  const t = useWords('talents');
  const invalidates = [contract.listPayeeChanges];
  const confirming = useTell(contract.confirmPayeeChange, { invalidates });
  const refusing = useTell(contract.refusePayeeChange, { invalidates });
  const form = useForm(schema, { act: change.mayConfirm ? 'confirm' : 'refuse', words: '' });
  const refuses = form.value.act === 'refuse';
  const params = { changeId: change.id };
  const save = () =>
    form.submit(async ({ act, words }) => {
      if (act === 'confirm') await confirming.tell({ params, body: { note: words } });
      else await refusing.tell({ params, body: { reason: words } });
      announce(t('pages.me.saved'));
      onClose();
    });
  const fact = (id: string, value: string) => ({ id, label: t(`pages.payee.${id}`), value });
  return (
    <Modal
      open
      width={640}
      title={`${t('pages.payee.decide')} · ${change.name}`}
      okText={t(`pages.payee.${form.value.act}`)}
      okButtonProps={{ danger: refuses }}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <DeskFacts
          columns={1}
          facts={[
            fact('before', change.before ?? t('pages.me.none')),
            fact('account', `${change.bankName} ${change.account}`),
            fact('by', change.askedBy),
            fact('reason', change.reason ?? ''),
          ]}
        />
        <RadioGroup
          {...form.field('act')}
          label={t('pages.payee.decide')}
          options={[
            ...(change.mayConfirm
              ? [
                  {
                    value: 'confirm',
                    label: t('pages.payee.confirm'),
                    hint: t('pages.payee.confirm-hint'),
                  },
                ]
              : []),
            { value: 'refuse', label: t('pages.payee.refuse'), hint: t('pages.payee.refuse-hint') },
          ]}
        />
        <TextArea
          {...form.field('words')}
          label={t('pages.payee.words')}
          maxLength={500}
          rows={3}
        />
      </div>
    </Modal>
  );
}
