import type { Localized } from '@yanzhen/values/localized.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { useState, type ReactNode } from 'react';
import type { FieldError } from '../problem.ts';
import { DateInput } from '../plain/date-input.tsx';
import { RadioGroup } from '../plain/choices.tsx';
import { TextInput } from '../plain/field.tsx';
import { MoneyInput } from '../plain/money-input.tsx';
import { DateText } from '../plain/texts.tsx';
import { useText, useWords, type Words } from '../words.ts';
import type { Answer, Question } from './question-flow.ts';

interface AnswerInputProps {
  readonly question: Question;
  readonly value: Answer | undefined;
  readonly onChange: (answer: Answer | undefined) => void;
  readonly error: FieldError | undefined;
  /** False where several questions share a page; the question is the page's unless told. */
  readonly big?: boolean;
}

/** The input that fits the kind of a question, with "I don't know" where that is an answer. */
export function AnswerInput({ question, value, onChange, error, big = true }: AnswerInputProps) {
  const t = useWords();
  const text = useText();
  const help = text(question.help);
  const field = {
    id: question.factId,
    label: text(question.wording),
    big,
    error,
    ...(help === '' ? {} : { hint: help }),
  };
  const mayNotKnow = question.mayNotKnow !== false;
  const dontKnow = {
    value: '?',
    label: t('question.dont-know'),
    hint: t('question.dont-know-hint'),
  };

  if (question.kind === 'yes-no' || question.kind === 'choice') {
    const options =
      question.kind === 'yes-no'
        ? [
            { value: 'true', label: t('fact.yes') },
            { value: 'false', label: t('fact.no') },
          ]
        : (question.options ?? []).map((option) => ({
            value: option.value,
            label: text(option.label),
            ...(option.hint === undefined ? {} : { hint: text(option.hint) }),
          }));
    return (
      <RadioGroup
        {...field}
        value={value === null ? '?' : value === undefined ? '' : String(value)}
        options={mayNotKnow ? [...options, dontKnow] : options}
        onChange={(chosen) => {
          if (chosen === '?') return onChange(null);
          onChange(question.kind === 'yes-no' ? chosen === 'true' : chosen);
        }}
      />
    );
  }
  return (
    <>
      {value === null ? null : <OpenInput {...{ question, value, onChange, field }} />}
      {value === null ? (
        <p className={big ? 'yz-label yz-label-big' : 'yz-label'}>{text(question.wording)}</p>
      ) : null}
      {mayNotKnow ? (
        <label className="yz-choice">
          <input
            type="checkbox"
            checked={value === null}
            onChange={(event) => onChange(event.target.checked ? null : undefined)}
          />
          <span>
            {dontKnow.label}
            <span className="yz-choice-hint">{dontKnow.hint}</span>
          </span>
        </label>
      ) : null}
    </>
  );
}

interface OpenInputProps {
  readonly question: Question;
  readonly value: Exclude<Answer, null> | undefined;
  readonly onChange: (answer: Answer | undefined) => void;
  readonly field: { id: string; label: string; big: boolean; error: FieldError | undefined };
}

function OpenInput({ question, value, onChange, field }: OpenInputProps) {
  const text = useText();
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  switch (question.kind) {
    case 'money':
      return (
        <MoneyInput
          {...field}
          value={typeof value === 'number' ? value : null}
          onChange={(fen) => onChange(fen ?? undefined)}
        />
      );
    case 'date':
    case 'month':
      return (
        <DateInput
          {...field}
          monthOnly={question.kind === 'month'}
          value={typeof value === 'string' ? value : ''}
          onChange={(on) => onChange(on === '' ? undefined : on)}
        />
      );
    case 'number':
      return (
        <TextInput
          {...field}
          value={typed}
          inputMode="decimal"
          size="short"
          unit={text(question.unit)}
          onChange={(now) => {
            setTyped(now);
            const plain = now.trim();
            onChange(
              /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : plain === '' ? undefined : plain,
            );
          }}
        />
      );
    default:
      return (
        <TextInput
          {...field}
          value={typeof value === 'string' ? value : ''}
          onChange={(now) => onChange(now === '' ? undefined : now)}
        />
      );
  }
}

/** An answer as the reader gave it. */
export function tellAnswer(
  question: Question,
  answer: Answer | undefined,
  t: Words,
  text: (text: Localized | undefined) => string,
): ReactNode {
  if (answer === undefined) return t('question.not-answered');
  if (answer === null) return t('question.dont-know');
  switch (question.kind) {
    case 'yes-no':
      return t(answer === true ? 'fact.yes' : 'fact.no');
    case 'choice':
      return text(question.options?.find((option) => option.value === answer)?.label);
    case 'money':
      return `${yuanForReader(Number(answer))} ${t('unit.yuan')}`;
    case 'number':
      return `${answer} ${text(question.unit)}`;
    case 'date':
      return <DateText on={String(answer)} />;
    default:
      return String(answer);
  }
}
