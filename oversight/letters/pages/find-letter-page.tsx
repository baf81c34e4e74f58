import { call } from '@yanzhen/web-kit/client.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState, type FormEvent } from 'react';
import { findPublicLetter, numberQuery } from '../contract.ts';

/** Find a letter to verify by its document number. */
export function FindLetterPage() {
  const t = useWords('letters');
  const { go } = useRoute();
  const [unknown, setUnknown] = useState(false);
  const form = useForm(numberQuery, { number: '' });
  const find = (event: FormEvent): void => {
    event.preventDefault();
    setUnknown(false);
    void form.submit(async (query) => {
      const { id } = await call(findPublicLetter, { query });
      if (id === null) setUnknown(true);
      else go(`/letters/${id}`);
    });
  };
  return (
    <Page title={t('pages.verify.title')} lead={t('pages.verify.lead')} back="/">
      <form onSubmit={find} noValidate>
        {unknown ? <Notice tone="attention">{t('pages.find.unknown')}</Notice> : null}
        {form.problem === null ? null : <ProblemNotice problem={form.problem} />}
        <TextInput
          {...form.field('number')}
          label={t('pages.find.number')}
          hint={t('pages.find.hint')}
        />
        <Button type="submit" pending={form.pending}>
          {t('pages.find.find')}
        </Button>
      </form>
    </Page>
  );
}
