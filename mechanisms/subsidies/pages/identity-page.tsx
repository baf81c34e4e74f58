import { saveMe, showMe } from '@yanzhen/registers/talents/contract.ts';
import { zPersonName, zText } from '@yanzhen/values/fields.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as z from 'zod';
import { FormFrame } from './form-frame.tsx';
import { addressAfter, applicationAddress } from './own-application.ts';

type Me = ReplyOf<typeof showMe>;

// The number is checked by the server, whose answer says what in it is wrong.
const identityForm = z.object({
  name: zPersonName,
  identityNumber: zText(40, { lines: 'one' }),
});

/** Who applies; asked once, then only shown. */
export function IdentityPage() {
  const t = useWords('subsidies');
  const { params } = useRoute();
  const me = useAsk(showMe, {});
  return (
    <Page
      title={t('pages.talent.identity.title')}
      lead={t('pages.talent.identity.lead')}
      back={applicationAddress(params['applicationId'] ?? '')}
    >
      <Asked of={me}>
        {(reply) =>
          reply.identityNumber === null ? <NewIdentity me={reply} /> : <KnownIdentity me={reply} />
        }
      </Asked>
    </Page>
  );
}

function NewIdentity({ me }: { readonly me: Me }) {
  const t = useWords('subsidies');
  const { params, search, go } = useRoute();
  const save = useTell(saveMe);
  const form = useForm(identityForm, { name: me.name, identityNumber: '' });
  const send = () =>
    form.submit(async (body) => {
      await save.tell({ body });
      go(addressAfter(params['applicationId'] ?? '', search['from']));
    });
  return (
    <FormFrame form={form} act={t('pages.talent.identity.act')} onSubmit={send}>
      <TextInput
        {...form.field('name')}
        label={t('pages.talent.identity.name')}
        hint={t('pages.talent.identity.name-hint')}
        autoComplete="name"
        size="medium"
      />
      <TextInput
        {...form.field('identityNumber')}
        label={t('pages.talent.identity.number')}
        hint={t('pages.talent.identity.number-hint')}
        maxLength={30}
        size="medium"
      />
    </FormFrame>
  );
}

function KnownIdentity({ me }: { readonly me: Me }) {
  const t = useWords('subsidies');
  const { params, search } = useRoute();
  return (
    <>
      <SummaryList
        rows={[
          { id: 'name', label: t('pages.talent.identity.name'), value: me.name },
          { id: 'number', label: t('pages.talent.identity.number'), value: me.identityNumber },
          ...(me.mobile === null
            ? []
            : [{ id: 'mobile', label: t('pages.talent.identity.mobile'), value: me.mobile }]),
        ]}
      />
      <p className="yz-small">{t('pages.talent.identity.known')}</p>
      <Actions>
        <LinkButton to={addressAfter(params['applicationId'] ?? '', search['from'])}>
          {t('pages.talent.identity.continue')}
        </LinkButton>
      </Actions>
    </>
  );
}
