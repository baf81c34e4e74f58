import { FormButtonPanel } from '@yanzhen/procedures/records/pages/form-button-panel.tsx';
import type { FormField } from '@yanzhen/procedures/records/pages/record-form-panel.tsx';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract-institutes.ts';
import type { InstituteDetail } from '../contract-institutes.ts';
import { agreementField } from './agreement-choice.tsx';
import { useMayKeep } from './may-keep.ts';
import './cooperation.css';

export const instituteTones = {
  assessing: 'waiting',
  agreed: 'attention',
  settled: 'good',
  left: 'plain',
  declined: 'bad',
} as const;

/** Joint institutes and how many people they gather. */
export function InstitutesPage() {
  const t = useWords('cooperation');
  const { go } = useRoute();
  const kinds = contract.instituteKinds.map((value) => ({
    value,
    label: t(`institute.kind.${value}`),
  }));
  const records = useRecords({
    filters: [
      { id: 'kind', label: t('pages.fields.kind'), options: kinds },
      {
        id: 'state',
        label: t('pages.fields.state'),
        options: contract.instituteStates.map((value) => ({
          value,
          label: t(`institute.state.${value}`),
        })),
      },
    ],
  });
  const ask = useAsk(contract.listInstitutes, { query: { ...records.query } });
  const settling = useTell(contract.settleInstitute);
  const proposing = useTell(contract.proposeInstitute);
  const proposed: FormField[] = [
    { id: 'name', kind: 'line', label: t('pages.fields.name') },
    { id: 'kind', kind: 'choice', label: t('pages.fields.kind'), options: kinds },
    { id: 'organisationId', kind: 'organisation', label: t('pages.fields.organisation') },
    { id: 'area', kind: 'area', label: '', wholeCity: false },
  ];
  const mayKeep = useMayKeep();
  return (
    <DeskPage
      title={t('pages.institutes.title')}
      lead={t('pages.institutes.lead')}
      actions={
        mayKeep ? (
          <>
            <Link to="/desk/institute-people/import">{t('pages.import.people-link')}</Link>
            <FormButtonPanel
              title={t('pages.institutes.propose')}
              schema={bodySchema(contract.proposeInstitute)}
              onSend={async (body) => go(`/desk/institutes/${(await proposing.tell({ body })).id}`)}
              fields={proposed}
            />
            <FormButtonPanel
              button={{ type: 'primary' }}
              title={t('pages.institutes.settle')}
              schema={bodySchema(contract.settleInstitute)}
              onSend={async (body) => go(`/desk/institutes/${(await settling.tell({ body })).id}`)}
              fields={[
                ...proposed,
                agreementField(t('pages.fields.agreement')),
                { id: 'settledOn', kind: 'day', label: t('pages.fields.settled') },
              ]}
            />
          </>
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
              <State institute={row} />
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
            cell: (row) => row.agreementTitle ?? '—',
          },
          {
            id: 'state',
            title: t('pages.fields.state'),
            cell: (row) => <State institute={row} />,
          },
          {
            id: 'settled',
            title: t('pages.fields.settled'),
            cell: (row) => (row.settledOn === null ? '—' : denseDate(row.settledOn)),
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

function State({ institute }: { readonly institute: Pick<InstituteDetail, 'state'> }) {
  const t = useWords('cooperation');
  const { state } = institute;
  return <Tag tone={instituteTones[state]}>{t(`institute.state.${state}`)}</Tag>;
}
