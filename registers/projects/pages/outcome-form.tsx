import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { bodySchema, useForm } from '@yanzhen/web-kit/form.ts';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import * as z from 'zod';
import * as contract from '../contract-outcomes.ts';
import type { OutcomeView } from '../contract-outcomes.ts';
import { isMoney, outcomeKinds, type OutcomeKind } from '../contract-outcome-kinds.ts';

/** Of what an outcome is reported. */
export type ReportedOf = { readonly projectId: string } | { readonly agreementId: string };

function valueOf(outcome: OutcomeView | null) {
  return {
    kind: outcome?.kind ?? ('' as OutcomeKind | ''),
    title: outcome?.title ?? '',
    happenedOn: outcome?.happenedOn ?? '',
    quantity: outcome?.quantity ?? (null as number | null),
    reason: '',
  };
}
type FormValue = ReturnType<typeof valueOf>;

const isSum = (kind: FormValue['kind']): boolean => kind !== '' && isMoney(kind);
/** A thing is one, whatever stood in the box of a sum. */
const sentOf = (value: FormValue) => ({
  ...value,
  quantity: isSum(value.kind) ? value.quantity : 1,
});

interface OutcomeFormProps {
  readonly of: ReportedOf;
  /** Null to report a new one. */
  readonly outcome: OutcomeView | null;
  readonly onClose: () => void;
}

/** Reports an outcome, or corrects one with the reason. */
export function OutcomeForm({ of, outcome, onClose }: OutcomeFormProps) {
  const t = useWords('projects');
  const { go } = useRoute();
  const forProject = useTell(contract.reportForProject);
  const forAgreement = useTell(contract.reportForAgreement);
  const correcting = useTell(contract.correctOutcome);
  const newSchema = bodySchema(contract.reportForProject);
  const changeSchema = bodySchema(contract.correctOutcome).omit({ version: true });
  const schema = z.preprocess(
    (value) => sentOf(value as FormValue),
    outcome ? changeSchema : newSchema,
  );
  const form = useForm(schema, valueOf(outcome));
  const save = () =>
    form.submit(async () => {
      const sent = sentOf(form.value);
      if (outcome) {
        const body = { ...changeSchema.parse(sent), version: outcome.version };
        await correcting.tell({ params: { outcomeId: outcome.id }, body });
      } else {
        const body = newSchema.parse(sent);
        const kept =
          'projectId' in of
            ? await forProject.tell({ params: of, body })
            : await forAgreement.tell({ params: of, body });
        go(`/desk/projects/outcomes/${kept.id}`);
      }
      announce(t('pages.outcomes.saved'));
      onClose();
    });
  return (
    <Modal
      open
      width={640}
      title={t(outcome ? 'pages.outcomes.correct' : 'pages.outcomes.report')}
      okText={t('pages.form.save')}
      cancelText={t('pages.form.cancel')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        {outcome ? null : <p>{t('pages.outcomes.report-says')}</p>}
        <Select
          {...form.field('kind')}
          label={t('pages.outcomes.kind')}
          options={outcomeKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(kind) => form.set('kind', kind as OutcomeKind)}
        />
        <TextInput {...form.field('title')} label={t('pages.outcomes.title')} maxLength={120} />
        <DateInput {...form.field('happenedOn')} label={t('pages.outcomes.happened')} />
        {isSum(form.value.kind) ? (
          <MoneyInput {...form.field('quantity')} label={t('pages.outcomes.quantity')} />
        ) : null}
        {outcome ? (
          <TextArea
            {...form.field('reason')}
            label={t('pages.outcomes.reason')}
            maxLength={500}
            rows={2}
          />
        ) : null}
      </div>
    </Modal>
  );
}
