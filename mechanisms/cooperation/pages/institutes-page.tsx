import { FormButtonPanel } from '@yanzhen/procedures/records/pages/form-button-panel.tsx';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract-institutes.ts';
import { agreementField } from './agreement-choice.tsx';
import { useMayKeep } from './may-keep.ts';
import './cooperation.css';

/** Joint institutes and how many people they gather. */
export function InstitutesPage() {
  const t = useWords('cooperation');
  const { go } = useRoute();
  const records = useRecords();
  const ask = useAsk(contract.listInstitutes, { query: { ...records.query } });
  const settling = useTell(contract.settleInstitute);
  const mayKeep = useMayKeep();
  return (
    <DeskPage
      title={t('pages.institutes.title')}
      lead={t('pages.institutes.lead')}
      actions={
        mayKeep ? (
          <FormButtonPanel
            button={{ type: 'primary' }}
            title={t('pages.institutes.settle')}
            schema={bodySchema(contract.settleInstitute)}
            onSend={async (body) => go(`/desk/institutes/${(await settling.tell({ body })).id}`)}
            fields={[
              { id: 'name', kind: 'line', label: t('pages.fields.name') },
              { id: 'organisationId', kind: 'organisation', label: t('pages.fields.organisation') },
              agreementField(t('pages.fields.agreement')),
              { id: 'settledOn', kind: 'day', label: t('pages.fields.settled') },
              { id: 'area', kind: 'area', label: '', wholeCity: false },
            ]}
          />
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.institutes.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/institutes/${row.id}`}
        empty={<EmptyState title={t('pages.institutes.empty')} />}
        narrow={{
          title: (row) => row.name,
          body: (row) => (
            <div className="cooperation-tags">
              <span>{t('pages.institutes.persons', { count: row.persons })}</span>
              <span>{row.organisationName}</span>
            </div>
          ),
        }}
        columns={[
          { id: 'name', title: t('pages.fields.name'), cell: (row) => row.name },
          {
            id: 'organisation',
            title: t('pages.fields.organisation'),
            cell: (row) => row.organisationName,
          },
          {
            id: 'agreement',
            title: t('pages.fields.agreement'),
            cell: (row) => row.agreementTitle,
          },
          {
            id: 'settled',
            title: t('pages.fields.settled'),
            cell: (row) => denseDate(row.settledOn),
          },
          {
            id: 'persons',
            title: t('pages.fields.persons'),
            align: 'end',
            cell: (row) => row.persons,
          },
        ]}
      />
    </DeskPage>
  );
}
