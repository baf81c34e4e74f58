import { Chart } from '@yanzhen/web-kit/desk/chart.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { WhatIf } from '../contract-what-if.ts';
import { countText, signed, sumText } from './amounts.ts';
import { PeopleList } from './people-list.tsx';

/** What a change does: who, how much, when, where, and which budget it would exceed. */
export function ResultView({ result }: { readonly result: WhatIf }) {
  const t = useWords('policy-review');
  if (result.persons === 0) {
    return <Notice tone="attention">{t('pages.what-if.nobody')}</Notice>;
  }
  return (
    <>
      <Headlines result={result} />
      <Budget result={result} />
      <ByBenefit result={result} />
      <Split result={result} by="year" />
      <Split result={result} by="county" />
      <Split result={result} by="class" />
      <Overlap result={result} />
      <PeopleList result={result} />
      <p className="yz-small">
        {t('pages.what-if.made', {
          persons: countText(result.persons),
          day: result.day,
          millis: Math.round(result.millis.total),
          change: Math.round(result.millis.whatIf),
        })}
      </p>
    </>
  );
}

interface ResultProps {
  readonly result: WhatIf;
}

function Headlines({ result }: ResultProps) {
  const t = useWords('policy-review');
  const { language } = useLanguage();
  const { before, after } = result.totals;
  const unit = t('pages.what-if.sum-unit');
  const tiles = [
    {
      id: 'cost',
      value: sumText(after.costFen, language),
      unit,
      change: after.costFen - before.costFen,
      says: sumText(after.costFen - before.costFen, language),
    },
    {
      id: 'paid',
      value: countText(after.paidPersons),
      unit: t('pages.what-if.persons'),
      change: after.paidPersons - before.paidPersons,
      says: countText(after.paidPersons - before.paidPersons),
    },
    {
      id: 'winners',
      value: countText(result.winners.persons),
      unit: t('pages.what-if.persons'),
      says: sumText(result.winners.differenceFen, language),
      change: result.winners.differenceFen,
    },
    {
      id: 'losers',
      value: countText(result.losers.persons),
      unit: t('pages.what-if.persons'),
      says: sumText(result.losers.differenceFen, language),
      change: result.losers.differenceFen,
    },
  ];
  return (
    <dl className="yz-what-if-tiles">
      {tiles.map((tile) => (
        <div key={tile.id} id={`what-if-${tile.id}`}>
          <dt>{t(`pages.what-if.tile.${tile.id}`)}</dt>
          <dd>
            <strong>{tile.value}</strong> {tile.unit}
          </dd>
          <dd className="yz-small">
            {tile.change === 0
              ? t('pages.what-if.no-change')
              : t(`pages.what-if.tile-change.${tile.id}`, { change: signed(tile.says) })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Budget({ result }: ResultProps) {
  const t = useWords('policy-review');
  const text = useText();
  const { language } = useLanguage();
  if (result.budget.length === 0) return null;
  const exceeded = result.budget.filter((line) => line.exceeded);
  return (
    <>
      {exceeded.length === 0 ? null : (
        <Notice tone="attention" title={t('pages.what-if.exceeded', { count: exceeded.length })}>
          <ul className="yz-plain-list">
            {exceeded.map((line) => (
              <li key={line.lineId}>
                {t('pages.what-if.exceeded-line', {
                  name: text(line.name),
                  year: line.year,
                  total: sumText(line.totalFen, language),
                  over: sumText(line.afterFen - line.totalFen, language),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Disclosure says={t('pages.what-if.budget')}>
        <PlainTable
          caption={t('pages.what-if.budget')}
          rows={result.budget}
          rowKey={(row) => row.lineId}
          columns={[
            { id: 'name', title: t('pages.what-if.line'), cell: (row) => text(row.name) },
            { id: 'year', title: t('pages.what-if.year'), cell: (row) => row.year },
            {
              id: 'total',
              title: t('pages.what-if.line-total'),
              align: 'end',
              cell: (row) => sumText(row.totalFen, language),
            },
            {
              id: 'before',
              title: t('pages.what-if.today'),
              align: 'end',
              cell: (row) => sumText(row.beforeFen, language),
            },
            {
              id: 'after',
              title: t('pages.what-if.changed'),
              align: 'end',
              cell: (row) => sumText(row.afterFen, language),
            },
          ]}
        />
      </Disclosure>
    </>
  );
}

function ByBenefit({ result }: ResultProps) {
  const t = useWords('policy-review');
  const text = useText();
  const { language } = useLanguage();
  const turned = (before: string | undefined, after: string | undefined) => (
    <>
      {before === after ? null : (
        <span className="yz-before">
          <span className="yz-hidden">{t('pages.what-if.today')} </span>
          {before ?? '–'} <span aria-hidden="true">→</span>{' '}
        </span>
      )}
      {after ?? '–'}
    </>
  );
  const count = (persons: number | undefined) =>
    persons === undefined ? undefined : countText(persons);
  const money = (fen: number | undefined) =>
    fen === undefined ? undefined : sumText(fen, language);
  return (
    <DeskSheet title={t('pages.what-if.by-benefit')}>
      <p className="yz-small">{t('pages.what-if.sums-in')}</p>
      <PlainTable
        caption={t('pages.what-if.by-benefit')}
        rows={result.benefits}
        rowKey={(row) => row.id}
        columns={[
          { id: 'name', title: t('pages.what-if.benefit'), cell: (row) => text(row.name) },
          {
            id: 'eligible',
            title: t('pages.what-if.eligible'),
            align: 'end',
            cell: (row) => turned(count(row.before?.eligible), count(row.after?.eligible)),
          },
          {
            id: 'unknown',
            title: t('pages.what-if.unknown'),
            align: 'end',
            cell: (row) => turned(count(row.before?.unknown), count(row.after?.unknown)),
          },
          {
            id: 'cost',
            title: t('pages.what-if.cost'),
            align: 'end',
            cell: (row) =>
              row.gives === 'money'
                ? turned(money(row.before?.costFen), money(row.after?.costFen))
                : t(`pages.what-if.gives.${row.gives}`),
          },
        ]}
      />
    </DeskSheet>
  );
}

/** Cost by year of payment, county or class: a chart, and the same as a table. */
function Split({ result, by }: ResultProps & { readonly by: 'year' | 'county' | 'class' }) {
  const t = useWords('policy-review');
  const text = useText();
  const { language } = useLanguage();
  const { before, after } = result.totals;
  const of = { year: 'byYear', county: 'byCounty', class: 'byClass' } as const;
  const names =
    by === 'year'
      ? result.years.map(String)
      : (by === 'county' ? result.counties : result.classes).map(({ label }) => text(label));
  const rows = names.map((name, at) => ({
    name,
    before: before[of[by]][at] ?? 0,
    after: after[of[by]][at] ?? 0,
  }));
  const title = t(`pages.what-if.cost-by-${by}`);
  if (rows.every((row) => row.before === 0 && row.after === 0)) return null;
  const scale = language === 'zh' ? 1_000_000 : 100;
  const rounded = (fen: number): number => Math.round((fen / scale) * 100) / 100;
  return (
    <DeskSheet title={title}>
      <Chart
        label={t('pages.what-if.chart-label', { title })}
        bars={{
          names,
          unit: t('pages.what-if.sum-unit'),
          series: [
            { name: t('pages.what-if.today'), values: rows.map((row) => rounded(row.before)) },
            { name: t('pages.what-if.changed'), values: rows.map((row) => rounded(row.after)) },
          ],
        }}
      />
      <Disclosure says={t('pages.what-if.as-table')}>
        <PlainTable
          caption={title}
          rows={rows}
          rowKey={(row) => row.name}
          columns={[
            { id: 'name', title: t(`pages.what-if.${by}`), cell: (row) => row.name },
            {
              id: 'before',
              title: t('pages.what-if.today'),
              align: 'end',
              cell: (row) => sumText(row.before, language),
            },
            {
              id: 'after',
              title: t('pages.what-if.changed'),
              align: 'end',
              cell: (row) => sumText(row.after, language),
            },
            {
              id: 'change',
              title: t('pages.what-if.difference'),
              align: 'end',
              cell: (row) => signed(sumText(row.after - row.before, language)),
            },
          ]}
        />
      </Disclosure>
    </DeskSheet>
  );
}

/** Persons who are eligible for two benefits at once, under the change. */
function Overlap({ result }: ResultProps) {
  const t = useWords('policy-review');
  const text = useText();
  const pairs = result.benefits.flatMap((one, i) =>
    result.benefits.slice(i + 1).map((other, j) => ({
      key: `${one.id} ${other.id}`,
      one: text(one.name),
      other: text(other.name),
      persons: one.after?.overlap[i + 1 + j] ?? 0,
    })),
  );
  const both = pairs.filter((pair) => pair.persons > 0).toSorted((a, b) => b.persons - a.persons);
  if (both.length === 0) return null;
  return (
    <Disclosure says={t('pages.what-if.overlap', { count: both.length })}>
      <PlainTable
        caption={t('pages.what-if.overlap', { count: both.length })}
        rows={both.slice(0, 30)}
        rowKey={(row) => row.key}
        columns={[
          { id: 'one', title: t('pages.what-if.benefit'), cell: (row) => row.one },
          { id: 'other', title: t('pages.what-if.other-benefit'), cell: (row) => row.other },
          {
            id: 'persons',
            title: t('pages.what-if.both'),
            align: 'end',
            cell: (row) => countText(row.persons),
          },
        ]}
      />
    </Disclosure>
  );
}
