import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import './proposals.css';
import { bodies, showStatistics, type Statistics } from '../contract.ts';

/** Figures of a year in the form in which they are published. */
export function ProposalStatisticsPage() {
  const t = useWords('proposals');
  const { search, setSearch } = useRoute();
  const { today } = useSession();
  const year = search['year'] ?? today.slice(0, 4);
  const body = bodies.find((each) => each === search['body']);
  const ask = useAsk(
    showStatistics,
    { query: { year: Number(year), ...(body ? { body } : {}) } },
    { enabled: /^20\d{2}$/.test(year) },
  );
  return (
    <DeskPage
      title={t('pages.statistics.title')}
      lead={t('pages.statistics.lead')}
      crumbs={[{ says: t('pages.list.title'), to: '/desk/proposals' }]}
    >
      <DeskSheet>
        <div className="proposal-year">
          <TextInput id="year" label={t('pages.statistics.year')} size="short" inputMode="numeric" maxLength={4} value={year} onChange={(next) => setSearch({ year: next })} />
          <Select id="body" label={t('fields.body')} value={body ?? 'all'} options={['all', ...bodies].map((value) => ({ value, label: t(value === 'all' ? 'pages.statistics.all' : `body.${value}`) }))} onChange={(next) => setSearch({ body: next === 'all' ? undefined : next })} />
        </div>
      </DeskSheet>
      <Asked of={ask}>{(figures) => <Figures figures={figures} />}</Asked>
    </DeskPage>
  ); // prettier-ignore
}

type Share = Statistics['answered'];

function Figures({ figures }: { readonly figures: Statistics }) {
  const t = useWords('proposals');
  const sheets: readonly [string, readonly Share[], string][] = [
    ['rates', [figures.answered, figures.inTime, figures.met], 'pages.statistics.rate'],
    ['topics', figures.byTopic, 'topic'],
    ['classes', figures.byClass, ''],
    ['first', figures.first, 'grade'],
    ['final', figures.final, 'grade'],
  ];
  const { answered, inTime, met, total } = figures;
  const baseOf = (row: Share, rows: readonly Share[]): number => {
    if (row === answered) return total;
    if (row === inTime || row === met) return answered.count;
    return rows.reduce((sum, each) => sum + each.count, 0);
  };
  if (figures.total === 0) return <EmptyState title={t('pages.statistics.none')} />;
  return (
    <>
      <DeskSheet>
        <p>{t('pages.statistics.total', { total: figures.total, units: figures.units })}</p>
      </DeskSheet>
      <div className="proposal-statistics">
        {sheets.map(([id, rows, words]) => (
          <DeskSheet key={id} title={t(`pages.statistics.${id}`)}>
            <PlainTable
              caption={t(`pages.statistics.${id}`)}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
              { id: 'what', title: t('pages.statistics.what'), cell: (row) => (words === '' ? row.id : t(`${words}.${row.id}`)) },
              { id: 'count', title: t('pages.statistics.count'), align: 'end', cell: (row) => row.count },
              { id: 'share', title: t('pages.statistics.share'), align: 'end', cell: (row) => shareText(row, baseOf(row, rows)) },
            ]} // prettier-ignore
            />
          </DeskSheet>
        ))}
      </div>
    </>
  );
}

/** A share of nothing is none: without a base there is no per cent. */
function shareText({ permille }: Share, base: number): string {
  return base > 0 ? `${(permille / 10).toFixed(1)}%` : '–';
}
