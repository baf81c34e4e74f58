import {
  askEmail,
  codeBody,
  confirmEmail,
  emailBody,
  emailCodeMinutes,
  removeEmail,
  showMyWays,
} from '@yanzhen/values/messages.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';

const invalidates = [showMyWays];

/** Where messages go beside this page: the mobile number, and an e-mail address once it is confirmed. */
export function WaysCard() {
  const t = useWords('messages');
  const ways = useAsk(showMyWays, {});
  const [changing, setChanging] = useState(false);
  return (
    <section className="yz-card">
      <h2>{t('ways.title')}</h2>
      <Asked of={ways} rows={2}>
        {({ mobile, email, unconfirmed }) => (
          <>
            <SummaryList
              rows={[
                { id: 'mobile', label: t('ways.mobile'), value: mobile ?? t('ways.none') },
                { id: 'email', label: t('ways.email'), value: email ?? t('ways.none') },
              ]}
            />
            {unconfirmed === null ? null : <ConfirmForm address={unconfirmed} />}
            {changing ? (
              <AddressForm onDone={() => setChanging(false)} />
            ) : (
              <div className="yz-actions">
                <Button tone="secondary" onClick={() => setChanging(true)}>
                  {t(email === null ? 'ways.add' : 'ways.change')}
                </Button>
                {email === null ? null : <Remove />}
              </div>
            )}
          </>
        )}
      </Asked>
    </section>
  );
}

function AddressForm({ onDone }: { readonly onDone: () => void }) {
  const t = useWords('messages');
  const { tell } = useTell(askEmail, { invalidates });
  const form = useForm(emailBody, { email: '' }, { says: { email: t('ways.wrong') } });
  return (
    <form
      className="yz-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => {
          await tell({ body });
          onDone();
        });
      }}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem ? <ProblemNotice problem={form.problem} /> : null}
      <TextInput
        {...form.field('email')}
        label={t('ways.address')}
        hint={t('ways.hint')}
        autoComplete="email"
        inputMode="email"
        maxLength={200}
      />
      <div className="yz-actions">
        <Button type="submit" pending={form.pending}>
          {t('ways.send-code')}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t('ways.cancel')}
        </Button>
      </div>
    </form>
  );
}

function ConfirmForm({ address }: { readonly address: string }) {
  const t = useWords('messages');
  const { tell } = useTell(confirmEmail, { invalidates });
  const form = useForm(codeBody, { code: '' }, { says: { code: t('ways.code-wrong') } });
  return (
    <form
      className="yz-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => {
          await tell({ body });
          announce(t('ways.confirmed'));
        });
      }}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem ? <ProblemNotice problem={form.problem} /> : null}
      <p>{t('ways.sent', { address, minutes: emailCodeMinutes })}</p>
      <TextInput
        {...form.field('code')}
        label={t('ways.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
      />
      <div className="yz-actions">
        <Button type="submit" pending={form.pending}>
          {t('ways.confirm')}
        </Button>
      </div>
    </form>
  );
}

function Remove() {
  const t = useWords('messages');
  const { tell, pending, problem } = useTell(removeEmail, { invalidates });
  return (
    <>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <Button tone="quiet" pending={pending} onClick={() => void tell({})}>
        {t('ways.remove')}
      </Button>
    </>
  );
}
