import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { bodySchema, useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as z from 'zod';
import { reportForProject } from '../contract-outcomes.ts';
import { isMoney, outcomeKinds } from '../contract-outcome-kinds.ts';

const isSum = (kind: string): boolean =>
  outcomeKinds.some((each) => each === kind && isMoney(each));
/** A thing is one, whatever stood in the box of a sum. */
const schema = z.preprocess((value) => {
  const given = value as { kind: string; quantity: number | null };
  return { ...given, quantity: isSum(given.kind) ? given.quantity : 1 };
}, bodySchema(reportForProject)); // prettier-ignore

interface MyOutcomeFormProps {
  readonly projectId: string;
  readonly onDone: () => void;
}

/** An enterprise reports an outcome; its papers are added to it afterwards. */
export function MyOutcomeForm({ projectId, onDone }: MyOutcomeFormProps) {
  const t = useWords('projects');
  const reporting = useTell(reportForProject);
  const form = useForm(schema, {
    kind: '',
    title: '',
    happenedOn: '',
    quantity: null as number | null,
  });
  const send = () =>
    form.submit(async (body) => {
      await reporting.tell({ params: { projectId }, body });
      announce(t('pages.outcomes.saved'));
      onDone();
    });
  return (
    <form
      className="yz-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem ? <ProblemNotice problem={form.problem} /> : null}
      <Select
        {...form.field('kind')}
        label={t('pages.outcomes.kind')}
        options={outcomeKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(kind) => form.set('kind', kind)}
      />
      <TextInput {...form.field('title')} label={t('pages.outcomes.title')} maxLength={120} />
      <DateInput {...form.field('happenedOn')} label={t('pages.outcomes.happened')} />
      {isSum(form.value.kind) ? (
        <MoneyInput {...form.field('quantity')} label={t('pages.outcomes.quantity')} />
      ) : null}
      <div className="yz-actions">
        <Button type="submit" pending={form.pending}>
          {t('pages.outcomes.report')}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t('pages.form.cancel')}
        </Button>
      </div>
    </form>
  );
}
