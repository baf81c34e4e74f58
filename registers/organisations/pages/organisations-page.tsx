import { showCity } from '../../policies/contract.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { OrganisationForm } from './organisation-form.tsx';

const keepers = ['window-clerk', 'county-officer', 'city-checker', 'administrator'];

/** The register of organisations: find one, enter one, correct one. */
export function OrganisationsPage() {
  const t = useWords('organisations');
  const text = useText();
  const { account } = useSession();
  const city = useAsk(showCity, {}).data;
  const counties = city?.counties ?? [];
  const records = useRecords({
    search: true,
    filters: [
      {
        id: 'county',
        label: t('pages.list.county'),
        options: counties.map(({ code, name }) => ({ value: code, label: text(name) })),
      },
    ],
  });
  const { q, county, after } = { ...records.chosen, ...records.query } as Record<string, string>;
  const ask = useAsk(contract.listOrganisations, {
    query: {
      limit: 50,
      ...(q === undefined ? {} : { query: q }),
      ...(county === undefined ? {} : { county }),
      ...(after === undefined ? {} : { after }),
    },
  });
  const [editing, setEditing] = useState<contract.Organisation | 'new' | null>(null);
  const mayKeep = keepers.some((role) => account?.roles.includes(role));
  const nameOf = (code: string | null): string =>
    code === null
      ? t('pages.form.elsewhere')
      : text(counties.find((each) => each.code === code)?.name) || code;
  const clusterOf = (id: string | null): string =>
    text(city?.clusters.find((each) => each.id === id)?.name) || t('pages.list.none');
  return (
    <DeskPage
      title={t('pages.list.title')}
      actions={
        mayKeep ? (
          <Button type="primary" onClick={() => setEditing('new')}>
            {t('pages.list.register')}
          </Button>
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.list.title')}
        rowKey={(row) => row.id}
        columns={[
          { id: 'name', title: t('pages.list.name'), cell: (row) => row.name },
          { id: 'code', title: t('pages.list.code'), cell: (row) => row.creditCode },
          { id: 'county', title: t('pages.list.county'), cell: (row) => nameOf(row.county) },
          { id: 'cluster', title: t('pages.list.cluster'), cell: (row) => clusterOf(row.cluster) },
          { id: 'kind', title: t('pages.list.kind'), cell: (row) => t(`pages.kind.${row.kind}`) },
          ...(mayKeep
            ? [
                {
                  id: 'change',
                  title: t('pages.list.change'),
                  cell: (row: contract.Organisation) => (
                    <Button type="link" size="small" onClick={() => setEditing(row)}>
                      {t('pages.list.change')}
                      <span className="yz-hidden">{row.name}</span>
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {editing === null || city === undefined ? null : (
        <OrganisationForm
          key={editing === 'new' ? 'new' : editing.id}
          organisation={editing === 'new' ? null : editing}
          city={city}
          onClose={() => setEditing(null)}
        />
      )}
    </DeskPage>
  );
}
