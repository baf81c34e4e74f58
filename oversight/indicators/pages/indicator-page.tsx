import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { dateText, momentText } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { FigureDrill } from '@yanzhen/web-kit/desk/figure-drill.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useDownload } from '@yanzhen/web-kit/use-download.ts';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import { Comparison } from './comparison.tsx';
import { IndicatorFilters } from './indicator-filters.tsx';
import { queryOf } from './indicator-query.ts';
import { IndicatorRows } from './indicator-rows.tsx';
import { TrendChart } from './trend-chart.tsx';
import { measureText } from './written.ts';
import './indicators.css';

type Shown = (typeof contract.showIndicator.reply)['_output'];

/** One figure: filters, rows that add up to it, definition, and how it came about month by month. */
export function IndicatorPage() {
  const t = useWords('indicators');
  const text = useText();
  const { params, search } = useRoute();
  const { today } = useSession();
  const indicatorId = params['indicatorId'] ?? '';
  const query = queryOf(search, today);
  const ask = useAsk(contract.showIndicator, { params: { indicatorId }, query });
  const title = ask.data ? text(ask.data.indicator.name) : t('pages.list.title');
  return (
    <DeskPage
      title={title}
      crumbs={[{ says: t('pages.list.title'), to: '/desk/indicators' }]}
      lead={ask.data ? text(ask.data.indicator.says) : undefined}
    >
      <Asked of={ask} rows={8}>
        {(shown) => (
          <>
            <DeskSheet title={t('pages.show.filters')}>
              <IndicatorFilters
                facets={shown.facets}
                unit={shown.indicator.unit}
                today={shown.today}
              />
            </DeskSheet>
            <Drill shown={shown} query={query} />
            <DeskSheet title={t('pages.show.trend')}>
              <TrendChart indicator={shown.indicator} months={shown.trend} />
            </DeskSheet>
            <Definition shown={shown} />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

function Drill({
  shown,
  query,
}: {
  readonly shown: Shown;
  readonly query: Readonly<Record<string, string>>;
}) {
  const t = useWords('indicators');
  const text = useText();
  const { language } = useLanguage();
  const { search } = useRoute();
  const after = search['after'];
  const ask = useAsk(contract.listRows, {
    params: { indicatorId: shown.indicator.id },
    query: { ...query, ...(after === undefined ? {} : { after }) },
  });
  const { unit } = shown.indicator;
  return (
    <DeskSheet title={t('pages.show.rows')}>
      <Asked of={ask} rows={6}>
        {(reply) => (
          <FigureDrill
            label={text(shown.indicator.name)}
            value={reply.measure}
            sumOfRows={reply.sum}
            unit={t(`unit.${unit}`)}
            write={(value) => measureText(unit, value)}
            asOf={dateText(shown.validOn, language)}
            knownAt={momentText(shown.knownAt, language)}
          >
            <Comparison unit={unit} now={shown.measure} before={shown.lastYear} />
            <IndicatorRows ask={ask} reply={reply} />
          </FigureDrill>
        )}
      </Asked>
      <TakeOut indicatorId={shown.indicator.id} query={query} />
    </DeskSheet>
  );
}

/** The rows that the reader may see, or their counts, as a file under the filters of the page. */
function TakeOut({
  indicatorId,
  query,
}: {
  readonly indicatorId: string;
  readonly query: Readonly<Record<string, string>>;
}) {
  const t = useWords('indicators');
  const { problem, save } = useDownload();
  const takeOut = (format: 'xlsx' | 'csv') =>
    void save(contract.exportRows, { params: { indicatorId }, query: { ...query, format } });
  return (
    <div className="ind-take-out">
      <Button tone="secondary" onClick={() => takeOut('xlsx')}>
        {t('pages.show.take-out')}
      </Button>
      <Button tone="secondary" onClick={() => takeOut('csv')}>
        {t('pages.show.take-out-csv')}
      </Button>
      {problem === null ? null : <ProblemNotice problem={problem} />}
    </div>
  );
}

function Definition({ shown }: { readonly shown: Shown }) {
  const t = useWords('indicators');
  const text = useText();
  const { indicator } = shown;
  const where = indicator.where.map(({ name, label }) => `${text(name)}: ${text(label)}`);
  const facts = [
    { id: 'says', label: t('pages.show.says'), value: text(indicator.says) },
    {
      id: 'where',
      label: t('pages.show.where'),
      value: where.length > 0 ? where.join(' · ') : t('pages.show.no-where'),
    },
    {
      id: 'unit',
      label: t('pages.show.unit'),
      value: `${t(`unit.${indicator.unit}`)} · ${t(`value.${indicator.value}`)}`,
    },
    {
      id: 'span',
      label: t('pages.list.span'),
      value: `${t(`span.${indicator.span}`)} · ${t(`status.${indicator.status}`)}`,
    },
    { id: 'owner', label: t('pages.list.owner'), value: text(indicator.owner) },
    {
      id: 'figures',
      label: t('pages.show.figures'),
      value: indicator.figures.join(' ') || t('pages.show.no-figures'),
    },
    {
      id: 'governed',
      label: t('pages.show.governed'),
      value:
        indicator.governedBy.length > 0
          ? t('pages.show.governed-help', { figures: indicator.governedBy.join(' ') })
          : '–',
    },
  ];
  return (
    <DeskSheet title={t('pages.show.definition')}>
      <DeskFacts facts={facts} />
    </DeskSheet>
  );
}
