import { OrganisationPanel } from '@yanzhen/registers/organisations/pages/organisation-panel.tsx';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { Field, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { zCivilDate, zUuid } from '@yanzhen/values/fields.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import * as contract from '../contract-training.ts';

const schema = z.object({
  organisationId: zUuid,
  from: zCivilDate,
  insuredMonths: z.coerce.number().int().min(1).max(600),
});

/** Follows a graduate to a job, with the paper that shows the months of insurance. */
export function JobDialogue(props: {
  readonly studentId: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { studentId, name, onClose } = props;
  const t = useWords('cooperation');
  const following = useTell(contract.followToJob);
  const [file, setFile] = useState<File | null>(null);
  const form = useForm(schema, { organisationId: '', from: '', insuredMonths: '' });
  const save = () =>
    form.submit(async (body) => {
      if (file === null) return;
      await following.tell({ params: { studentId }, body, files: { file } });
      announce(t('pages.form.saved'));
      onClose();
    });
  return (
    <Modal
      open
      width={640}
      title={`${t('pages.classes.follow')}: ${name}`}
      okText={t('pages.form.save')}
      cancelText={t('pages.form.cancel')}
      okButtonProps={{ disabled: file === null }}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <OrganisationPanel {...form.field('organisationId')} label={t('pages.fields.employer')} />
        <DateInput {...form.field('from')} label={t('pages.fields.job-from')} />
        <TextInput
          {...form.field('insuredMonths')}
          label={t('pages.fields.insured-months')}
          inputMode="numeric"
          size="short"
          maxLength={3}
        />
        <Field id="proof" label={t('pages.fields.proof')} hint={t('pages.classes.proof-hint')}>
          <input
            id="proof"
            type="file"
            accept="image/jpeg,image/png,application/pdf"
            aria-describedby="proof-hint"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </Field>
      </div>
    </Modal>
  );
}
