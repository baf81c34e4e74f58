import { useQueryClient } from '@tanstack/react-query';
import { requestCode, signInWithCode } from '@yanzhen/values/session.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { bodySchema, useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { sessionQuery, useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import { nextAddress } from './next-address.ts';

const mobileForm = bodySchema(requestCode);
const codeForm = bodySchema(signInWithCode);

/** Talents and agents sign in with a mobile number and the code sent to it. */
export function MobileSignInPage() {
  const t = useWords('sign-in');
  const session = useSession();
  const { city } = useRoute();
  const [sentTo, setSentTo] = useState<{ mobile: string; minutes: number } | null>(null);
  return (
    <Page title={t('mobile.title')} lead={t('mobile.lead')}>
      {sentTo === null ? (
        <MobileForm onSent={(mobile, minutes) => setSentTo({ mobile, minutes })} />
      ) : (
        <CodeForm {...sentTo} onOther={() => setSentTo(null)} />
      )}
      {session.oidc ? (
        <section className="yz-card yz-card-quiet">
          <h2>{t('oidc.title')}</h2>
          <p>{t('oidc.says')}</p>
          <Actions>
            <a className="yz-button yz-button-secondary" href={`/api/${city}/oidc/start`}>
              {t('oidc.act')}
            </a>
          </Actions>
        </section>
      ) : null}
      <p className="yz-small">
        <Link to="/desk/sign-in">{t('mobile.staff')}</Link>
      </p>
    </Page>
  );
}

function MobileForm({ onSent }: { readonly onSent: (mobile: string, minutes: number) => void }) {
  const t = useWords('sign-in');
  const ask = useTell(requestCode, { invalidates: [] });
  const form = useForm(mobileForm, { mobile: '' }, { says: { mobile: t('mobile.wrong') } });
  return (
    <form
      className="yz-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => {
          const reply = await ask.tell({ body });
          onSent(body.mobile, reply.validMinutes);
        });
      }}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem === null ? null : <ProblemNotice problem={form.problem} />}
      <TextInput
        {...form.field('mobile')}
        label={t('mobile.number')}
        hint={t('mobile.hint')}
        type="tel"
        inputMode="numeric"
        autoComplete="tel-national"
        maxLength={11}
        size="medium"
      />
      <Actions>
        <Button type="submit" pending={form.pending}>
          {t('mobile.send')}
        </Button>
      </Actions>
    </form>
  );
}

interface CodeFormProps {
  readonly mobile: string;
  readonly minutes: number;
  readonly onOther: () => void;
}

function CodeForm({ mobile, minutes, onOther }: CodeFormProps) {
  const t = useWords('sign-in');
  const { demonstration } = useSession();
  const { city, search } = useRoute();
  const queries = useQueryClient();
  const signIn = useTell(signInWithCode);
  const form = useForm(codeForm, { mobile, code: '' }, { says: { code: t('code.wrong') } });
  return (
    <form
      className="yz-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => {
          await signIn.tell({ body });
          await queries.refetchQueries({ queryKey: sessionQuery.queryKey });
          location.assign(nextAddress(search['next'], city, `/${city}`));
        });
      }}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem === null ? null : <ProblemNotice problem={form.problem} />}
      <Notice title={t('code.sent', { mobile: `${mobile.slice(0, 3)}****${mobile.slice(7)}` })}>
        <p>{t('code.valid', { count: minutes })}</p>
        {demonstration ? (
          <p>
            <a href={`/${city}/demo/mailbox`} target="_blank" rel="noreferrer">
              {t('code.demo')}
            </a>
          </p>
        ) : null}
      </Notice>
      <TextInput
        {...form.field('code')}
        label={t('code.label')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        size="short"
      />
      <Actions>
        <Button type="submit" pending={form.pending}>
          {t('act')}
        </Button>
        <Button tone="quiet" onClick={onOther}>
          {t('code.other')}
        </Button>
      </Actions>
    </form>
  );
}
