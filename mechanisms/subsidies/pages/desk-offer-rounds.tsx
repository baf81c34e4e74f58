import { yuanForReader } from '@yanzhen/values/money.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listOfferRounds, roundStates, type OfferRoundRow } from '../contract-no-application.ts';
import './offers.css';

export const roundTones = {
  finding: 'plain',
  empty: 'plain',
  found: 'attention',
  sampled: 'attention',
  checked: 'attention',
  approved: 'good',
  stopped: 'bad',
} as const;

/** Lists of no-application benefits, as the nights made them. */
export function DeskOfferRounds() {
  const t = useWords('subsidies');
  const text = useText();
  const tabs = ['all', ...roundStates.filter((state) => state !== 'empty' && state !== 'finding')];
  const records = useRecords({
    tabs: tabs.map((id) => ({
      id,
      label: t(id === 'all' ? 'pages.offer-desk.all' : `pages.offer-desk.round-state.${id}`),
      query: id === 'all' ? {} : { state: id },
    })),
  });
  const { after } = records.query;
  const state = roundStates.find((each) => each === records.query['state']);
  const ask = useAsk(listOfferRounds, {
    query: { ...(state ? { state } : {}), ...(after ? { after } : {}) },
  });
  const mark = (row: OfferRoundRow) => (
    <Tag tone={roundTones[row.state]}>{t(`pages.offer-desk.round-state.${row.state}`)}</Tag>
  );
  const sample = (row: OfferRoundRow) =>
    row.sample === 0 ? '—' : `${row.sampleDone} / ${row.sample}`;
  return (
    <DeskPage
      title={t('pages.offer-desk.title')}
      lead={t('pages.offer-desk.lead')}
      actions={<Link to="/desk/offers/waiting">{t('pages.offer-desk.waiting')}</Link>}
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.offer-desk.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/offers/${row.id}`}
        empty={
          <EmptyState title={t('pages.offer-desk.empty')}>
            <p>{t('pages.offer-desk.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => `${row.number} ${text(row.benefit.name)}`,
          body: (row) => (
            <div className="offer-tags">
              {mark(row)}
              <span>{denseDate(row.on)}</span>
              <span>{t('pages.offer-desk.persons', { count: row.found })}</span>
              <span>{yuanForReader(row.amountFen)}</span>
            </div>
          ),
        }}
        columns={[
          { id: 'number', title: t('pages.offer-desk.number'), cell: (row) => row.number },
          { id: 'benefit', title: t('pages.offer-desk.benefit'), cell: (row) => text(row.benefit.name) }, // prettier-ignore
          { id: 'on', title: t('pages.offer-desk.on'), cell: (row) => denseDate(row.on) },
          { id: 'state', title: t('pages.offer-desk.state'), cell: mark },
          {
            id: 'found',
            title: t('pages.offer-desk.found'),
            align: 'end',
            cell: (row) => row.found,
          },
          { id: 'sum', title: t('pages.offer-desk.sum'), align: 'end', cell: (row) => yuanForReader(row.amountFen) }, // prettier-ignore
          { id: 'sample', title: t('pages.offer-desk.sample'), align: 'end', cell: sample },
          { id: 'due', title: t('pages.offer-desk.due'), cell: (row) => row.dueOn === null ? '—' : denseDate(row.dueOn) }, // prettier-ignore
        ]}
      />
    </DeskPage>
  );
}
