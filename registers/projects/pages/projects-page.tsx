import { useAreas } from '../../policies/pages/area-panel.tsx';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { ProjectView } from '../contract.ts';
import { ProjectForm } from './project-form.tsx';
import { toneOf } from './tone.ts';
import './projects.css';

/** The register of projects: find one, record one, see what is flagged. */
export function ProjectsPage() {
  const t = useWords('projects');
  const { account } = useSession();
  const areas = useAreas();
  const records = useRecords({
    search: true,
    searchLabel: t('pages.list.search'),
    filters: [
      {
        id: 'state',
        label: t('pages.fields.state'),
        options: contract.projectStates.map((value) => ({ value, label: t(`state.${value}`) })),
      },
      {
        id: 'field',
        label: t('pages.fields.field'),
        options: contract.projectFields.map((value) => ({ value, label: t(`field.${value}`) })),
      },
      { id: 'county', label: t('pages.list.county'), options: areas.counties },
      { id: 'cluster', label: t('pages.list.cluster'), options: areas.clusters },
    ],
  });
  const ask = useAsk(contract.listProjects, { query: { ...records.query } });
  const [recording, setRecording] = useState(false);
  const mayKeep = contract.keepers.some((role) => account?.roles.includes(role));
  return (
    <DeskPage
      title={t('pages.list.title')}
      lead={t('pages.list.lead')}
      actions={
        mayKeep ? (
          <>
            <Link to="/desk/projects/import">{t('pages.list.import')}</Link>
            <Button type="primary" onClick={() => setRecording(true)}>
              {t('pages.list.record')}
            </Button>
          </>
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.list.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/projects/${row.id}`}
        empty={
          <EmptyState title={t('pages.list.empty')}>
            <p>{t('pages.list.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => row.name,
          body: (row) => (
            <div className="project-tags">
              <span>{row.number}</span>
              <Tag tone={toneOf[row.state]}>{t(`state.${row.state}`)}</Tag>
              <Flags row={row} />
              <span>{`${row.partnerName} · ${row.enterpriseName}`}</span>
            </div>
          ),
        }}
        columns={[
          { id: 'name', title: t('pages.fields.name'), width: 300, cell: (row) => row.name },
          { id: 'number', title: t('pages.fields.number'), cell: (row) => row.number },
          { id: 'field', title: t('pages.fields.field'), cell: (row) => t(`field.${row.field}`) },
          {
            id: 'state',
            title: t('pages.fields.state'),
            cell: (row) => (
              <span className="project-tags">
                <Tag tone={toneOf[row.state]}>{t(`state.${row.state}`)}</Tag>
                <Flags row={row} />
              </span>
            ),
          },
          { id: 'partner', title: t('pages.fields.partner'), cell: (row) => row.partnerName },
          {
            id: 'enterprise',
            title: t('pages.fields.enterprise'),
            cell: (row) => row.enterpriseName,
          },
          {
            id: 'total',
            title: t('pages.fields.total'),
            align: 'end',
            cell: (row) => <Money fen={row.totalFen} />,
          },
          {
            id: 'outcomes',
            title: t('pages.fields.outcomes'),
            align: 'end',
            cell: (row) =>
              row.unaudited === 0
                ? row.outcomes
                : `${String(row.outcomes - row.unaudited)} / ${String(row.outcomes)}`,
          },
          { id: 'ends', title: t('pages.fields.ends'), cell: (row) => denseDate(row.endsOn) },
        ]}
      />
      {recording ? <ProjectForm project={null} onClose={() => setRecording(false)} /> : null}
    </DeskPage>
  );
}

function Flags({ row }: { readonly row: ProjectView }) {
  const t = useWords('projects');
  return row.flags.map((flag) => (
    <Tag key={flag} tone="attention">
      {t(`flag.${flag}`)}
    </Tag>
  ));
}
