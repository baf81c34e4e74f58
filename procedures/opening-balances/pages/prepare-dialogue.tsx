import { zCivilDate, zText } from '@yanzhen/values/fields.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { Field, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import * as contract from '../contract.ts';
import { useBenefits } from './names.ts';

const schema = z.object({
  benefitId: z.string().min(1),
  untilOn: zCivilDate,
  document: zText(200, { lines: 'one' }),
  financeTotalFen: z.number().int().min(0),
});

/** Gives the spreadsheet with what finance states; what is wrong in it is told line by line. */
export function PrepareDialogue({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('opening-balances');
  const benefits = useBenefits();
  const { tell } = useTell(contract.prepareOpening, { invalidates: [contract.listOpenings] });
  const [file, setFile] = useState<File | null>(null);
  const form = useForm(schema, {
    benefitId: '',
    untilOn: '',
    document: '',
    financeTotalFen: null as number | null,
  });
  const save = () =>
    form.submit(async (body) => {
      if (file === null) return;
      const { number } = await tell({ body, files: { file } });
      announce(t('pages.list.prepared-says', { number }));
      onClose();
    });
  return (
    <Modal
      open
      width={760}
      title={t('pages.list.prepare')}
      okText={t('pages.list.send')}
      okButtonProps={{ disabled: file === null }}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <Select
          {...form.field('benefitId')}
          label={t('pages.list.benefit')}
          options={[{ value: '', label: t('pages.list.choose') }, ...benefits.choices]}
        />
        <DateInput {...form.field('untilOn')} label={t('pages.list.until')} />
        <TextInput {...form.field('document')} label={t('pages.list.document')} />
        <MoneyInput {...form.field('financeTotalFen')} label={t('pages.list.total')} />
        <Field id="file" label={t('pages.list.file')} hint={t('pages.list.file-hint')}>
          <input
            id="file"
            type="file"
            accept=".xlsx,.xls,.csv"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </Field>
      </div>
    </Modal>
  );
}
