import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listMilestones, milestoneStates, type Milestone } from '../contract-milestones.ts';

/** Milestones of grants: what waits to be accepted, what is overdue. */
export function MilestonesPage() {
  const t = useWords('instalments');
  const text = useText();
  const records = useRecords({
    tabs: [
      { id: 'reported', label: t('milestone.reported'), query: { state: 'reported' } },
      { id: 'overdue', label: t('milestone.overdue'), query: { state: 'agreed', overdue: 'yes' } },
      { id: 'agreed', label: t('milestone.agreed'), query: { state: 'agreed' } },
      { id: 'accepted', label: t('milestone.accepted'), query: { state: 'accepted' } },
    ],
  });
  const { after, overdue, state: asked } = records.query;
  const state = milestoneStates.find((each) => each === asked) ?? 'reported';
  const ask = useAsk(listMilestones, {
    query: {
      state,
      ...(overdue === 'yes' ? { overdue: 'yes' as const } : {}),
      ...(after ? { after } : {}),
    },
  });
  return (
    <DeskPage title={t('pages.milestones.title')} lead={t('pages.milestones.lead')}>
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.milestones.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/milestones/${row.id}`}
        empty={<EmptyState title={t('pages.milestones.empty')} />}
        narrow={{
          title: (row) => row.says,
          body: (row) => (
            <>
              <MilestoneMark milestone={row} /> {`${row.name} · ${denseDate(row.dueOn)}`}
            </>
          ),
        }}
        columns={[
          { id: 'says', title: t('pages.milestones.says'), cell: (row) => row.says },
          { id: 'name', title: t('pages.milestones.name'), cell: (row) => row.name },
          {
            id: 'reference',
            title: t('pages.checks.reference'),
            cell: (row) => row.reference ?? '—',
          },
          { id: 'part', title: t('pages.checks.part'), cell: (row) => text(row.partName) },
          {
            id: 'amount',
            title: t('pages.checks.amount'),
            align: 'end',
            cell: (row) => (row.amountFen === null ? '—' : <Money fen={row.amountFen} />),
          },
          { id: 'due', title: t('pages.milestones.due'), cell: (row) => denseDate(row.dueOn) },
          {
            id: 'state',
            title: t('pages.mine.state'),
            cell: (row) => <MilestoneMark milestone={row} />,
          },
        ]}
      />
    </DeskPage>
  );
}

/** Where a milestone stands; one whose day is over says so. */
export function MilestoneMark({
  milestone,
}: {
  readonly milestone: Pick<Milestone, 'state' | 'overdue'>;
}) {
  const t = useWords('instalments');
  const { state, overdue } = milestone;
  if (overdue) return <Tag tone="bad">{t('milestone.overdue')}</Tag>;
  const tones = { agreed: 'plain', reported: 'waiting', accepted: 'good' } as const;
  return <Tag tone={tones[state]}>{t(`milestone.${state}`)}</Tag>;
}
