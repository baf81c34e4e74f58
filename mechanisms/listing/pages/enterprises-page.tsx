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
import type { EnterpriseView } from '../contract.ts';

/** Enterprises of the listing plan. */
export function EnterprisesPage() {
  const t = useWords('listing');
  const { go } = useRoute();
  const { account, today } = useSession();
  const label = (id: string) => t(`pages.fields.${id}`);
  const named = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }));
  const records = useRecords({
    filters: [
      { id: 'stage', label: label('stage'), options: named('stage', contract.stages) },
      { id: 'state', label: label('state'), options: named('state', contract.states) },
    ],
  });
  const ask = useAsk(contract.listEnterprises, { query: { ...records.query } });
  const enrolling = useTell(contract.enrol);
  const mayKeep = contract.keepers.some((role) => account?.roles.includes(role));
  const stage = (row: EnterpriseView) => (
    <Space size="small" wrap>
      <Tag tone={row.stage === 'listed' ? 'good' : 'waiting'}>{t(`stage.${row.stage}`)}</Tag>
      {row.state === 'active' ? null : <Tag tone="bad">{t(`state.${row.state}`)}</Tag>}
    </Space>
  );
  return (
    <DeskPage
      title={t('pages.title')}
      lead={t('pages.lead')}
      actions={
        mayKeep ? (
          <Space wrap>
            <Link to="/desk/listing/import">{t('pages.import-link')}</Link>
            <FormButtonPanel
              button={{ type: 'primary' }}
              title={t('pages.enrol')}
              schema={bodySchema(contract.enrol)}
              onSend={async (body) => go(`/desk/listing/${(await enrolling.tell({ body })).id}`)}
              fields={[
                { id: 'organisationId', kind: 'organisation', label: label('organisation') },
                {
                  id: 'board',
                  kind: 'choice',
                  label: label('board'),
                  options: named('board', contract.boards),
                },
                { id: 'targetYear', kind: 'number', label: label('target-year') },
                { id: 'enrolledOn', kind: 'day', label: label('enrolled'), first: today },
                { id: 'area', kind: 'area', label: '' },
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
        rowLink={(row) => `/desk/listing/${row.id}`}
        empty={<EmptyState title={t('pages.empty')} />}
        narrow={{
          title: (row) => row.organisationName,
          body: (row) => (
            <Space wrap size="small">
              {stage(row)}
              <span>{`${t(`board.${row.board}`)} · ${String(row.targetYear)}`}</span>
            </Space>
          ),
        }}
        columns={[
          { id: 'name', title: label('organisation'), cell: (row) => row.organisationName },
          { id: 'board', title: label('board'), cell: (row) => t(`board.${row.board}`) },
          { id: 'year', title: label('target-year'), cell: (row) => row.targetYear },
          { id: 'firm', title: label('firm'), cell: (row) => row.firm ?? '—' },
          { id: 'enrolled', title: label('enrolled'), cell: (row) => denseDate(row.enrolledOn) },
          { id: 'stage', title: label('stage'), cell: stage },
        ]}
      />
    </DeskPage>
  );
}
