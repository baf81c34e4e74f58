import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { EmptyState, Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { grades, showStatistics, type RatingStatistic } from '../contract.ts';
import './desk.css';
import { useBenefitName } from './names.ts';

type Counted = Omit<RatingStatistic, 'department' | 'departmentName' | 'benefitId' | 'month'>;
type Line = Counted & { readonly key: string; readonly of: RatingStatistic | null };

/** First ratings by department, benefit and month; each line opens to its ratings. */
export function StatisticsPage() {
  const t = useWords('ratings');
  const { search, setSearch } = useRoute();
  const { today } = useSession();
  const to = search['to'] ?? today.slice(0, 7);
  const from = search['from'] ?? `${today.slice(0, 4)}-01`;
  const right = /^\d{4}-(0[1-9]|1[0-2])$/;
  const ask = useAsk(
    showStatistics,
    { query: { from, to } },
    { enabled: right.test(from) && right.test(to) },
  );
  return (
    <DeskPage
      title={t('pages.statistics.title')}
      lead={t('pages.statistics.lead')}
      crumbs={[{ says: t('pages.statistics.back'), to: '/desk/ratings' }]}
    >
      <DeskSheet>
        <div className="rating-months">
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              id={end}
              type="month"
              size="medium"
              label={t(`pages.statistics.${end}`)}
              value={end === 'from' ? from : to}
              onChange={(month) => setSearch({ [end]: month })}
            />
          ))}
        </div>
      </DeskSheet>
      <Asked of={ask}>{(figures) => <Figures figures={figures} />}</Asked>
    </DeskPage>
  );
}

function Figures({ figures }: { readonly figures: ReplyOf<typeof showStatistics> }) {
  const t = useWords('ratings');
  const text = useText();
  const benefit = useBenefitName();
  const { rows, sum, more } = figures;
  if (rows.length === 0) {
    return (
      <EmptyState title={t('pages.statistics.empty')}>
        <p>{t('pages.statistics.empty-says')}</p>
      </EmptyState>
    );
  }
  const lines: Line[] = [
    ...rows.map((row) => ({
      ...row,
      key: `${row.month}/${row.department}/${row.benefitId}`,
      of: row,
    })),
    { ...sum, key: 'sum', of: null },
  ];
  const number = (id: string, title: string, cell: (line: Line) => string | number) => ({
    id,
    title,
    align: 'end' as const,
    cell,
  });
  return (
    <DeskSheet>
      {more ? <Notice tone="attention" title={t('pages.statistics.more')} /> : null}
      <PlainTable
        caption={t('pages.statistics.label')}
        rows={lines}
        rowKey={(line) => line.key}
        columns={[
          {
            id: 'month',
            title: t('pages.statistics.month'),
            cell: ({ of }) => of?.month ?? <strong>{t('pages.statistics.sum')}</strong>,
          },
          {
            id: 'department',
            title: t('pages.statistics.department'),
            cell: ({ of }) => (of === null ? '—' : text(of.departmentName)),
          },
          {
            id: 'benefit',
            title: t('pages.statistics.benefit'),
            cell: ({ of }) => (of === null ? '—' : benefit(of.benefitId)),
          },
          {
            id: 'total',
            title: t('pages.statistics.total'),
            align: 'end',
            cell: ({ of, total }) =>
              of === null ? (
                total
              ) : (
                <Link
                  to={`/desk/ratings/statistics/records?${new URLSearchParams({
                    department: of.department,
                    benefitId: of.benefitId,
                    month: of.month,
                  }).toString()}`}
                >
                  {total}
                  <span className="yz-hidden">{t('pages.statistics.open')}</span>
                </Link>
              ),
          },
          ...grades.map((grade, at) =>
            number(`grade-${grade}`, t(`grade.${grade}`), ({ counts }) => counts[at] ?? 0),
          ),
          number('good', t('pages.statistics.good'), ({ goodPermille }) =>
            goodPermille === null ? '—' : `${(goodPermille / 10).toFixed(1)}%`,
          ),
          number('bad', t('pages.statistics.bad'), ({ bad }) => bad),
          number('answered', t('pages.statistics.answered'), ({ answered }) => answered),
          number('better', t('pages.statistics.better'), ({ better }) => better),
        ]}
      />
    </DeskSheet>
  );
}
