import type { Form } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import type { ReactNode } from 'react';

interface FormFrameProps {
  readonly form: Pick<Form<object, unknown>, 'errors' | 'attempt' | 'problem' | 'pending'>;
  /** What the button does. */
  readonly act: string;
  readonly onSubmit: () => Promise<void>;
  /** Beside the button. */
  readonly others?: ReactNode;
  readonly children: ReactNode;
}

/** One form of a page: all that is wrong at the top, the fields, one button. */
export function FormFrame({ form, act, onSubmit, others, children }: FormFrameProps) {
  return (
    <form
      className="yz-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.pending) void onSubmit();
      }}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem === null ? null : <ProblemNotice problem={form.problem} />}
      {children}
      <Actions>
        <Button type="submit" pending={form.pending}>
          {act}
        </Button>
        {others}
      </Actions>
    </form>
  );
}
