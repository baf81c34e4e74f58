import { FormButtonPanel } from '@yanzhen/procedures/records/pages/form-button-panel.tsx';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Space } from 'antd';
import * as contract from '../contract.ts';
import { roundTones } from './tones.ts';

/** Rounds of recommendation with their quotas. */
export function RoundsPage() {
  const t = useWords('nominations');
  const { go } = useRoute();
  const { account, today } = useSession();
  const label = (id: string) => t(`pages.fields.${id}`);
  const kinds = contract.kinds.map((value) => ({ value, label: t(`kind.${value}`) }));
  const records = useRecords({
    filters: [
      { id: 'kind', label: label('kind'), options: kinds },
      {
        id: 'state',
        label: label('state'),
        options: contract.roundStates.map((value) => ({ value, label: t(`round-state.${value}`) })),
      },
    ],
  });
  const ask = useAsk(contract.listRounds, { query: { ...records.query } });
  const applying = useTell(contract.applyForRound);
  const mayKeep = contract.keepers.some((role) => account?.roles.includes(role));
  const held = (row: contract.RoundView) =>
    row.places === null ? '—' : t('pages.held', { held: row.held, places: row.places });
  const state = (row: contract.RoundView) => (
    <Tag tone={roundTones[row.state]}>{t(`round-state.${row.state}`)}</Tag>
  );
  return (
    <DeskPage
      title={t('pages.title')}
      lead={t('pages.lead')}
      actions={
        mayKeep ? (
          <Space wrap>
            <Link to="/desk/nominations/import">{t('pages.import-link')}</Link>
            <FormButtonPanel
 button={{ type: 'primary' }}
          title={t('pages.apply')}
          schema={bodySchema(contract.applyForRound)}
          onSend={async (body) => go(`/desk/nomination-rounds/${(await applying.tell({ body })).id}`)}
          fields={[
            { id: 'kind', kind: 'choice', label: label('kind'), options: kinds },
            { id: 'name', kind: 'line', label: label('name') },
            { id: 'authority', kind: 'line', label: label('authority') },
            { id: 'field', kind: 'line', label: label('field'), optional: true },
            { id: 'year', kind: 'number', label: label('year'), first: today.slice(0, 4) },
            { id: 'area', kind: 'area', label: '' },
            { id: 'appliedPlaces', kind: 'number', label: label('applied-places') },
            { id: 'closesOn', kind: 'day', label: label('closes') },
            { id: 'serviceMonths', kind: 'number', label: label('service-months'), hint: t('pages.service-hint'), first: '0' },
          ]}
/>
          </Space>
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/nomination-rounds/${row.id}`}
        empty={<EmptyState title={t('pages.empty')} />}
        narrow={{
          title: (row) => row.name,
          body: (row) => (
            <Space wrap size="small">
              {state(row)}
              <span>{`${t(`kind.${row.kind}`)} · ${String(row.year)}`}</span>
              <span>{held(row)}</span>
            </Space>
          ),
        }}
        columns={[
          { id: 'name', title: label('name'), cell: (row) => row.name },
          { id: 'kind', title: label('kind'), cell: (row) => t(`kind.${row.kind}`) },
          { id: 'year', title: label('year'), cell: (row) => row.year },
          { id: 'authority', title: label('authority'), cell: (row) => row.authority },
          { id: 'applied', title: label('applied-places'), align: 'end', cell: (row) => row.appliedPlaces },
          { id: 'held', title: label('held'), align: 'end', cell: held },
          { id: 'closes', title: label('closes'), cell: (row) => denseDate(row.closesOn) },
          { id: 'state', title: label('state'), cell: state },
        ]}
      />
    </DeskPage>
  );
} // prettier-ignore
