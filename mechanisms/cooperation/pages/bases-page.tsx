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
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract-bases.ts';
import type { BaseView } from '../contract-bases.ts';
import { agreementField } from './agreement-choice.tsx';
import { useMayKeep } from './may-keep.ts';
import './cooperation.css';

export const baseTones = {
  applied: 'waiting',
  checked: 'attention',
  recognised: 'good',
  removed: 'bad',
  withdrawn: 'bad',
} as const;

/** Training and practice bases of schools with enterprises. */
export function BasesPage() {
  const t = useWords('cooperation');
  const { go } = useRoute();
  const kinds = contract.baseKinds.map((value) => ({ value, label: t(`base.kind.${value}`) }));
  const records = useRecords({
    filters: [
      { id: 'kind', label: t('pages.fields.kind'), options: kinds },
      {
        id: 'state',
        label: t('pages.fields.state'),
        options: contract.baseStates.map((value) => ({ value, label: t(`base.state.${value}`) })),
      },
    ],
  });
  const ask = useAsk(contract.listBases, { query: { ...records.query } });
  const applying = useTell(contract.applyForBase);
  const mayKeep = useMayKeep();
  return (
    <DeskPage
      title={t('pages.bases.title')}
      lead={t('pages.bases.lead')}
      actions={
        mayKeep ? (
          <>
            <Link to="/desk/training-bases/import">{t('pages.import.link')}</Link>
            <FormButtonPanel
              button={{ type: 'primary' }}
              title={t('pages.bases.apply')}
              schema={bodySchema(contract.applyForBase)}
              onSend={async (body) =>
                go(`/desk/training-bases/${(await applying.tell({ body })).id}`)
              }
              fields={[
                { id: 'name', kind: 'line', label: t('pages.fields.name') },
                { id: 'kind', kind: 'choice', label: t('pages.fields.kind'), options: kinds },
                { id: 'schoolId', kind: 'organisation', label: t('pages.fields.school') },
                { id: 'enterpriseId', kind: 'organisation', label: t('pages.fields.enterprise') },
                agreementField(t('pages.fields.agreement')),
                { id: 'area', kind: 'area', label: '', wholeCity: false },
                { id: 'trades', kind: 'line', label: t('pages.fields.trades') },
                { id: 'places', kind: 'count', label: t('pages.fields.places') },
                {
                  id: 'insured',
                  kind: 'yes-no',
                  label: t('pages.fields.insured'),
                  hint: t('pages.bases.insured-hint'),
                },
                {
                  id: 'floorSquareMetres',
                  kind: 'count',
                  label: t('pages.fields.floor'),
                  optional: true,
                },
                {
                  id: 'equipmentFen',
                  kind: 'yuan',
                  label: t('pages.fields.equipment'),
                  optional: true,
                },
              ]}
            />
          </>
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.bases.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/training-bases/${row.id}`}
        empty={<EmptyState title={t('pages.bases.empty')} />}
        narrow={{
          title: (row) => row.name,
          body: (row) => (
            <div className="cooperation-tags">
              <State base={row} />
              <span>{`${row.schoolName} · ${row.enterpriseName}`}</span>
            </div>
          ),
        }}
        columns={[
          { id: 'name', title: t('pages.fields.name'), cell: (row) => row.name },
          { id: 'kind', title: t('pages.fields.kind'), cell: (row) => t(`base.kind.${row.kind}`) },
          { id: 'school', title: t('pages.fields.school'), cell: (row) => row.schoolName },
          {
            id: 'enterprise',
            title: t('pages.fields.enterprise'),
            cell: (row) => row.enterpriseName,
          },
          {
            id: 'state',
            title: t('pages.fields.state'),
            cell: (row) => <State base={row} />,
          },
          {
            id: 'recognised',
            title: t('pages.fields.recognised'),
            cell: (row) => (row.recognisedOn === null ? '—' : denseDate(row.recognisedOn)),
          },
          {
            id: 'places',
            title: t('pages.fields.places'),
            align: 'end',
            cell: (row) => row.places,
          },
        ]}
      />
    </DeskPage>
  );
}

function State({ base }: { readonly base: BaseView }) {
  const t = useWords('cooperation');
  return (
    <span className="cooperation-tags">
      <Tag tone={baseTones[base.state]}>{t(`base.state.${base.state}`)}</Tag>
      {base.evaluationDue ? <Tag tone="attention">{t('pages.bases.evaluation-due')}</Tag> : null}
    </span>
  );
}
