import { FormButtonPanel } from '@yanzhen/procedures/records/pages/form-button-panel.tsx';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
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
import type { UpgradeView } from '../contract.ts';
import { stateTones } from './tones.ts';

/** Colleges on their way to the undergraduate level. */
export function CollegesPage() {
  const t = useWords('colleges');
  const { go } = useRoute();
  const { account } = useSession();
  const label = (id: string) => t(`pages.fields.${id}`);
  const kinds = contract.kinds.map((value) => ({ value, label: t(`kind.${value}`) }));
  const records = useRecords({
    filters: [
      {
        id: 'state',
        label: label('state'),
        options: contract.states.map((value) => ({ value, label: t(`state.${value}`) })),
      },
    ],
  });
  const ask = useAsk(contract.listUpgrades, { query: { ...records.query } });
  const listing = useTell(contract.listCollege);
  const has = (roles: readonly string[]) => roles.some((role) => account?.roles.includes(role));
  const state = (row: UpgradeView) => (
    <Tag tone={stateTones[row.state]}>{t(`state.${row.state}`)}</Tag>
  );
  return (
    <DeskPage
      title={t('pages.title')}
      lead={t('pages.lead')}
      actions={
        has(contract.fillers) ? (
          <Space wrap>
            <Link to="/desk/colleges/import">{t('pages.import-link')}</Link>
            {has(contract.keepers) ? (
              <FormButtonPanel
                button={{ type: 'primary' }}
                title={t('pages.enlist')}
                schema={bodySchema(contract.listCollege)}
                onSend={async (body) => go(`/desk/colleges/${(await listing.tell({ body })).id}`)}
                fields={[
                  { id: 'organisationId', kind: 'organisation', label: label('college') },
                  { id: 'kind', kind: 'choice', label: label('kind'), options: kinds },
                  { id: 'document', kind: 'line', label: label('document') },
                  { id: 'targetYear', kind: 'number', label: label('target-year') },
                  { id: 'area', kind: 'area', label: '' },
                ]}
              />
            ) : null}
          </Space>
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/colleges/${row.id}`}
        empty={<EmptyState title={t('pages.empty')} />}
        narrow={{
          title: (row) => row.organisationName,
          body: (row) => (
            <Space wrap size="small">
              {state(row)}
              <span>{`${t(`kind.${row.kind}`)} · ${String(row.targetYear)}`}</span>
            </Space>
          ),
        }}
        columns={[
          { id: 'college', title: label('college'), cell: (row) => row.organisationName },
          { id: 'kind', title: label('kind'), cell: (row) => t(`kind.${row.kind}`) },
          { id: 'year', title: label('target-year'), cell: (row) => row.targetYear },
          { id: 'state', title: label('state'), cell: state },
        ]}
      />
    </DeskPage>
  );
}
