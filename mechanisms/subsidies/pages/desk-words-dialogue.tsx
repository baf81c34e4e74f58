import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { asProblem, type Problem } from '@yanzhen/web-kit/problem.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Input, Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';

export interface WordsField {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** What stands in it at first. */
  readonly first?: string;
}

interface WordsDialogueProps {
  /** The act itself; also on the button. */
  readonly title: string;
  readonly explains: ReactNode;
  readonly fields: readonly WordsField[];
  readonly danger?: boolean;
  /** Makes the move with the words by field; what it throws is shown, and the dialogue stays. */
  readonly onSend: (words: Readonly<Record<string, string>>) => Promise<unknown>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Confirms a move with the words that are kept with it. */
export function WordsDialogue(props: WordsDialogueProps) {
  const { title, fields, danger = false } = props;
  const t = useWords('subsidies');
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

  const send = async () => {
    setTried(true);
    const first = fields.find(isMissing);
    if (first !== undefined) return document.getElementById(`${id}-${first.id}`)?.focus();
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
      okButtonProps={{ danger }}
      cancelText={kit('act.cancel')}
      confirmLoading={pending}
      onOk={() => void send()}
      onCancel={props.onClose}
      afterOpenChange={() => document.getElementById(`${id}-${fields[0]?.id}`)?.focus()}
    >
      <div className="sub-dialogue">
        <p>{props.explains}</p>
        {problem === null ? null : <ProblemNotice problem={problem} />}
        {fields.map((field) => {
          const wrong = tried && isMissing(field);
          const name = `${id}-${field.id}`;
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
                  {t('pages.desk.words.missing')}
                </p>
              ) : null}
              <Input.TextArea
                id={name}
                autoSize={{ minRows: 2, maxRows: 8 }}
                maxLength={500}
                value={words[field.id] ?? ''}
                status={wrong ? 'error' : ''}
                aria-required={field.required === true}
                aria-invalid={wrong}
                aria-describedby={`${name}-hint${wrong ? ` ${name}-error` : ''}`}
                onChange={(event) => setWords({ ...words, [field.id]: event.target.value })}
              />
            </div>
          );
        })}
      </div>
    </Modal>
  );
}
