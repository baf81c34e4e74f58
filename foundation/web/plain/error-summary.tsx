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
              {labelOf(error.field, t('form.colon'))}
              {error.says}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

// "Not filled in" says nothing in a list: the label on the page says of what.
function labelOf(field: string, colon: string): string {
  const found = findField(field);
  const label =
    found?.querySelector(':scope > legend') ??
    (found === null ? null : document.querySelector(`label[for="${CSS.escape(found.id)}"]`));
  const says = label?.firstChild?.textContent ?? '';
  return says === '' ? '' : says + colon;
}

function findField(field: string): HTMLElement | null {
  return document.getElementById(field) ?? document.getElementById(field.split('.')[0] ?? '');
}

function focusField(field: string): void {
  const found = findField(field);
  const input = found?.matches('fieldset') ? found.querySelector('input, select, textarea') : found;
  const target = (input ?? found) as HTMLElement | null;
  found?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}
