import { RecordFormPanel } from '@yanzhen/procedures/records/pages/record-form-panel.tsx';
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
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract-gatherings.ts';
import type { GatheringView } from '../contract-gatherings.ts';
import { useMayKeep } from './may-keep.ts';
import './cooperation.css';

export const gatheringTones = {
  planned: 'waiting',
  held: 'attention',
  closed: 'good',
  withdrawn: 'bad',
} as const;

/** Visits, meetings and exchanges. */
export function GatheringsPage() {
  const t = useWords('cooperation');
  const [planning, setPlanning] = useState(false);
  const records = useRecords({
    filters: [
      {
        id: 'kind',
        label: t('pages.fields.kind'),
        options: contract.gatheringKinds.map((value) => ({
          value,
          label: t(`gathering.kind.${value}`),
        })),
      },
      {
        id: 'state',
        label: t('pages.fields.state'),
        options: contract.gatheringStates.map((value) => ({
          value,
          label: t(`gathering.state.${value}`),
        })),
      },
    ],
  });
  const ask = useAsk(contract.listGatherings, { query: { ...records.query } });
  const mayKeep = useMayKeep();
  const open = (row: GatheringView) =>
    t('pages.gatherings.open', { needs: row.openNeeds, tasks: row.openTasks });
  const state = (row: GatheringView) => (
    <Tag tone={gatheringTones[row.state]}>{t(`gathering.state.${row.state}`)}</Tag>
  );
  return (
    <DeskPage
      title={t('pages.gatherings.title')}
      lead={t('pages.gatherings.lead')}
      actions={
        mayKeep ? (
          <>
            <Link to="/desk/gatherings/import">{t('pages.import.link')}</Link>
            <Button type="primary" onClick={() => setPlanning(true)}>
              {t('pages.gatherings.plan')}
            </Button>
          </>
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.gatherings.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/gatherings/${row.id}`}
        empty={<EmptyState title={t('pages.gatherings.empty')} />}
        narrow={{
          title: (row) => row.title,
          body: (row) => (
            <div className="cooperation-tags">
              <span>{denseDate(row.heldOn)}</span>
              {state(row)}
              <span>{row.organisationName}</span>
              <span>{open(row)}</span>
            </div>
          ),
        }}
        columns={[
          { id: 'title', title: t('pages.fields.title'), cell: (row) => row.title },
          {
            id: 'kind',
            title: t('pages.fields.kind'),
            cell: (row) => t(`gathering.kind.${row.kind}`),
          },
          { id: 'with', title: t('pages.fields.with'), cell: (row) => row.organisationName },
          { id: 'held', title: t('pages.fields.held'), cell: (row) => denseDate(row.heldOn) },
          { id: 'state', title: t('pages.fields.state'), cell: state },
          { id: 'open', title: t('pages.fields.open'), cell: open },
        ]}
      />
      {planning ? <PlanForm onClose={() => setPlanning(false)} /> : null}
    </DeskPage>
  );
}

function PlanForm({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('cooperation');
  const { go } = useRoute();
  const planning = useTell(contract.planGathering);
  return (
    <RecordFormPanel
      title={t('pages.gatherings.plan')}
      schema={bodySchema(contract.planGathering)}
      onClose={onClose}
      onSend={async (body) => go(`/desk/gatherings/${(await planning.tell({ body })).id}`)}
      fields={[
        {
          id: 'kind',
          kind: 'choice',
          label: t('pages.fields.kind'),
          options: contract.gatheringKinds.map((value) => ({
            value,
            label: t(`gathering.kind.${value}`),
          })),
        },
        { id: 'title', kind: 'line', label: t('pages.fields.title') },
        { id: 'round', kind: 'count', label: t('pages.fields.round'), optional: true },
        { id: 'organisationId', kind: 'organisation', label: t('pages.fields.with') },
        { id: 'heldOn', kind: 'day', label: t('pages.fields.planned') },
        { id: 'agenda', kind: 'text', longest: 5_000, label: t('pages.fields.agenda') },
        { id: 'area', kind: 'area', label: '' },
      ]}
    />
  );
}
