import type { FormField } from '@yanzhen/procedures/records/pages/record-form-panel.tsx';
import { listAgreements } from '@yanzhen/registers/agreements/contract.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { SearchSelect } from '@yanzhen/web-kit/desk/search-select.tsx';
import type { FieldBinding } from '@yanzhen/web-kit/form.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';

/** The question under which agreement something stands. */
export const agreementField = (label: string): FormField => ({
  id: 'agreementId',
  kind: 'own',
  label,
  input: (binding) => <AgreementChoice binding={binding} label={label} />,
});

function AgreementChoice(props: {
  readonly binding: FieldBinding<string>;
  readonly label: string;
}) {
  const t = useWords('cooperation');
  const [typed, setTyped] = useState('');
  const q = typed.trim();
  const ask = useAsk(listAgreements, { query: { limit: 20, ...(q === '' ? {} : { q }) } });
  return (
    <SearchSelect
      {...props.binding}
      label={props.label}
      hint={t('pages.form.agreement-hint')}
      empty={t('pages.form.no-agreement')}
      searching={ask.isFetching}
      onSearch={setTyped}
      options={(ask.data?.rows ?? []).map((row) => ({
        value: row.id,
        label: [row.number, row.title].filter(Boolean).join(' '),
      }))}
    />
  );
}
