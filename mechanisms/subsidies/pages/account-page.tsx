import { saveMe, showMe } from '@yanzhen/registers/talents/contract.ts';
import { zText } from '@yanzhen/values/fields.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import * as z from 'zod';
import type { MyApplication } from '../contract.ts';
import { FormFrame } from './form-frame.tsx';
import { addressAfter, applicationAddress, useOwnApplication } from './own-application.ts';

type Me = ReplyOf<typeof showMe>;

// The number is checked by the server, whose answer says what in it is wrong.
const accountForm = z.object({
  bankName: zText(60, { lines: 'one' }),
  bankAccount: zText(40, { lines: 'one' }),
});

/** Where the money goes; after a returned transfer, why it came back and the correction. */
export function AccountPage() {
  const { ask } = useOwnApplication();
  return <Asked of={ask}>{(mine) => <Account mine={mine} />}</Asked>;
}

function Account({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const me = useAsk(showMe, {});
  const returned = mine.standing.state === 'returned';
  return (
    <Page
      title={t(`pages.talent.account.${returned ? 'returned-title' : 'title'}`)}
      lead={t(`pages.talent.account.${returned ? 'returned-lead' : 'lead'}`)}
      back={applicationAddress(mine.applicationId)}
    >
      {returned && mine.payment?.returnedReason ? (
        <Notice tone="attention" title={t('pages.talent.account.returned')}>
          <p>{mine.payment.returnedReason}</p>
        </Notice>
      ) : null}
      <Asked of={me}>{(reply) => <KnownOrNew me={reply} mine={mine} returned={returned} />}</Asked>
    </Page>
  );
}

interface AccountProps {
  readonly me: Me;
  readonly mine: MyApplication;
  readonly returned: boolean;
}

function KnownOrNew(props: AccountProps) {
  const { me, mine, returned } = props;
  const t = useWords('subsidies');
  const { search } = useRoute();
  const [change, setChange] = useState(returned);
  const known = me.bankAccount !== null;
  return (
    <>
      {known ? (
        <>
          <h2>{t('pages.talent.account.now')}</h2>
          <SummaryList
            rows={[
              { id: 'holder', label: t('pages.talent.account.holder'), value: me.name },
              { id: 'bank', label: t('pages.talent.account.bank'), value: me.bankName },
              { id: 'number', label: t('pages.talent.account.number'), value: me.bankAccount },
            ]}
          />
        </>
      ) : null}
      {known && !change ? (
        <Actions>
          <LinkButton to={addressAfter(mine.applicationId, search['from'])}>
            {t('pages.talent.account.keep')}
          </LinkButton>
          <Button tone="secondary" onClick={() => setChange(true)}>
            {t('pages.talent.account.change')}
          </Button>
        </Actions>
      ) : (
        <AccountForm {...props} />
      )}
    </>
  );
}

function AccountForm({ me, mine, returned }: AccountProps) {
  const t = useWords('subsidies');
  const { search, go } = useRoute();
  const save = useTell(saveMe);
  const form = useForm(accountForm, { bankName: me.bankName ?? '', bankAccount: '' });
  const groups = form.value.bankAccount.replace(/\D/g, '').replace(/(\d{4})(?=\d)/g, '$1 ');
  const send = () =>
    form.submit(async (body) => {
      await save.tell({ body });
      if (returned) announce(t('pages.talent.account.corrected'));
      go(addressAfter(mine.applicationId, search['from']));
    });
  return (
    <FormFrame
      form={form}
      act={t(`pages.talent.account.${returned ? 'returned-act' : 'act'}`)}
      onSubmit={send}
    >
      {me.bankAccount === null ? (
        <SummaryList
          rows={[{ id: 'holder', label: t('pages.talent.account.holder'), value: me.name }]}
        />
      ) : null}
      <TextInput
        {...form.field('bankName')}
        label={t('pages.talent.account.bank')}
        hint={t('pages.talent.account.bank-hint')}
        maxLength={60}
      />
      <div>
        <TextInput
          {...form.field('bankAccount')}
          label={t('pages.talent.account.number')}
          hint={t('pages.talent.account.number-hint')}
          inputMode="numeric"
          maxLength={30}
          size="medium"
        />
        <p className="yz-echo" aria-live="polite">
          {groups.length < 5 ? ' ' : t('pages.talent.account.number-echo', { number: groups })}
        </p>
      </div>
    </FormFrame>
  );
}
