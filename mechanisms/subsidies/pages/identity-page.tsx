import { showCity } from '@yanzhen/registers/policies/contract.ts';
import { countySchema, saveMe, showMe } from '@yanzhen/registers/talents/contract.ts';
import { zPersonName, zText } from '@yanzhen/values/fields.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { useForm, type FieldBinding } from '@yanzhen/web-kit/form.ts';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as z from 'zod';
import { FormFrame } from './form-frame.tsx';
import { addressAfter, applicationAddress } from './own-application.ts';

type Me = ReplyOf<typeof showMe>;

const placeForm = z.object({ county: countySchema });
// Name and number are checked by the server, whose answer says what in the number is wrong.
const wholeForm = z.object({
  name: zPersonName,
  identityNumber: zText(40, { lines: 'one' }),
  county: countySchema,
});

/** Who applies and where they work; the identity is asked once, then only shown. */
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
  const send = useSaveMe();
  const form = useForm(
    wholeForm,
    { name: me.name, identityNumber: '', county: me.county ?? '' },
    { says: { county: t('pages.talent.identity.county-missing') } },
  );
  return (
    <FormFrame form={form} act={t('pages.talent.identity.act')} onSubmit={() => form.submit(send)}>
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
      <CountySelect binding={form.field('county')} />
    </FormFrame>
  );
}

function KnownIdentity({ me }: { readonly me: Me }) {
  const t = useWords('subsidies');
  const send = useSaveMe();
  const form = useForm(
    placeForm,
    { county: me.county ?? '' },
    { says: { county: t('pages.talent.identity.county-missing') } },
  );
  return (
    <FormFrame form={form} act={t('pages.talent.identity.act')} onSubmit={() => form.submit(send)}>
      <div>
        <SummaryList
          rows={[
            { id: 'name', label: t('pages.talent.identity.name'), value: me.name },
            { id: 'number', label: t('pages.talent.identity.number'), value: me.identityNumber },
            ...(me.mobile === null
              ? []
              : [{ id: 'mobile', label: t('pages.talent.identity.mobile'), value: me.mobile }]),
          ]}
        />
        <p className="yz-small sub-note">{t('pages.talent.identity.known')}</p>
      </div>
      <CountySelect binding={form.field('county')} />
    </FormFrame>
  );
}

function CountySelect({ binding }: { readonly binding: FieldBinding<string> }) {
  const t = useWords('subsidies');
  const text = useText();
  const city = useAsk(showCity, {});
  return (
    <Select
      {...binding}
      label={t('pages.talent.identity.county')}
      hint={t('pages.talent.identity.county-hint')}
      options={(city.data?.counties ?? []).map(({ code, name }) => ({
        value: code,
        label: text(name),
      }))}
    />
  );
}

function useSaveMe() {
  const { params, search, go } = useRoute();
  const save = useTell(saveMe);
  return async (body: Parameters<typeof save.tell>[0]['body']) => {
    await save.tell({ body });
    go(addressAfter(params['applicationId'] ?? '', search['from']));
  };
}
