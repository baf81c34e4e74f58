import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { bodySchema, useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { askOrganisationPayee, listOrganisationPayees } from '../contract-payees.ts';
import { AccountCard } from './my-accounts-page.tsx';

/** Accounts that my organisation's money went, goes or is to go to. */
export function OrganisationAccountPage() {
  const t = useWords('talents');
  const ask = useAsk(listOrganisationPayees, {});
  return (
    <Page
      title={t('pages.organisation-account.title')}
      lead={t('pages.organisation-account.lead')}
      back="/funds"
    >
      <Asked of={ask}>
        {({ rows }) => (
          <>
            {rows.length === 0 ? <EmptyState title={t('pages.accounts.none')} /> : null}
            {rows.map((account) => (
              <AccountCard key={account.id} account={account} />
            ))}
            {rows.some(({ mayWithdraw }) => mayWithdraw) ? null : <AskForm />}
          </>
        )}
      </Asked>
    </Page>
  );
}

function AskForm() {
  const t = useWords('talents');
  const asking = useTell(askOrganisationPayee);
  const form = useForm(
    bodySchema(askOrganisationPayee),
    { bankName: '', bankAccount: '', reason: '' },
    { says: { bankAccount: t('pages.organisation-account.wrong') } },
  );
  const send = () =>
    form.submit(async (body) => {
      await asking.tell({ body });
      announce(t('pages.organisation-account.asked'));
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
      <h2>{t('pages.organisation-account.ask')}</h2>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem ? <ProblemNotice problem={form.problem} /> : null}
      <TextInput
        {...form.field('bankName')}
        label={t('pages.payee.bank')}
        hint={t('pages.organisation-account.bank-hint')}
        maxLength={60}
      />
      <TextInput
        {...form.field('bankAccount')}
        label={t('pages.organisation-account.account')}
        inputMode="numeric"
        maxLength={40}
      />
      <TextInput
        {...form.field('reason')}
        label={t('pages.payee.reason')}
        hint={t('pages.organisation-account.reason-hint')}
        maxLength={500}
      />
      <div className="yz-actions">
        <Button type="submit" pending={form.pending}>
          {t('pages.organisation-account.send')}
        </Button>
      </div>
    </form>
  );
}
