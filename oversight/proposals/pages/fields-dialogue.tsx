import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { asProblem, type Problem } from '@yanzhen/web-kit/problem.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Input, Modal, Select } from 'antd';
import { useId, useState, type ReactNode } from 'react';

export interface DialogueField {
  readonly id: string;
  readonly label: string;
  readonly kind: 'line' | 'text' | 'lines' | 'day' | 'choice' | 'many';
  readonly hint?: string;
  readonly required?: boolean;
  readonly first?: string | readonly string[];
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly most?: number;
}
type Value = string | readonly string[];
export type Values = Readonly<Record<string, Value>>;

interface FieldsDialogueProps {
  readonly title: string;
  readonly explains?: ReactNode;
  readonly fields: readonly DialogueField[];
  /** What it throws is shown, and the dialogue stays. */
  readonly onSend: (values: Values) => Promise<unknown>;
  readonly onClose: () => void;
}

/** An act with what it asks for; `lines` is one answer a line, `many` several of the options. */
export function FieldsDialogue(props: FieldsDialogueProps) {
  const { title, fields, onClose } = props;
  const kit = useWords();
  const id = useId();
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(
      fields.map(({ id: name, first, kind }) => [name, first ?? (kind === 'many' ? [] : '')]),
    ),
  );
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const missing = (field: DialogueField) =>
    field.required === true && (values[field.id] ?? '').length === 0;
  const send = async () => {
    setTried(true);
    const first = fields.find(missing);
    if (first) return document.getElementById(`${id}-${first.id}`)?.focus();
    setPending(true);
    setProblem(null);
    try {
      await props.onSend(values);
      onClose();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setPending(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={kit('act.cancel')}
      confirmLoading={pending}
      width="min(46rem, calc(100vw - 2rem))"
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="yz-words">
        {props.explains === undefined ? null : <div>{props.explains}</div>}
        {problem === null ? null : <ProblemNotice problem={problem} />}
        {fields.map((field) => (
          <div key={field.id} className="yz-field">
            <label htmlFor={`${id}-${field.id}`} className="yz-label">
              {field.label}
              {field.required ? null : <span className="yz-optional">{kit('form.optional')}</span>}
            </label>
            {field.hint === undefined ? null : <p className="yz-hint">{field.hint}</p>}
            {tried && missing(field) ? (
              <p className="yz-error">{kit('desk.words-missing')}</p>
            ) : null}
            <FieldInput
              field={field}
              name={`${id}-${field.id}`}
              value={values[field.id] ?? ''}
              onChange={(next) => setValues({ ...values, [field.id]: next })}
            />
          </div>
        ))}
      </div>
    </Modal>
  );
}

interface FieldInputProps {
  readonly field: DialogueField;
  readonly name: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function FieldInput({ field, name, value, onChange }: FieldInputProps) {
  const { kind, most = kind === 'line' ? 200 : 500, options = [] } = field;
  const words = typeof value === 'string' ? value : value.join('\n');
  if (kind === 'many') {
    return (
      <Select
        id={name}
        mode="multiple"
        className="yz-words-select"
        showSearch={{ optionFilterProp: 'label' }}
        value={typeof value === 'string' ? [] : [...value]}
        onChange={(next: string[]) => onChange(next)}
        options={options.map((option) => ({ ...option }))}
      />
    );
  }
  if (kind === 'choice') {
    return (
      <Select
        id={name}
        className="yz-words-select"
        showSearch={{ optionFilterProp: 'label' }}
        value={words === '' ? null : words}
        onChange={(next: string | null) => onChange(next ?? '')}
        options={options.map((option) => ({ ...option }))}
      />
    );
  }
  if (kind === 'day' || kind === 'line') {
    return (
      <Input
        id={name}
        type={kind === 'day' ? 'date' : 'text'}
        maxLength={most}
        value={words}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  }
  return (
    <Input.TextArea
      id={name}
      autoSize={{ minRows: kind === 'lines' ? 4 : 3, maxRows: 12 }}
      maxLength={most}
      value={words}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** One answer a line; empty lines are none. */
export function linesOf(value: Value | undefined): string[] {
  const lines = typeof value === 'string' ? value.split('\n') : (value ?? []);
  return lines.map((each) => each.trim()).filter(Boolean);
}

export function wordsOf(value: Value | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}
