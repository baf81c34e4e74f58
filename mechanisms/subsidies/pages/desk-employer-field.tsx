import { listOrganisations } from '@yanzhen/registers/organisations/contract.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { describedBy, Field, type FieldProps } from '@yanzhen/web-kit/plain/field.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useCountyName } from './county-name.ts';

interface EmployerFieldProps extends Pick<FieldProps, 'id' | 'error'> {
  readonly onChoose: (organisationId: string) => void;
}

/** Finds an employer of the register by a part of its name or by its credit code. */
export function EmployerField({ id, error, onChoose }: EmployerFieldProps) {
  const t = useWords('subsidies');
  const countyOf = useCountyName();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useAsk(listOrganisations, { query: { query: q } }, { enabled: q.length >= 2 });
  const rows = q.length >= 2 ? (found.data?.rows ?? []) : [];
  const field = {
    id,
    label: t('pages.desk.column.employer'),
    hint: t('pages.desk.window.employer-hint'),
    error,
  };
  return (
    <Field {...field}>
      <Select
        id={id}
        className="sub-employer"
        showSearch={{ filterOption: false, onSearch: setTyped }}
        popupMatchSelectWidth={false}
        status={error === undefined ? '' : 'error'}
        loading={found.isFetching}
        notFoundContent={
          q.length < 2
            ? t('pages.desk.window.employer-type')
            : found.isFetching
              ? t('pages.desk.window.employer-looking')
              : t('pages.desk.window.employer-none')
        }
        onChange={(value: string) => onChoose(value)}
        options={rows.map((row) => ({
          value: row.id,
          label: [row.name, row.creditCode, countyOf(row.county)].filter(Boolean).join(' · '),
        }))}
        {...describedBy(field)}
      />
    </Field>
  );
}
