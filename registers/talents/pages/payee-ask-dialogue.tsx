import { zBankCard, zIdentityNumber, zPersonName, zReason, zText } from '@yanzhen/values/fields.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import * as z from 'zod';
import { askPayeeAtWindow, listPayeeChanges } from '../contract-payees.ts';

const schema = z.object({
  name: zPersonName,
  identityNumber: zIdentityNumber,
  bankName: zText(60, { lines: 'one' }),
  bankAccount: zBankCard,
  reason: zReason,
});
const empty = { name: '', identityNumber: '', bankName: '', bankAccount: '', reason: '' };

/** The window asks for another account of a person at the counter; it waits for a colleague and a day. */
export function PayeeAskDialogue({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('talents');
  const { tell } = useTell(askPayeeAtWindow, { invalidates: [listPayeeChanges] });
  const form = useForm(schema, empty);
  const save = () =>
    form.submit(async (body) => {
      await tell({ body });
      announce(t('pages.payee.asked-done'));
      onClose();
    });
  return (
    <Modal
      open
      width={640}
      title={t('pages.payee.ask')}
      okText={t('pages.payee.ask')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <p>{t('pages.payee.ask-says')}</p>
        <TextInput {...form.field('name')} label={t('pages.payee.card-name')} maxLength={60} />
        <TextInput
          {...form.field('identityNumber')}
          label={t('pages.payee.identity')}
          size="medium"
          maxLength={18}
        />
        <TextInput {...form.field('bankName')} label={t('pages.payee.bank')} maxLength={60} />
        <TextInput
          {...form.field('bankAccount')}
          label={t('pages.payee.card')}
          size="medium"
          inputMode="numeric"
          maxLength={30}
        />
        <TextArea
          {...form.field('reason')}
          label={t('pages.payee.reason')}
          hint={t('pages.payee.ask-reason-hint')}
          maxLength={500}
          rows={2}
        />
      </div>
    </Modal>
  );
}
