import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../words.ts';
import type { Records } from './records.ts';

/** Search and declared filters of a list; each change is in the address at once. */
export function RecordFilters({ records }: { readonly records: Records }) {
  const t = useWords();
  const [typed, setTyped] = useState(records.chosen['q'] ?? '');
  const any = Object.keys(records.chosen).length > 0;
  return (
    <div className="yz-filters" role="search" aria-label={t('desk.filters')}>
      {records.search ? (
        <Input.Search
          className="yz-filter-search"
          type="search"
          value={typed}
          placeholder={records.searchLabel ?? t('desk.search')}
          aria-label={records.searchLabel ?? t('desk.search')}
          maxLength={60}
          onChange={(event) => setTyped(event.target.value)}
          onSearch={(text) => records.change({ q: text.trim() === '' ? undefined : text.trim() })}
        />
      ) : null}
      {records.filters.map((filter) => (
        <Select
          key={filter.id}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          placeholder={filter.label}
          aria-label={filter.label}
          value={records.chosen[filter.id] ?? null}
          onChange={(value: string | null | undefined) =>
            records.change({ [filter.id]: value ?? undefined })
          }
          options={filter.options.map((option) => ({ value: option.value, label: option.label }))}
        />
      ))}
      {any ? (
        <Button
          type="link"
          onClick={() => {
            setTyped('');
            records.change(
              Object.fromEntries(Object.keys(records.chosen).map((id) => [id, undefined])),
            );
          }}
        >
          {t('desk.clear-filters')}
        </Button>
      ) : null}
    </div>
  );
}
