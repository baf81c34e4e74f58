import { zCivilDate, zFen, zText } from '@yanzhen/values/fields.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as z from 'zod';
import { saveFund, type FundApplication } from '../contract-applications.ts';

type Value = { requestedFen: number | null } & Record<string, string | number | null>;

/** What is asked for, and what is to be reached before each later part is paid. */
export function MyRequest({ fund }: { readonly fund: FundApplication }) {
  const t = useWords('special-funds');
  const text = useText();
  const saving = useTell(saveFund);
  const form = useForm(schemaOf(fund), valueOf(fund));
  const textOf = (name: string) => {
    const { value, onChange, ...field } = form.field(name);
    return { ...field, value: typeof value === 'string' ? value : '', onChange: (next: string) => onChange(next) };
  };
  const save = () =>
    form.submit(async (checked) => {
      const milestones = fund.laterParts.map(({ id }) => ({
        partId: id,
        says: String(checked[`says-${id}`]),
        dueOn: String(checked[`on-${id}`]),
      }));
      await saving.tell({
        params: { applicationId: fund.applicationId },
        body: { requestedFen: Number(checked['requestedFen']), milestones },
      });
      announce(t('pages.fund.saved'));
    });
  return (
    <form
      className="yz-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{t('pages.fund.request')}</h2>
      <p className="yz-hint">{t('pages.fund.request-says')}</p>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem ? <ProblemNotice problem={form.problem} /> : null}
      <MoneyInput {...form.field('requestedFen')} label={t('pages.fields.asked')} hint={t('pages.fund.asked-hint')} />
      {fund.laterParts.map(({ id, name, share }) => (
        <Card key={id} title={`${text(name)} · ${String(share)}%`} level={3}>
          <div className="yz-form">
            <TextArea
              {...textOf(`says-${id}`)}
              label={t('pages.fund.milestone')}
              hint={t('pages.fund.milestone-hint')}
              maxLength={500}
              rows={2}
            />
            <DateInput {...textOf(`on-${id}`)} label={t('pages.fund.milestone-on')} />
          </div>
        </Card>
      ))}
      <Actions>
        <Button type="submit" tone="secondary" pending={form.pending}>
          {t('pages.fund.save')}
        </Button>
      </Actions>
    </form>
  );
} // prettier-ignore

function schemaOf({ laterParts }: FundApplication): z.ZodType<Record<string, string | number>> {
  return z.object({
    requestedFen: zFen.min(1),
    ...Object.fromEntries(
      laterParts.flatMap(({ id }): [string, z.ZodType<string>][] => [
        [`says-${id}`, zText(500)],
        [`on-${id}`, zCivilDate],
      ]),
    ),
  });
}

function valueOf({ requestedFen, laterParts, agreed }: FundApplication): Value {
  return {
    requestedFen,
    ...Object.fromEntries(
      laterParts.flatMap(({ id }): [string, string][] => {
        const known = agreed.find(({ partId }) => partId === id);
        return [
          [`says-${id}`, known?.says ?? ''],
          [`on-${id}`, known?.dueOn ?? ''],
        ];
      }),
    ),
  };
}
