import { Input, Modal, Select } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { ProblemNotice } from '../plain/notice.tsx';
import { asProblem, type Problem } from '../problem.ts';
import { useWords } from '../words.ts';

export interface WordsField {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** What stands in it at first. */
  readonly first?: string;
  /** One of these is chosen; a text is written unless told. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** One line of at most so many characters; several of 500 unless told. */
  readonly line?: number;
  /** A day, as the browser asks for one. */
  readonly day?: true;
}

interface WordsDialogueProps {
  /** The act itself; also on the button. */
  readonly title: string;
  readonly explains?: ReactNode;
  readonly fields: readonly WordsField[];
  readonly danger?: boolean;
  readonly wide?: boolean;
  /** Why it cannot be sent now: the button stays in sight. */
  readonly notNow?: boolean;
  /** Makes the move with the words by field; what it throws is shown, and the dialogue stays. */
  readonly onSend: (words: Readonly<Record<string, string>>) => Promise<unknown>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Confirms an act with the words that are kept with it. With nothing required, Enter confirms at once. */
export function WordsDialogue(props: WordsDialogueProps) {
  const { title, fields, danger = false } = props;
  const kit = useWords();
  const id = useId();
  const [words, setWords] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map((field) => [field.id, field.first ?? ''])),
  );
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isMissing = (field: WordsField) =>
    field.required === true && (words[field.id] ?? '').trim() === '';
  const first = fields.some(({ required }) => required === true) ? fields[0]?.id : 'ok';

  const send = async () => {
    setTried(true);
    const missing = fields.find(isMissing);
    if (missing !== undefined) return document.getElementById(`${id}-${missing.id}`)?.focus();
    setPending(true);
    setProblem(null);
    try {
      await props.onSend(
        Object.fromEntries(Object.entries(words).map(([name, says]) => [name, says.trim()])),
      );
      props.onDone();
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
      okButtonProps={{ danger, id: `${id}-ok`, disabled: props.notNow === true }}
      cancelText={kit('act.cancel')}
      confirmLoading={pending}
      width={props.wide ? 'min(46rem, calc(100vw - 2rem))' : 520}
      onOk={() => void send()}
      onCancel={props.onClose}
      afterOpenChange={() => document.getElementById(`${id}-${first}`)?.focus()}
    >
      <div className="yz-words">
        {props.explains === undefined ? null : <div>{props.explains}</div>}
        {problem === null ? null : <ProblemNotice problem={problem} />}
        {fields.map((field) => {
          const wrong = tried && isMissing(field);
          const name = `${id}-${field.id}`;
          const change = (says: string) => setWords({ ...words, [field.id]: says });
          return (
            <div key={field.id} className="yz-field">
              <label htmlFor={name} className="yz-label">
                {field.label}
                {field.required ? null : (
                  <span className="yz-optional">{kit('form.optional')}</span>
                )}
              </label>
              {field.hint === undefined ? null : (
                <p id={`${name}-hint`} className="yz-hint">
                  {field.hint}
                </p>
              )}
              {wrong ? (
                <p id={`${name}-error`} className="yz-error">
                  {kit('desk.words-missing')}
                </p>
              ) : null}
              <FieldInput
                field={field}
                name={name}
                value={words[field.id] ?? ''}
                wrong={wrong}
                onChange={change}
              />
            </div>
          );
        })}
      </div>
    </Modal>
  );
}

interface FieldInputProps {
  readonly field: WordsField;
  readonly name: string;
  readonly value: string;
  readonly wrong: boolean;
  readonly onChange: (says: string) => void;
}

function FieldInput({ field, name, value, wrong, onChange }: FieldInputProps) {
  const hint = field.hint === undefined ? '' : `${name}-hint`;
  const described = `${hint} ${wrong ? `${name}-error` : ''}`.trim();
  const aria = {
    id: name,
    'aria-required': field.required === true,
    'aria-invalid': wrong,
    ...(described === '' ? {} : { 'aria-describedby': described }),
  };
  const status = wrong ? 'error' : '';
  if (field.options !== undefined) {
    return (
      <Select
        {...aria}
        className="yz-words-select"
        showSearch={{ optionFilterProp: 'label' }}
        status={status}
        value={value === '' ? null : value}
        onChange={(next: string | null) => onChange(next ?? '')}
        options={field.options.map((option) => ({ ...option }))}
      />
    );
  }
  if (field.day === true || field.line !== undefined) {
    return (
      <Input
        {...aria}
        type={field.day === true ? 'date' : 'text'}
        maxLength={field.line ?? 10}
        value={value}
        status={status}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <Input.TextArea
      {...aria}
      autoSize={{ minRows: 2, maxRows: 8 }}
      maxLength={500}
      value={value}
      status={status}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
