import type { ReactNode } from 'react';
import { useWords } from '../words.ts';
import { describedBy, Field, FieldGroup, type FieldProps } from './field.tsx';
import { Icon } from './icons.tsx';

export interface Option {
  readonly value: string;
  readonly label: ReactNode;
  /** A line under the label that tells this choice from the others. */
  readonly hint?: ReactNode;
}

interface ChoiceProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly Option[];
}

/** One of a few, all in sight; for up to about seven choices. */
export function RadioGroup(props: ChoiceProps & { readonly inline?: boolean }) {
  return (
    <FieldGroup {...props}>
      <div className={props.inline ? 'yz-choices yz-choices-inline' : 'yz-choices'}>
        {props.options.map((option) => (
          <label key={option.value} className="yz-choice">
            <input
              type="radio"
              name={props.id}
              value={option.value}
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint === undefined ? null : (
                <span className="yz-choice-hint">{option.hint}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** One of many. */
export function Select(props: ChoiceProps) {
  const t = useWords();
  return (
    <Field {...props}>
      <select
        id={props.id}
        name={props.id}
        className="yz-input yz-select"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        {...describedBy(props)}
      >
        <option value="">{t('form.choose')}</option>
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface CheckboxProps extends Omit<FieldProps, 'big' | 'optional'> {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Yes or not yet, e.g. a consent. */
export function Checkbox(props: CheckboxProps) {
  const { id, label, hint, error, value, onChange } = props;
  return (
    <div className={`yz-field ${error ? 'yz-field-wrong' : ''}`}>
      {error === undefined ? null : (
        <p id={`${id}-error`} className="yz-error">
          <Icon name="warning" size={1.1} />
          <span>
            {error.says}
            {error.remedy === undefined ? null : <span className="yz-remedy">{error.remedy}</span>}
          </span>
        </p>
      )}
      <label className="yz-choice">
        <input
          id={id}
          name={id}
          type="checkbox"
          checked={value}
          onChange={(event) => onChange(event.target.checked)}
          {...describedBy(props)}
        />
        <span>
          {label}
          {hint === undefined ? null : (
            <span id={`${id}-hint`} className="yz-choice-hint">
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  );
}
