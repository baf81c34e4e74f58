import { yuanForReader } from '@yanzhen/values/money.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { RecordTable, type RecordColumn } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { listRoundOffers, type OfferRound, type OfferRow } from '../contract-no-application.ts';
import { useCountyName } from './county-name.ts';

/** The persons of a list: the sample first, once there is one. */
export function OfferList({ round }: { readonly round: OfferRound }) {
  const t = useWords('subsidies');
  const shows = round.sample > 0 ? (['sample', 'all'] as const) : (['all'] as const);
  const records = useRecords({
    tabs: shows.map((show) => ({
      id: show,
      label: t(`pages.offer-desk.show.${show}`),
      count: show === 'sample' ? round.sample : round.found,
      query: { show },
    })),
  });
  const { after } = records.query;
  const show = records.query['show'] === 'sample' ? 'sample' : 'all';
  const ask = useAsk(listRoundOffers, {
    params: { roundId: round.id },
    query: { show, ...(after ? { after } : {}) },
  });
  const columns = useOfferColumns();
  return (
    <RecordTable
      records={records}
      ask={ask}
      label={t('pages.offer-desk.persons-title')}
      rowKey={(row) => row.id}
      rowLink={(row) => `/desk/offers/${round.id}/${row.id}`}
      empty={
        <EmptyState title={t('pages.offer-desk.nobody')}>
          <p>{t('pages.offer-desk.nobody-says')}</p>
        </EmptyState>
      }
      narrow={{
        title: (row) => row.personName,
        body: (row) => (
          <div className="offer-tags">
            <OfferMark row={row} />
            <span>{yuanForReader(row.amountFen)}</span>
          </div>
        ),
      }}
      columns={columns}
    />
  );
}

const tones = {
  found: 'plain',
  'taken-out': 'bad',
  waiting: 'waiting',
  offered: 'waiting',
  confirmed: 'good',
  declined: 'plain',
  expired: 'plain',
  lapsed: 'bad',
  asked: 'waiting',
} as const;

/** How it stands; of the sample, whether it was looked at. */
export function OfferMark({ row }: { readonly row: OfferRow }) {
  const t = useWords('subsidies');
  if (row.sampled && row.state === 'found') {
    return row.lookedBy === null ? (
      <Tag tone="attention">{t('pages.offer-desk.to-look')}</Tag>
    ) : (
      <Tag tone="good">{t('pages.offer-desk.looked-by', { name: row.lookedBy })}</Tag>
    );
  }
  return <Tag tone={tones[row.state]}>{t(`pages.offers.state.${row.state}`)}</Tag>;
}

function useOfferColumns(): RecordColumn<OfferRow>[] {
  const t = useWords('subsidies');
  const county = useCountyName();
  return [
    { id: 'name', title: t('pages.offer-desk.name'), cell: (row) => row.personName },
    { id: 'county', title: t('pages.offer-desk.county'), cell: (row) => county(row.county) || '—' },
    { id: 'sum', title: t('pages.offer-desk.sum'), align: 'end', cell: (row) => yuanForReader(row.amountFen) }, // prettier-ignore
    { id: 'state', title: t('pages.offer-desk.state'), cell: (row) => <OfferMark row={row} /> },
    { id: 'reason', title: t('pages.offer-desk.reason'), cell: (row) => row.reason ?? '' },
  ];
}
