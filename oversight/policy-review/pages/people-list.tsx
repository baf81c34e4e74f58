import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { WhatIf } from '../contract-what-if.ts';
import { signed, sumText } from './amounts.ts';

/** Winners and losers, the largest change first; names are masked, and absent where nobody is real. */
export function PeopleList({ result }: { readonly result: WhatIf }) {
  const t = useWords('policy-review');
  const text = useText();
  const { language } = useLanguage();
  const { people } = result;
  if (people.length === 0) return null;
  const nameOf = (groups: WhatIf['counties'], code: string | null): string =>
    text(groups.find((group) => group.code === code)?.label) || t('pages.what-if.not-known');
  const title = t('pages.what-if.people', { count: people.length });
  return (
    <Disclosure says={title}>
      {result.population.kind === 'synthetic' ? (
        <p className="yz-small">{t('pages.what-if.synthetic-people')}</p>
      ) : null}
      <PlainTable
        caption={title}
        rows={people}
        rowKey={(row) => String(row.row)}
        columns={[
          {
            id: 'name',
            title: t('pages.what-if.person'),
            cell: (row) => (
              <>
                {row.name ?? t('pages.what-if.row', { row: row.row + 1 })}{' '}
                <small>
                  {nameOf(result.counties, row.county)} · {nameOf(result.classes, row.class)}
                </small>
              </>
            ),
          },
          {
            id: 'benefits',
            title: t('pages.what-if.benefit'),
            cell: (row) =>
              row.benefits
                .map(({ id }) => text(result.benefits.find((each) => each.id === id)?.name) || id)
                .join(' · '),
          },
          {
            id: 'sums',
            title: t('pages.what-if.sums'),
            align: 'end',
            cell: (row) =>
              `${sumText(row.beforeFen, language)} → ${sumText(row.afterFen, language)}`,
          },
          {
            id: 'change',
            title: t('pages.what-if.difference'),
            align: 'end',
            cell: (row) => signed(sumText(row.afterFen - row.beforeFen, language)),
          },
        ]}
      />
    </Disclosure>
  );
}
