import { OrganisationPanel } from '@yanzhen/registers/organisations/pages/organisation-panel.tsx';
import { areaFromForm, AreaPanel } from '@yanzhen/registers/policies/pages/area-panel.tsx';
import { useForm, type FieldBinding, type Form } from '@yanzhen/web-kit/form.ts';
import { RadioGroup, Select, type Option } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { readYuan } from '@yanzhen/web-kit/yuan-input.ts';
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import * as z from 'zod';
import type { PaperView } from '../contract.ts';

/** One question of a form. */
export interface FormField {
  readonly id: string;
  readonly kind: 'line' | 'text' | 'day' | 'number' | 'count' | 'yuan' | 'choice' | 'yes-no' | 'organisation' | 'paper' | 'area' | 'own'; // prettier-ignore
  readonly label: string;
  readonly hint?: string;
  readonly optional?: true;
  readonly options?: readonly Option[];
  /** Of a `paper`: those of the record. */
  readonly papers?: readonly PaperView[];
  /** Of a `text`: characters at most, 2,000 where left out. */
  readonly longest?: number;
  /** Of an `area`: false where it must be a county. */
  readonly wholeCity?: false;
  /** Of an `own`: the mechanism's own input. */
  readonly input?: (binding: FieldBinding<string>) => ReactNode;
  /** What stands in it at first. */
  readonly first?: string;
}
type Value = Record<string, string>;

export interface RecordFormProps<Schema extends z.ZodType> {
  readonly title: string;
  readonly says?: ReactNode;
  readonly schema: Schema;
  readonly fields: readonly FormField[];
  readonly onSend: (checked: z.output<Schema>) => Promise<unknown>;
  readonly onClose: () => void;
}

/** A form in a dialogue that records something: its questions, checked by the endpoint's own schema. */
export function RecordFormPanel<Schema extends z.ZodType>(props: RecordFormProps<Schema>) {
  const t = useWords('records');
  const { fields, onSend, onClose } = props;
  const schema = z.preprocess((value) => sentOf(fields, value as Value), props.schema);
  const form = useForm(schema, firstOf(fields));
  const save = () =>
    form.submit(async (checked) => {
      await onSend(checked);
      announce(t('pages.form.saved'));
      onClose();
    });
  return (
    <Modal
      open
      width="min(44rem, calc(100vw - 2rem))"
      title={props.title}
      okText={t('pages.form.save')}
      cancelText={t('pages.form.cancel')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        {props.says === undefined ? null : <p>{props.says}</p>}
        {fields.map((field) => (
          <FormInput key={field.id} field={field} form={form} />
        ))}
      </div>
    </Modal>
  );
}

function firstOf(fields: readonly FormField[]): Value {
  return Object.fromEntries(
    fields.flatMap(({ id, kind, first = '' }) =>
      kind === 'area' ? [['county', ''], ['cluster', '']] : [[id, first]],
    ),
  ); // prettier-ignore
}

/** What is sent of what a form holds: an empty box that may be empty is “none”. */
function sentOf(fields: readonly FormField[], value: Value): Record<string, unknown> {
  const entries = fields.flatMap(({ id, kind, optional }): [string, unknown][] => {
    const held = (value[id] ?? '').trim();
    if (kind === 'area') {
      return ['county', 'cluster'].map((name) => [name, areaFromForm(value[name] ?? '')]);
    }
    if (held === '') return [[id, optional ? null : held]];
    if (kind === 'number' || kind === 'count') return [[id, Number(held)]];
    if (kind === 'yuan') {
      const read = readYuan(held);
      return [[id, 'fen' in read ? read.fen : held]];
    }
    return [[id, kind === 'yes-no' ? held === 'yes' : held]];
  });
  return Object.fromEntries(entries);
}

function FormInput({ field, form }: { readonly field: FormField; readonly form: Form<Value, unknown> }) {
  const t = useWords('records');
  const { id, kind, label, hint, optional, options = [], papers = [] } = field;
  const shared = {
    ...form.field(id),
    label,
    ...(hint === undefined ? {} : { hint }),
    ...(optional ? { optional } : {}),
  };
  switch (kind) {
    case 'line':
      return <TextInput {...shared} maxLength={200} />;
    case 'number':
      return <TextInput {...shared} inputMode="decimal" size="short" maxLength={12} />;
    case 'count':
      return <TextInput {...shared} inputMode="numeric" size="short" maxLength={6} />;
    case 'yuan':
      return <TextInput {...shared} inputMode="decimal" size="medium" maxLength={20} />;
    case 'text':
      return <TextArea {...shared} rows={3} maxLength={field.longest ?? 2000} />;
    case 'day':
      return <DateInput {...shared} />;
    case 'choice':
      return <Select {...shared} options={options} />;
    case 'paper':
      return (
        <Select
          {...shared}
          hint={hint ?? t('pages.form.paper-hint')}
          options={papers.map((paper) => ({ value: paper.id, label: paper.name }))}
        />
      );
    case 'yes-no':
      return (
        <RadioGroup
          {...shared}
          inline
          options={['yes', 'no'].map((value) => ({ value, label: t(`pages.form.${value}`) }))}
        />
      );
    case 'organisation':
      return <OrganisationPanel {...shared} />;
    case 'area':
      return <AreaPanel county={form.field('county')} cluster={form.field('cluster')} wholeCity={field.wholeCity !== false} />;
    case 'own':
      return field.input?.(form.field(id));
  }
} // prettier-ignore
