import { useAreas } from '../../policies/pages/area-panel.tsx';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { AgreementView } from '../contract.ts';
import { AgreementForm } from './agreement-form.tsx';
import { toneOf } from './tone.ts';
import './agreements.css';

/** The register of agreements: find one, see what falls due, record one. */
export function AgreementsPage() {
  const t = useWords('agreements');
  const { account } = useSession();
  const areas = useAreas();
  const records = useRecords({
    search: true,
    searchLabel: t('pages.list.search'),
    filters: [
      {
        id: 'state',
        label: t('pages.fields.state'),
        options: contract.agreementStates.map((value) => ({ value, label: t(`state.${value}`) })),
      },
      {
        id: 'level',
        label: t('pages.fields.level'),
        options: contract.levels.map((value) => ({ value, label: t(`level.${value}`) })),
      },
      { id: 'county', label: t('pages.list.county'), options: areas.counties },
      { id: 'cluster', label: t('pages.list.cluster'), options: areas.clusters },
    ],
  });
  const ask = useAsk(contract.listAgreements, { query: { ...records.query } });
  const [recording, setRecording] = useState(false);
  const mayKeep = contract.keepers.some((role) => account?.roles.includes(role));
  return (
    <DeskPage
      title={t('pages.list.title')}
      lead={t('pages.list.lead')}
      actions={
        mayKeep ? (
          <>
            <Link to="/desk/agreements/import">{t('pages.list.import')}</Link>
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
        rowLink={(row) => `/desk/agreements/${row.id}`}
        empty={
          <EmptyState title={t('pages.list.empty')}>
            <p>{t('pages.list.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => row.title,
          body: (row) => (
            <div className="agreement-tags">
              <Tag tone={toneOf[row.state]}>{t(`state.${row.state}`)}</Tag>
              <TermText row={row} />
              <span>{partnersOf(row)}</span>
            </div>
          ),
        }}
        columns={[
          {
            id: 'title',
            title: t('pages.fields.title'),
            width: 300,
            cell: (row) => row.title,
          },
          { id: 'number', title: t('pages.fields.number'), cell: (row) => row.number ?? '—' },
          {
            id: 'state',
            title: t('pages.fields.state'),
            cell: (row) => <Tag tone={toneOf[row.state]}>{t(`state.${row.state}`)}</Tag>,
          },
          {
            id: 'parties',
            title: t('pages.fields.parties'),
            width: 240,
            cell: (row) => partnersOf(row),
          },
          { id: 'term', title: t('pages.fields.term'), cell: (row) => <TermText row={row} /> },
          {
            id: 'review',
            title: t('pages.fields.next-review'),
            cell: (row) => <ReviewText row={row} />,
          },
          {
            id: 'county',
            title: t('pages.list.county'),
            cell: (row) => areas.countyName(row.county),
          },
        ]}
      />
      {recording ? <AgreementForm agreement={null} onClose={() => setRecording(false)} /> : null}
    </DeskPage>
  );
}

function partnersOf({ parties }: AgreementView): string {
  return parties
    .filter(({ role }) => role !== 'government')
    .map(({ name }) => name)
    .join('、');
}

function TermText({ row }: { readonly row: AgreementView }) {
  const t = useWords('agreements');
  if (row.termFrom === null || row.termTo === null) return <>—</>;
  return (
    <span>
      {`${denseDate(row.termFrom)} – ${denseDate(row.termTo)}`}
      {row.state === 'due-soon' && row.daysLeft !== null ? (
        <span className="yz-small"> {t('pages.list.days-left', { count: row.daysLeft })}</span>
      ) : null}
    </span>
  );
}

function ReviewText({ row }: { readonly row: AgreementView }) {
  const t = useWords('agreements');
  if (row.nextReviewOn === null) return <>—</>;
  return (
    <span className="agreement-tags">
      {denseDate(row.nextReviewOn)}
      {row.reviewOverdue ? <Tag tone="bad">{t('pages.list.review-overdue')}</Tag> : null}
    </span>
  );
}
