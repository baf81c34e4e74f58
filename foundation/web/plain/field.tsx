import type { HTMLInputTypeAttribute, InputHTMLAttributes, ReactNode } from 'react';
import type { FieldError } from '../problem.ts';
import { useWords } from '../words.ts';
import { Icon } from './icons.tsx';

/** What every input of the kit takes beside its value. */
export interface FieldProps {
  /** Also the name in an error's `field`; ErrorSummary links to it. */
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: FieldError | undefined;
  readonly optional?: boolean;
  /** The label is the question of the page. */
  readonly big?: boolean;
}

/** Label, hint and error around one input; give the input `describedBy(props)`. */
export function Field({ children, ...props }: FieldProps & { readonly children: ReactNode }) {
  const t = useWords();
  return (
    <div className={`yz-field ${props.error ? 'yz-field-wrong' : ''}`}>
      <label htmlFor={props.id} className={props.big ? 'yz-label yz-label-big' : 'yz-label'}>
        {props.label}
        {props.optional ? <span className="yz-optional">{t('form.optional')}</span> : null}
      </label>
      <FieldHelp {...props} />
      {children}
    </div>
  );
}

/** Fieldset, legend, hint and error around several inputs that answer one question. */
export function FieldGroup({ children, ...props }: FieldProps & { readonly children: ReactNode }) {
  const t = useWords();
  return (
    <fieldset
      id={props.id}
      tabIndex={-1}
      className={`yz-field ${props.error ? 'yz-field-wrong' : ''}`}
      {...describedBy(props)}
    >
      <legend className={props.big ? 'yz-label yz-label-big' : 'yz-label'}>
        {props.label}
        {props.optional ? <span className="yz-optional">{t('form.optional')}</span> : null}
      </legend>
      <FieldHelp {...props} />
      {children}
    </fieldset>
  );
}

function FieldHelp({ id, hint, error }: FieldProps) {
  const t = useWords();
  return (
    <>
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className="yz-hint">
          {hint}
        </div>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} className="yz-error">
          <Icon name="warning" size={1.1} />
          <span>
            <span className="yz-hidden">{t('form.error')}</span>
            {error.says}
            {error.remedy === undefined ? null : <span className="yz-remedy">{error.remedy}</span>}
          </span>
        </p>
      )}
    </>
  );
}

/** The aria attributes that tie an input to its hint and its error. */
export function describedBy({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  const ids = [hint === undefined ? '' : `${id}-hint`, error ? `${id}-error` : ''].filter(Boolean);
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(error === undefined ? {} : { 'aria-invalid': true as const }),
  };
}

interface TextInputProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  readonly autoComplete?: string;
  readonly maxLength?: number;
  /** Shown at the end of the box, e.g. a unit. */
  readonly unit?: ReactNode;
  /** Width by the length of the answer. */
  readonly size?: 'short' | 'medium' | 'full';
  readonly readOnly?: boolean;
}

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const { value, onChange, type = 'text', unit, size = 'full' } = props;
  return (
    <Field {...props}>
      <span className={`yz-input-row yz-size-${size}`}>
        <input
          id={props.id}
          name={props.id}
          className="yz-input"
          type={type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          inputMode={props.inputMode}
          autoComplete={props.autoComplete ?? 'off'}
          maxLength={props.maxLength}
          readOnly={props.readOnly}
          {...describedBy(props)}
        />
        {unit === undefined ? null : <span className="yz-unit">{unit}</span>}
      </span>
    </Field>
  );
}

interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly maxLength?: number;
}

/** Several lines of text; says how many characters are left near the end. */
export function TextArea(props: TextAreaProps) {
  const t = useWords();
  const left = props.maxLength === undefined ? undefined : props.maxLength - props.value.length;
  return (
    <Field {...props}>
      <textarea
        id={props.id}
        name={props.id}
        className="yz-input"
        rows={props.rows ?? 4}
        value={props.value}
        maxLength={props.maxLength}
        onChange={(event) => props.onChange(event.target.value)}
        {...describedBy(props)}
      />
      {left !== undefined && left < 40 ? (
        <p className="yz-hint" aria-live="polite">
          {t('form.left', { count: left })}
        </p>
      ) : null}
    </Field>
  );
}
