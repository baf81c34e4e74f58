import { useState } from 'react';
import { joinDate, splitDate, type DateParts } from '../date-parts.ts';
import { useLanguage, useWords } from '../words.ts';
import { FieldGroup, type FieldProps } from './field.tsx';

interface DateInputProps extends FieldProps {
  /** `YYYY-MM-DD`; while incomplete the text as far as typed (never a valid date). */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Ask for year and month only; the value is `YYYY-MM`. */
  readonly monthOnly?: boolean;
}

/** A date in three small boxes: quicker and less error-prone than a calendar for a known day. */
export function DateInput({ value, onChange, monthOnly = false, ...props }: DateInputProps) {
  const t = useWords();
  const { language } = useLanguage();
  const [parts, setParts] = useState<DateParts>(() => splitDate(value));
  const names = (['year', 'month', 'day'] as const).slice(0, monthOnly ? 2 : 3);
  const ordered = language === 'zh' ? names : [...names].reverse();
  const change = (name: keyof DateParts, text: string) => {
    const next = { ...parts, [name]: text.replace(/\D/g, '') };
    setParts(next);
    onChange(joinDate(next, monthOnly));
  };
  return (
    <FieldGroup {...props}>
      <div className="yz-date">
        {ordered.map((name) => (
          <label key={name} className={`yz-date-${name}`}>
            <span>{t(`date.${name}`)}</span>
            <input
              className="yz-input"
              inputMode="numeric"
              autoComplete="off"
              maxLength={name === 'year' ? 4 : 2}
              value={parts[name]}
              aria-invalid={props.error ? true : undefined}
              onChange={(event) => change(name, event.target.value)}
            />
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
