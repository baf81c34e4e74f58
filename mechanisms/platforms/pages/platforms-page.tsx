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
import type { PlatformView } from '../contract.ts';
import { Goals } from './goals.tsx';
import { useChoices, usePlatformFields } from './platform-fields.ts';
import { stateTones } from './tones.ts';

/** Platforms by level and type, with the goals they are counted for. */
export function PlatformsPage() {
  const t = useWords('platforms');
  const { go } = useRoute();
  const { account } = useSession();
  const choices = useChoices();
  const fields = usePlatformFields();
  const records = useRecords({
    search: true,
    searchLabel: t('pages.fields.search'),
    filters: [
      { id: 'level', label: t('pages.fields.level'), options: choices.levels },
      { id: 'type', label: t('pages.fields.type'), options: choices.types },
      {
        id: 'state',
        label: t('pages.fields.state'),
        options: contract.states.map((value) => ({ value, label: t(`state.${value}`) })),
      },
    ],
  });
  const ask = useAsk(contract.listPlatforms, { query: { ...records.query } });
  const registering = useTell(contract.registerPlatform);
  const mayKeep = contract.keepers.some((role) => account?.roles.includes(role));
  return (
    <DeskPage
      title={t('pages.title')}
      lead={t('pages.lead')}
      actions={
        mayKeep ? (
          <Space wrap>
            <Link to="/desk/platforms/import">{t('pages.import-link')}</Link>
            <FormButtonPanel
              button={{ type: 'primary' }}
              title={t('pages.register')}
              schema={bodySchema(contract.registerPlatform)}
              fields={fields}
              onSend={async (body) =>
                go(`/desk/platforms/${(await registering.tell({ body })).id}`)
              }
            />
          </Space>
        ) : undefined
      }
    >
      <Goals mayKeep={mayKeep} />
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/platforms/${row.id}`}
        empty={<EmptyState title={t('pages.empty')} />}
        narrow={{
          title: (row) => row.name,
          body: (row) => (
            <Space wrap size="small">
              <Standing row={row} />
              <span>{`${t(`level.${row.level}`)} · ${t(`type.${row.type}`)}`}</span>
            </Space>
          ),
        }}
        columns={[
          { id: 'name', title: t('pages.fields.name'), cell: (row) => row.name },
          { id: 'level', title: t('pages.fields.level'), cell: (row) => t(`level.${row.level}`) },
          { id: 'type', title: t('pages.fields.type'), cell: (row) => t(`type.${row.type}`) },
          { id: 'host', title: t('pages.fields.host'), cell: (row) => row.hostName },
          {
            id: 'approved',
            title: t('pages.fields.approved'),
            cell: (row) => (row.approvedOn === null ? '—' : denseDate(row.approvedOn)),
          },
          { id: 'state', title: t('pages.fields.state'), cell: (row) => <Standing row={row} /> },
        ]}
      />
    </DeskPage>
  );
}

/** Where it stands, and how many of its tasks are behind. */
function Standing({ row }: { readonly row: PlatformView }) {
  const t = useWords('platforms');
  return (
    <Space size="small" wrap>
      <Tag tone={stateTones[row.state]}>{t(`state.${row.state}`)}</Tag>
      {row.behind > 0 ? <Tag tone="bad">{t('pages.behind', { count: row.behind })}</Tag> : null}
    </Space>
  );
}
