import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { bodySchema, useForm } from '@yanzhen/web-kit/form.ts';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import { terminateFund, type FundApplication } from '../contract-applications.ts';

interface TerminateDialogueProps {
  readonly fund: FundApplication;
  readonly onClose: () => void;
}

/** Ends a grant: why, since when, and what of it is to be repaid. */
export function TerminateDialogue({ fund, onClose }: TerminateDialogueProps) {
  const t = useWords('special-funds');
  const { today } = useSession();
  const ending = useTell(terminateFund);
  const form = useForm(bodySchema(terminateFund), {
    reason: '',
    on: today,
    repayFen: null as number | null,
  });
  const save = () =>
    form.submit(async (body) => {
      await ending.tell({ params: { applicationId: fund.applicationId }, body });
      announce(t('pages.fund.terminated'));
      onClose();
    });
  return (
    <Modal
      open
      width={640}
      title={t('pages.fund.terminate')}
      okText={t('pages.fund.terminate')}
      okButtonProps={{ danger: true }}
      cancelText={t('pages.form.cancel')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <p>{t('pages.fund.terminate-says')}</p>
        <TextArea {...form.field('reason')} label={t('pages.fields.reason')} maxLength={500} rows={3} />
        <DateInput {...form.field('on')} label={t('pages.fund.terminated-on')} />
        <MoneyInput
          {...form.field('repayFen')}
          label={t('pages.fund.repay')}
          hint={t('pages.fund.repay-hint')}
        />
      </div>
    </Modal>
  ); // prettier-ignore
}
