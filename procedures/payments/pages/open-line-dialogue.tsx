import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { zFen, zText } from '@yanzhen/values/fields.ts';
import { Modal, Select as ManySelect } from 'antd';
import * as z from 'zod';
import * as contract from '../contract.ts';
import { payers } from '../contract.ts';
import { useNames } from './names.ts';

const schema = z.object({
  name: zText(80, { lines: 'one' }),
  subject: z.string().max(80),
  year: z.coerce.number().int().min(2000).max(2199),
  payer: z.enum(payers),
  county: z.string(),
  benefitIds: z.array(z.string()).max(50),
  amountFen: zFen,
  document: zText(200, { lines: 'one' }),
});

/** Opens a budget line: its name, heading, year, payer, benefits and first appropriation. */
export function OpenLineDialogue({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('payments');
  const names = useNames();
  const { today } = useSession();
  const { tell } = useTell(contract.openBudgetLine);
  const form = useForm(schema, {
    name: '',
    subject: '',
    year: today.slice(0, 4),
    payer: 'city',
    county: '',
    benefitIds: [] as string[],
    amountFen: null as number | null,
    document: '',
  });
  const save = () =>
    form.submit(async ({ subject, county, ...line }) => {
      const place = line.payer === 'county' ? county || null : null;
      await tell({ body: { ...line, subject: subject || null, county: place } });
      announce(t('pages.budget.changed'));
      onClose();
    });
  const benefits = form.field('benefitIds');
  return (
    <Modal
      open
      title={t('pages.budget.open-title')}
      okText={t('pages.budget.save')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <TextInput
          {...form.field('name')}
          label={t('pages.budget.name')}
          hint={t('pages.budget.name-hint')}
          maxLength={80}
        />
        <TextInput
          {...form.field('subject')}
          label={t('pages.budget.subject')}
          optional
          maxLength={80}
        />
        <TextInput
          {...form.field('year')}
          label={t('pages.budget.year')}
          inputMode="numeric"
          size="short"
          maxLength={4}
        />
        <Select
          {...form.field('payer')}
          label={t('pages.budget.payer')}
          options={payers.map((payer) => ({ value: payer, label: t(`payer.${payer}`) }))}
        />
        {form.value.payer === 'county' ? (
          <Select
            {...form.field('county')}
            label={t('pages.budget.county')}
            options={names.counties}
          />
        ) : null}
        <div className="yz-field">
          <label htmlFor={benefits.id}>{t('pages.budget.benefits')}</label>
          <p className="yz-hint" id={`${benefits.id}-hint`}>
            {t('pages.budget.benefits-hint')}
          </p>
          <ManySelect
            id={benefits.id}
            mode="multiple"
            aria-describedby={`${benefits.id}-hint`}
            className="payments-many"
            value={benefits.value}
            optionFilterProp="label"
            options={[...names.benefits]}
            onChange={benefits.onChange}
          />
        </div>
        <MoneyInput {...form.field('amountFen')} label={t('pages.budget.amount')} />
        <TextInput
          {...form.field('document')}
          label={t('pages.budget.document')}
          hint={t('pages.budget.document-hint')}
          maxLength={200}
        />
      </div>
    </Modal>
  );
}
