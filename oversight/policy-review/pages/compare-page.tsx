import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Chart } from '@yanzhen/web-kit/desk/chart.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import * as contract from '../contract.ts';
import { countText, signed, sumText } from './amounts.ts';
import { ChangeView } from './change-view.tsx';
import { comparedRows, comparisonCsv, type ComparedRow, type ComparedSide } from './comparison.ts';
import { PopulationChoice, populations, type PopulationId } from './population-choice.tsx';
import { RunProgress } from './run-progress.tsx';
import { useWhatIf } from './use-what-if.ts';
import './policy-review.css';

/** Two drafts side by side: what each would do, how their texts differ, and the figures as a file. */
export function ComparePage() {
  const t = useWords('policy-review');
  const { search, setSearch } = useRoute();
  const [population, setPopulation] = useState<PopulationId>('database');
  const list = useAsk(contract.listDrafts, { query: { limit: 100 } });
  const pick = (side: 'a' | 'b') => (id: string) => setSearch({ [side]: id || undefined });
  return (
    <DeskPage
      title={t('pages.compare.title')}
      lead={t('pages.compare.lead')}
      crumbs={[{ says: t('pages.list.title'), to: '/desk/policy-drafts' }]}
    >
      <Asked of={list}>
        {({ rows }) =>
          rows.length < 2 ? (
            <Notice>{t('pages.compare.too-few')}</Notice>
          ) : (
            <>
              <div className="yz-compare-choice">
                {(['a', 'b'] as const).map((side) => (
                  <Select
                    key={side}
                    id={`draft-${side}`}
                    label={t(`pages.compare.draft-${side}`)}
                    value={search[side] ?? ''}
                    onChange={pick(side)}
                    options={rows.map((row) => ({
                      value: row.id,
                      label: `${row.label} · ${t(`state.${row.state}`)}`,
                    }))}
                  />
                ))}
              </div>
              <PopulationChoice value={population} onChange={setPopulation} />
              {search['a'] && search['b'] ? (
                <Compared a={search['a']} b={search['b']} population={population} />
              ) : null}
            </>
          )
        }
      </Asked>
    </DeskPage>
  );
}

interface ComparedProps {
  readonly a: string;
  readonly b: string;
  readonly population: PopulationId;
}

function Compared({ a, b, population }: ComparedProps) {
  const t = useWords('policy-review');
  const one = useAsk(contract.showDraft, { params: { draftId: a } });
  const other = useAsk(contract.showDraft, { params: { draftId: b } });
  const runOne = useRunOf(one.data, population);
  const runOther = useRunOf(other.data, population);
  const problem = runOne.problem ?? runOther.problem;
  if (!one.data || !other.data) {
    return <Asked of={one.data ? other : one}>{() => null}</Asked>;
  }
  const sides =
    runOne.result && runOther.result
      ? [
          { label: one.data.label, result: runOne.result },
          { label: other.data.label, result: runOther.result },
        ]
      : [];
  const pending = runOne.pending ? runOne : runOther;
  return (
    <>
      <RunProgress run={pending} />
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {sides.length === 0 ? null : <Figures sides={sides} />}
      <DeskSheet title={t('pages.compare.texts')}>
        <ChangeView
          before={one.data.content}
          after={other.data.content}
          label={t('pages.compare.texts')}
        />
      </DeskSheet>
    </>
  );
}

function useRunOf(draft: contract.DraftView | undefined, population: PopulationId) {
  const content = draft?.content;
  const asked = useMemo(
    () => (content === undefined ? null : { content, population: populations[population] }),
    [content, population],
  );
  return useWhatIf(asked);
}

function Figures({ sides }: { readonly sides: readonly ComparedSide[] }) {
  const t = useWords('policy-review');
  const text = useText();
  const { language } = useLanguage();
  const rows = comparedRows(sides);
  const scale = language === 'zh' ? 1_000_000 : 100;
  const shown = ({ unit }: ComparedRow, value: number): string =>
    unit === 'yuan' ? sumText(value, language) : countText(value);
  const years = rows.filter(({ id }) => /^cost-\d{4}$/.test(id));
  const values = (side: number) =>
    years.map((row) => Math.round(((row.sides[side] ?? 0) / scale) * 100) / 100);
  const save = (): void => {
    const csv = comparisonCsv(sides, {
      language,
      figure: t('pages.compare.figure'),
      unit: t('pages.compare.unit'),
      today: t('pages.what-if.today'),
      units: { person: t('pages.what-if.persons'), yuan: t('pages.what-if.unit.yuan') },
    });
    const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${t('pages.compare.file')}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <DeskSheet
      title={t('pages.compare.figures')}
      actions={<Button onClick={save}>{t('pages.compare.export')}</Button>}
    >
      <Chart
        label={t('pages.what-if.chart-label', { title: t('pages.what-if.cost-by-year') })}
        bars={{
          names: years.map(({ id }) => id.slice('cost-'.length)),
          unit: t('pages.what-if.sum-unit'),
          series: [
            {
              name: t('pages.what-if.today'),
              values: years.map((row) => Math.round((row.today / scale) * 100) / 100),
            },
            ...sides.map(({ label }, side) => ({ name: label, values: values(side) })),
          ],
        }}
      />
      <p className="yz-small">{t('pages.what-if.sums-in')}</p>
      <PlainTable
        caption={t('pages.compare.figures')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { id: 'name', title: t('pages.compare.figure'), cell: (row) => text(row.name) },
          {
            id: 'today',
            title: t('pages.what-if.today'),
            align: 'end',
            cell: (row) => shown(row, row.today),
          },
          ...sides.map(({ label }, side) => ({
            id: `side-${side}`,
            title: label,
            align: 'end' as const,
            cell: (row: ComparedRow) => (
              <>
                {shown(row, row.sides[side] ?? 0)}
                {row.sides[side] === row.today ? null : (
                  <small> {signed(shown(row, (row.sides[side] ?? 0) - row.today))}</small>
                )}
              </>
            ),
          })),
        ]}
      />
    </DeskSheet>
  );
}
