import { zCivilDate, zReason, zText } from '@yanzhen/values/fields.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import * as z from 'zod';
import * as contract from '../contract.ts';
import type { BatchDetail } from '../contract.ts';

const schema = z.object({
  on: zCivilDate,
  document: zText(200, { lines: 'one' }),
  reason: zReason,
});

interface RecallDialogueProps {
  readonly batch: BatchDetail;
  readonly line: BatchDetail['lines'][number];
  readonly onClose: () => void;
}

/** The bank sent back what it had confirmed: the day, its document and the reason that the person is told. */
export function RecallDialogue({ batch, line, onClose }: RecallDialogueProps) {
  const t = useWords('payments');
  const { today } = useSession();
  const { tell } = useTell(contract.recallLine);
  const form = useForm(schema, { on: today, document: '', reason: '' });
  const save = () =>
    form.submit(async (body) => {
      await tell({ params: { batchId: batch.id, lineId: line.id }, body });
      announce(t('pages.batch.recalled'));
      onClose();
    });
  return (
    <Modal
      open
      title={`${t('pages.batch.recall-title')} · ${line.name}`}
      okText={t('pages.batch.recall')}
      okButtonProps={{ danger: true }}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <p>{t('pages.batch.recall-says', { amount: yuanForReader(line.amountFen) })}</p>
        <DateInput {...form.field('on')} label={t('pages.batch.recall-on')} />
        <TextInput
          {...form.field('document')}
          label={t('pages.batch.recall-document')}
          hint={t('pages.batch.recall-document-hint')}
          maxLength={200}
        />
        <TextArea
          {...form.field('reason')}
          label={t('pages.batch.recall-reason')}
          hint={t('pages.batch.recall-reason-hint')}
          maxLength={500}
          rows={2}
        />
      </div>
    </Modal>
  );
}
