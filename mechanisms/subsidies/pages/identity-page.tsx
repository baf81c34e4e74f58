import { showCity } from '@yanzhen/registers/policies/contract.ts';
import { countySchema, saveMe, showMe } from '@yanzhen/registers/talents/contract.ts';
import { zPersonName, zText } from '@yanzhen/values/fields.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as z from 'zod';
import { addressAfter, applicationAddress } from './own-application.ts';

type Me = ReplyOf<typeof showMe>;

const placeForm = z.object({ county: countySchema });
// The check digit is checked by the server, whose answer says which part of the number is wrong.
const wholeForm = placeForm.extend({
  name: zPersonName,
  identityNumber: zText(40, { lines: 'one' }),
});

/** Who applies and where they work; asked once, then only shown. */
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
      <Asked of={me}>{(reply) => <IdentityForm me={reply} />}</Asked>
    </Page>
  );
}

function IdentityForm({ me }: { readonly me: Me }) {
  const t = useWords('subsidies');
  const text = useText();
  const { params, search, go } = useRoute();
  const city = useAsk(showCity, {}, { freshFor: 3_600_000 });
  const save = useTell(saveMe);
  const known = me.identityNumber !== null;
  const form = useForm(
    known ? placeForm : wholeForm,
    known
      ? { county: me.county ?? '' }
      : { name: me.name, identityNumber: '', county: me.county ?? '' },
    { says: { county: t('pages.talent.identity.county-missing') } },
  );
  return null;
}
