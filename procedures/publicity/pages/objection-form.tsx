import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { call, type ReplyOf } from '@yanzhen/web-kit/client.ts';
import { bodySchema, useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { FileUpload } from '@yanzhen/web-kit/plain/file-upload.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import * as z from 'zod';
import * as contract from '../contract.ts';
import type { Names } from './names.ts';

type Shown = ReplyOf<typeof contract.showPublic>;

interface ObjectionFormProps {
  readonly list: Shown;
  readonly line: Shown['lines'][number];
  readonly names: Names;
}

/** An empty contact is none at all. */
const schema = z.preprocess((value) => {
  const { text, contact } = value as { readonly text: string; readonly contact: string };
  return { text, ...(contact.trim() === '' ? {} : { contact }) };
}, bodySchema(contract.objectToLine));

/** Objects to one line, without signing in. */
export function ObjectionForm({ list, line, names }: ObjectionFormProps) {
  const t = useWords('publicity');
  const { setSearch } = useRoute();
  const sending = useTell(contract.objectToLine, { invalidates: [] });
  const [files, setFiles] = useState<readonly File[]>([]);
  const [number, setNumber] = useState<string | null>(null);
  const form = useForm(
    schema,
    { text: '', contact: '' },
    { says: { text: t('pages.object.needed') } },
  );
  const back = (
    <Button tone="secondary" onClick={() => setSearch({ object: undefined })}>
      {t('pages.object.cancel')}
    </Button>
  );
  if (number !== null) {
    return (
      <Page title={t('pages.object.done')}>
        <Notice tone="good" title={`${t('pages.object.receipt')} ${number}`}>
          {t('pages.object.done-says')}
        </Notice>
        <Actions>{back}</Actions>
      </Page>
    );
  }
  return (
    <Page
      title={t('pages.object.title', { number: line.number })}
      above={list.number}
      lead={t('pages.object.lead')}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem ? <ProblemNotice problem={form.problem} /> : null}
      <Card title={t('pages.object.about')} tone="quiet">
        <p>
          {[line.maskedName, line.employer, names.county(line.county)]
            .filter((part) => part !== null && part !== '')
            .join(' · ')}
          {line.amountFen === null ? null : (
            <>
              {' · '}
              <Money fen={line.amountFen} />
            </>
          )}
        </p>
      </Card>
      <form
        className="yz-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const params = { listId: list.id, lineId: line.id };
          void form.submit(async (body) => {
            const reply =
              files.length === 0
                ? await sending.tell({ params, body })
                : await call(contract.objectWithFiles, { params, body, files: { file: files } });
            setNumber(reply.number);
          });
        }}
      >
        <TextArea
          {...form.field('text')}
          label={t('pages.object.text')}
          hint={t('pages.object.text-hint')}
          rows={6}
          maxLength={1000}
        />
        <TextInput
          {...form.field('contact')}
          label={t('pages.object.contact')}
          hint={t('pages.object.contact-hint')}
          optional
          maxLength={100}
        />
        <FileUpload
          id="files"
          label={t('pages.object.files')}
          hint={t('pages.object.files-hint', { max: contract.objectionFilesMax })}
          optional
          files={files.map((file, at) => ({
            id: String(at),
            name: file.name,
            sizeBytes: file.size,
          }))}
          // Sent with the words: nothing is kept of an objection that is never sent.
          onUpload={(file) => Promise.resolve(setFiles((all) => [...all, file]))}
          onRemove={(id) =>
            Promise.resolve(setFiles((all) => all.filter((_file, at) => String(at) !== id)))
          }
          maxBytes={10 * 1024 * 1024}
          maxFiles={contract.objectionFilesMax}
        />
        <Actions>
          <Button type="submit" pending={form.pending}>
            {t('pages.object.send')}
          </Button>
          {back}
        </Actions>
      </form>
    </Page>
  );
}
