import { useEffect, useRef } from 'react';
import type { FieldError } from '../problem.ts';
import { useWords } from '../words.ts';

interface ErrorSummaryProps {
  readonly errors: readonly FieldError[];
  /** Changes with each submit; the summary takes the focus then. */
  readonly attempt: number;
}

/** All that is wrong, at the top, each a link to its field. */
export function ErrorSummary({ errors, attempt }: ErrorSummaryProps) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} className="yz-error-summary" role="alert" tabIndex={-1}>
      <h2>{t('form.summary')}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field} ${error.says}`}>
            <a
              href={`#${error.field}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(error.field);
              }}
            >
              {error.says}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(field: string): void {
  const found = document.getElementById(field) ?? document.getElementById(field.split('.')[0] ?? '');
  const input = found?.matches('fieldset') ? found.querySelector('input, select, textarea') : found;
  const target = (input ?? found) as HTMLElement | null;
  found?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}
