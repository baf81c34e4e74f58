import { zCivilDate, zReason } from '@yanzhen/values/fields.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import * as z from 'zod';
import { delegateRole } from '../contract-delegations.ts';
import { holderNames } from '../contract.ts';
import { DelegateField } from './delegate-field.tsx';

const schema = z.object({
  role: z.string().min(1),
  accountId: z.string().min(1),
  from: zCivilDate,
  lastOn: zCivilDate,
  reason: zReason,
});

/** Hands one of the reader's roles to a colleague for some days. */
export function DelegationDialogue({
  mine,
  onClose,
}: {
  readonly mine: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useWords('applications');
  const kit = useWords();
  const text = useText();
  const { today } = useSession();
  const send = useTell(delegateRole);
  const [only] = mine;
  const form = useForm(schema, {
    role: mine.length === 1 && only ? only : '',
    accountId: '',
    from: today,
    lastOn: '',
    reason: '',
  });
  const save = () =>
    form.submit(async (body) => {
      await send.tell({ body });
      announce(t('pages.delegations.made'));
      onClose();
    });
  return (
    <Modal
      open
      title={t('pages.delegations.make')}
      okText={t('pages.delegations.make')}
      cancelText={kit('act.cancel')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <p>{t('pages.delegations.make-says')}</p>
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <Select
          {...form.field('role')}
          label={t('pages.delegations.role')}
          options={mine.map((role) => {
            const name = holderNames[role];
            return { value: role, label: name ? text(name) : role };
          })}
        />
        <DelegateField
          id="accountId"
          error={form.field('accountId').error}
          onChoose={(accountId) => form.set('accountId', accountId)}
        />
        <DateInput {...form.field('from')} label={t('pages.delegations.from')} />
        <DateInput
          {...form.field('lastOn')}
          label={t('pages.delegations.last-on')}
          hint={t('pages.delegations.last-on-hint')}
        />
        <TextArea
          {...form.field('reason')}
          label={t('pages.delegations.reason')}
          hint={t('pages.delegations.reason-hint')}
        />
      </div>
    </Modal>
  );
}
