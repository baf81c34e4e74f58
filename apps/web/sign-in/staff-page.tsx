import { signInStaff } from '@yanzhen/values/session.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { bodySchema, useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { nextAddress } from './next-address.ts';

const staffForm = bodySchema(signInStaff);

/** Staff sign in with name, password and the six digits of their authenticator. */
export function StaffSignInPage() {
  const t = useWords('sign-in');
  const { city, search } = useRoute();
  const session = useSession();
  const signIn = useTell(signInStaff);
  const form = useForm(
    staffForm,
    { login: '', password: '', totp: '' },
    { says: { totp: t('staff.totp-wrong') } },
  );
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')}>
      <Card>
        <form
          className="yz-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void form.submit(async (body) => {
              await signIn.tell({ body });
              location.assign(nextAddress(search['next'], city, `/${city}/desk`));
            });
          }}
        >
          <ErrorSummary errors={form.errors} attempt={form.attempt} />
          {form.problem === null ? null : <ProblemNotice problem={form.problem} />}
          <TextInput
            {...form.field('login')}
            label={t('staff.login')}
            autoComplete="username"
            size="medium"
          />
          <TextInput
            {...form.field('password')}
            label={t('staff.password')}
            type="password"
            autoComplete="current-password"
            size="medium"
          />
          <TextInput
            {...form.field('totp')}
            label={t('staff.totp')}
            hint={t('staff.totp-hint')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            size="short"
          />
          <Actions>
            <Button type="submit" pending={form.pending}>
              {t('act')}
            </Button>
            {session.oidc ? (
              <a className="yz-button yz-button-quiet" href={`/api/${city}/oidc/start`}>
                {t('oidc.act')}
              </a>
            ) : null}
          </Actions>
        </form>
      </Card>
    </Page>
  );
}
