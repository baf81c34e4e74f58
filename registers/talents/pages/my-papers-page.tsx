import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { Moment } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import * as z from 'zod';
import { zDocumentNumber, zPersonName } from '@yanzhen/values/fields.ts';
import { addMyDocument, documentKinds, listMyDocuments } from '../contract-documents.ts';

/** My papers beside the identity number: passports, residence cards, earlier identity cards. */
export function MyPapersPage() {
  const t = useWords('talents');
  const ask = useAsk(listMyDocuments, {});
  const [adding, setAdding] = useState(false);
  return (
    <Page title={t('pages.papers.title')} lead={t('pages.papers.lead')} back="/me">
      <Asked of={ask}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p>{t('pages.papers.none')}</p>
          ) : (
            <SummaryList
              rows={rows.map((paper) => ({
                id: paper.id,
                label: t(`pages.papers.${paper.kind}`),
                value: paper.number,
                source: <Moment at={paper.saidAt} />,
              }))}
            />
          )
        }
      </Asked>
      {adding ? (
        <Card title={t('pages.papers.add')} tone="accent">
          <PaperForm onDone={() => setAdding(false)} />
        </Card>
      ) : (
        <Actions>
          <Button tone="secondary" onClick={() => setAdding(true)}>
            {t('pages.papers.add')}
          </Button>
        </Actions>
      )}
    </Page>
  );
}

const schema = z.object({
  kind: z.enum(documentKinds),
  number: zDocumentNumber,
  name: z.union([z.literal(''), zPersonName]),
  birthOn: z.union([z.literal(''), z.iso.date()]),
});

function PaperForm({ onDone }: { readonly onDone: () => void }) {
  const t = useWords('talents');
  const { tell } = useTell(addMyDocument, { invalidates: [listMyDocuments] });
  const form = useForm(
    schema,
    { kind: 'passport', number: '', name: '', birthOn: '' },
    { says: { number: t('pages.papers.number-wrong') } },
  );
  const save = () =>
    form.submit(async ({ kind, number, name, birthOn }) => {
      const body = { kind, number, ...(name ? { name } : {}), ...(birthOn ? { birthOn } : {}) };
      await tell({ body });
      announce(t('pages.me.saved'));
      onDone();
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
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem ? <ProblemNotice problem={form.problem} /> : null}
      <Select
        {...form.field('kind')}
        label={t('pages.papers.kind')}
        options={documentKinds.map((kind) => ({ value: kind, label: t(`pages.papers.${kind}`) }))}
      />
      <TextInput
        {...form.field('number')}
        label={t('pages.papers.number')}
        hint={t('pages.papers.number-hint')}
        maxLength={40}
      />
      <TextInput
        {...form.field('name')}
        label={t('pages.papers.name')}
        hint={t('pages.papers.name-hint')}
        optional
      />
      <DateInput {...form.field('birthOn')} label={t('pages.papers.birth')} optional />
      <Actions>
        <Button type="submit" pending={form.pending}>
          {t('pages.me.save')}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t('pages.me.cancel')}
        </Button>
      </Actions>
    </form>
  );
}
