import { projectFields, type ProjectField } from '@yanzhen/registers/projects/contract.ts';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { bodySchema, useForm } from '@yanzhen/web-kit/form.ts';
import { Checkbox, Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { FieldGroup, TextArea, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import * as contract from '../contract.ts';
import type { FundCallDetail } from '../contract.ts';

function valueOf(call: FundCallDetail | null) {
  return {
    benefitId: call?.benefitId ?? '',
    number: call?.number ?? '',
    title: call?.title ?? '',
    opensOn: call?.opensOn ?? '',
    lastDay: call?.lastDay ?? '',
    totalFen: call?.totalFen ?? (null as number | null),
    fields: call?.fields ?? ([] as ProjectField[]),
    conditions: call?.conditions ?? '',
  };
}

interface CallFormProps {
  /** Null to prepare a new one. */
  readonly call: FundCallDetail | null;
  readonly onClose: () => void;
}

/** Prepares a call, or changes one that is not published. */
export function CallForm({ call, onClose }: CallFormProps) {
  const t = useWords('special-funds');
  const text = useText();
  const { go } = useRoute();
  const benefits = useAsk(contract.listBenefitsForCalls, {}).data?.rows ?? [];
  const preparing = useTell(contract.prepareCall);
  const changing = useTell(contract.changeCall);
  const form = useForm(bodySchema(contract.prepareCall), valueOf(call));
  const save = () =>
    form.submit(async (body) => {
      if (call) {
        const params = { callId: call.id };
        await changing.tell({ params, body: { ...body, version: call.version } });
      } else {
        go(`/desk/funds/${(await preparing.tell({ body })).id}`);
      }
      announce(t('pages.form.saved'));
      onClose();
    });
  const toggle = (field: ProjectField, on: boolean) =>
    form.set('fields', on ? [...form.value.fields, field] : form.value.fields.filter((each) => each !== field)); // prettier-ignore
  return (
    <Modal
      open
      width="min(44rem, calc(100vw - 2rem))"
      title={t(call ? 'pages.calls.change' : 'pages.calls.prepare')}
      okText={t('pages.form.save')}
      cancelText={t('pages.form.cancel')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <p>{t('pages.calls.prepare-says')}</p>
        <Select
          {...form.field('benefitId')}
          label={t('pages.fields.benefit')}
          options={benefits.map(({ id, name }) => ({ value: id, label: text(name) }))}
        />
        <TextInput {...form.field('number')} label={t('pages.fields.number')} maxLength={60} />
        <TextInput {...form.field('title')} label={t('pages.fields.title')} maxLength={120} />
        <DateInput {...form.field('opensOn')} label={t('pages.fields.opens')} />
        <DateInput {...form.field('lastDay')} label={t('pages.fields.last-day')} />
        <MoneyInput
          {...form.field('totalFen')}
          label={t('pages.fields.total')}
          hint={t('pages.calls.total-hint')}
        />
        <FieldGroup
          id="fields"
          label={t('pages.fields.fields')}
          hint={t('pages.calls.fields-hint')}
          error={form.field('fields').error}
        >
          {projectFields.map((field) => (
            <Checkbox
              key={field}
              id={`field-${field}`}
              label={t(`field.${field}`)}
              error={undefined}
              value={form.value.fields.includes(field)}
              onChange={(on) => toggle(field, on)}
            />
          ))}
        </FieldGroup>
        <TextArea
          {...form.field('conditions')}
          label={t('pages.fields.conditions')}
          hint={t('pages.calls.conditions-hint')}
          maxLength={2000}
          rows={4}
        />
      </div>
    </Modal>
  );
}
