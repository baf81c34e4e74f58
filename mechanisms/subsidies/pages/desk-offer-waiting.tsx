import { yuanForReader } from '@yanzhen/values/money.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listWaitingOffers } from '../contract-no-application.ts';
import { useCountyName } from './county-name.ts';
import './offers.css';

/** Approved offers for which the money does not reach, the next one first. */
export function DeskOfferWaiting() {
  const t = useWords('subsidies');
  const text = useText();
  const county = useCountyName();
  const records = useRecords();
  const { after } = records.query;
  const ask = useAsk(listWaitingOffers, { query: after ? { after } : {} });
  return (
    <DeskPage
      title={t('pages.offer-desk.waiting')}
      lead={t('pages.offer-desk.waiting-says')}
      crumbs={[{ says: t('pages.offer-desk.title'), to: '/desk/offers' }]}
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.offer-desk.waiting')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/offers/${row.roundId}/${row.id}`}
        empty={
          <EmptyState title={t('pages.offer-desk.waiting-none')}>
            <p>{t('pages.offer-desk.waiting-none-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => row.personName,
          body: (row) => (
            <div className="offer-tags">
              <span>{text(row.benefit.name)}</span>
              <span>{yuanForReader(row.amountFen)}</span>
              <span>{denseDate(row.foundOn)}</span>
            </div>
          ),
        }}
        columns={[
          { id: 'name', title: t('pages.offer-desk.name'), cell: (row) => row.personName },
          { id: 'benefit', title: t('pages.offer-desk.benefit'), cell: (row) => text(row.benefit.name) }, // prettier-ignore
          { id: 'county', title: t('pages.offer-desk.county'), cell: (row) => county(row.county) || '—' }, // prettier-ignore
          { id: 'sum', title: t('pages.offer-desk.sum'), align: 'end', cell: (row) => yuanForReader(row.amountFen) }, // prettier-ignore
          { id: 'on', title: t('pages.offer-desk.on'), cell: (row) => denseDate(row.foundOn) },
          { id: 'round', title: t('pages.offer-desk.number'), cell: (row) => row.roundNumber },
        ]}
      />
    </DeskPage>
  );
}
