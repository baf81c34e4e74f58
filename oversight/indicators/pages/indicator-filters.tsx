import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Input, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import type { Facet, IndicatorView } from '../contract.ts';
import { measureText } from './written.ts';

interface IndicatorFiltersProps {
  readonly facets: readonly Facet[];
  readonly unit: IndicatorView['unit'];
  readonly today: string;
}

/** Filters with what each choice would give; all of them stand in the page's address. */
export function IndicatorFilters({ facets, unit, today }: IndicatorFiltersProps) {
  const t = useWords('indicators');
  const text = useText();
  const { search, setSearch } = useRoute();
  const names = [...facets.map((facet) => facet.id), 'from', 'until', 'validOn', 'knownOn'];
  const change = (name: string, value: string | undefined): void =>
    setSearch({ [name]: value === '' ? undefined : value, after: undefined });
  const day = (name: string, label: string, most?: string) => (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          type="date"
          value={search[name] ?? ''}
          {...(most === undefined ? {} : { max: most })}
          onChange={(event) => change(name, event.target.value)}
        />
      )}
    </Labelled>
  );
  return (
    <div className="yz-indicator-filters" role="search" aria-label={t('pages.show.filters')}>
      {facets.map((facet) => (
        <Labelled key={facet.id} label={text(facet.name)}>
          {(id) => (
            <Select
              id={id}
              allowClear
              popupMatchSelectWidth={false}
              placeholder={t('pages.show.all')}
              value={search[facet.id] ?? null}
              onChange={(value: string | null | undefined) => change(facet.id, value ?? undefined)}
              options={facet.options.map((option) => ({
                value: option.value,
                label: `${text(option.label)} (${measureText(unit, option.measure)})`,
              }))}
            />
          )}
        </Labelled>
      ))}
      {day('from', t('pages.show.from'))}
      {day('until', t('pages.show.until'))}
      {day('validOn', t('pages.show.valid-on'))}
      {day('knownOn', t('pages.show.known-at'), today)}
      {names.some((name) => search[name] !== undefined) ? (
        <Button
          onClick={() =>
            setSearch(Object.fromEntries([...names, 'after'].map((name) => [name, undefined])))
          }
        >
          {t('pages.show.clear')}
        </Button>
      ) : null}
      <p className="yz-small">{t('pages.show.known-help')}</p>
    </div>
  );
}

function Labelled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
