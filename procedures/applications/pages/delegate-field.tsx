import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { describedBy, Field, type FieldProps } from '@yanzhen/web-kit/plain/field.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { listDelegates } from '../contract-delegations.ts';
import { holderNames } from '../contract.ts';

interface DelegateFieldProps extends Pick<FieldProps, 'id' | 'error'> {
  readonly onChoose: (accountId: string) => void;
}

/** Finds a colleague by the beginning of the name; their roles stand beside. */
export function DelegateField({ id, error, onChoose }: DelegateFieldProps) {
  const t = useWords('applications');
  const text = useText();
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setName(typed.trim()), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useAsk(listDelegates, { query: { name } }, { enabled: name !== '' });
  const rows = name === '' ? [] : (found.data?.rows ?? []);
  const roleName = (role: string): string => {
    const known = holderNames[role];
    return known ? text(known) : '';
  };
  const field = {
    id,
    label: t('pages.delegations.delegate'),
    hint: t('pages.delegations.delegate-hint'),
    error,
  };
  return (
    <Field {...field}>
      <Select
        id={id}
        style={{ width: '100%' }}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        popupMatchSelectWidth={false}
        status={error === undefined ? '' : 'error'}
        loading={found.isFetching}
        notFoundContent={t(
          name === '' ? 'pages.delegations.delegate-type' : 'pages.delegations.delegate-none',
        )}
        onChange={(value: string) => onChoose(value)}
        options={rows.map((row) => ({
          value: row.accountId,
          label: [row.name, row.roles.map(roleName).filter(Boolean).join('、')]
            .filter(Boolean)
            .join(' · '),
        }))}
        {...describedBy(field)}
      />
    </Field>
  );
}
