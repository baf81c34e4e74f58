import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { SearchSelect } from '@yanzhen/web-kit/desk/search-select.tsx';
import type { FieldProps } from '@yanzhen/web-kit/plain/field.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import * as contract from '../contract.ts';

interface OrganisationPanelProps extends FieldProps {
  /** Id of the organisation; empty for none. */
  readonly value: string;
  readonly onChange: (organisationId: string) => void;
  /** The one that is chosen at first, by name. */
  readonly first?: { readonly id: string; readonly name: string } | undefined;
}

/** A registered organisation, found by a part of its name or the beginning of its credit code. */
export function OrganisationPanel({ value, onChange, first, ...props }: OrganisationPanelProps) {
  const t = useWords('organisations');
  const [typed, setTyped] = useState('');
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>(
    first ? { [first.id]: first.name } : {},
  );
  const ask = useAsk(contract.listOrganisations, {
    query: { limit: 20, ...(typed.trim() === '' ? {} : { query: typed.trim() }) },
  });
  const found = (ask.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: `${row.name} ${row.creditCode.slice(-6)}`,
  }));
  const chosen = seen[value];
  const isFound = found.some((each) => each.value === value);
  return (
    <SearchSelect
      {...props}
      value={value}
      searching={ask.isFetching}
      onSearch={setTyped}
      empty={t('pages.choose.none')}
      options={chosen === undefined || isFound ? found : [{ value, label: chosen }, ...found]}
      onChange={(next) => {
        const row = found.find((each) => each.value === next);
        if (row) setSeen({ ...seen, [next]: row.label });
        onChange(next);
      }}
    />
  );
}
