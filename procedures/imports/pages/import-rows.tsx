import type { Localized } from '@yanzhen/values/localized.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag, type Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { outcomes, type ImportRowView, type ImportView, type Outcome } from '../contract.ts';
import type { ImportPanelProps } from './import-panel-props.ts';

const tones: Readonly<Record<Outcome, Tone>> = {
  new: 'good',
  changed: 'attention',
  same: 'plain',
  bad: 'bad',
};

/** Rows of an import by outcome, those with problems first to be seen. */
export function ImportRows({
  of,
  view,
  subjectAddress,
  outcomeNames,
}: ImportPanelProps & { readonly view: ImportView }) {
  const t = useWords('imports');
  const { search, setSearch } = useRoute();
  const outcome = outcomes.find((each) => each === search['rows']);
  const { after } = search;
  const nameOf = (value: Outcome) => outcomeNames?.[value] ?? t(`pages.one.outcome.${value}`);
  const ask = useAsk(
    of.rows,
    {
      params: { importId: view.id },
      query: { limit: 50, ...(outcome ? { outcome } : {}), ...(after ? { after } : {}) },
    },
    { freshFor: 0 },
  );
  const tab = (value: Outcome | undefined, count: number) => (
    <button
      key={value ?? 'all'}
      type="button"
      className="imp-tab"
      aria-pressed={value === outcome}
      onClick={() => setSearch({ rows: value, after: undefined })}
    >
      {value === undefined ? t('pages.one.outcome.all') : nameOf(value)} {count}
    </button>
  );
  return (
    <section className="imp-section">
      <h2>{t('pages.rows.label')}</h2>
      <div className="imp-tabs">
        {tab(undefined, view.rows.total)}
        {outcomes.filter((each) => view.rows[each] > 0).map((each) => tab(each, view.rows[each]))}
      </div>
      <Asked of={ask}>
        {(reply) => (
          <>
            {reply.rows.length === 0 ? (
              <EmptyState title={t('pages.rows.none')} />
            ) : (
              <PlainTable
                caption={t('pages.rows.label')}
                rows={reply.rows}
                rowKey={(row) => String(row.line)}
                columns={[
                  {
                    id: 'line',
                    title: t('pages.rows.line'),
                    align: 'end',
                    cell: (row) => row.line,
                  },
                  {
                    id: 'who',
                    title: t('pages.rows.who'),
                    cell: (row) =>
                      row.subjectId !== null && subjectAddress ? (
                        <Link to={subjectAddress(row.subjectId)}>{row.label || row.line}</Link>
                      ) : (
                        row.label || '—'
                      ),
                  },
                  {
                    id: 'outcome',
                    title: t('pages.rows.outcome'),
                    cell: (row) => <OutcomeTags row={row} nameOf={nameOf} />,
                  },
                  { id: 'says', title: t('pages.rows.says'), cell: (row) => <Says row={row} /> },
                ]}
              />
            )}
            <Actions>
              {reply.next === null ? null : (
                <Button
                  tone="secondary"
                  onClick={() => setSearch({ after: reply.next ?? undefined })}
                >
                  {t('pages.rows.next')}
                </Button>
              )}
              {after === undefined ? null : (
                <Button tone="quiet" onClick={() => setSearch({ after: undefined })}>
                  {t('pages.rows.first')}
                </Button>
              )}
            </Actions>
          </>
        )}
      </Asked>
    </section>
  );
}

function OutcomeTags({
  row,
  nameOf,
}: {
  readonly row: ImportRowView;
  readonly nameOf: (outcome: Outcome) => string;
}) {
  const t = useWords('imports');
  if (row.outcome === null) return null;
  const after = row.state === 'waiting' ? null : row.state;
  return (
    <span className="imp-tags">
      <Tag tone={tones[row.outcome]}>{nameOf(row.outcome)}</Tag>
      {after === null ? null : (
        <Tag tone={after === 'kept' ? 'good' : 'plain'}>{t(`pages.rows.state.${after}`)}</Tag>
      )}
    </span>
  );
}

function Says({ row }: { readonly row: ImportRowView }) {
  const t = useWords('imports');
  const text = useText();
  const notices = row.notices.map(({ column, says }) =>
    [column === null ? '' : text(column), text(says)].filter((part) => part !== '').join(' '),
  );
  return (
    <>
      {row.says === null ? null : <p>{text(row.says)}</p>}
      {row.note === null ? null : <p>{text(row.note)}</p>}
      {row.problems.length === 0 ? null : (
        <ul className="imp-problems">
          {problemsTogether(row).map(({ columns, says }) => (
            <li key={says.zh}>
              {columns.length === 0 ? null : (
                <strong>{columns.map(text).join(t('pages.rows.separator'))} </strong>
              )}
              {text(says)}
            </li>
          ))}
        </ul>
      )}
      {notices.length === 0 ? null : (
        <small className="imp-notices">
          {t('pages.rows.notices', { list: notices.join(' · ') })}
        </small>
      )}
    </>
  );
}

/** What is said of several columns is said once. */
function problemsTogether({ problems }: ImportRowView) {
  const together = new Map<string, { says: Localized; columns: Localized[] }>();
  for (const { column, says } of problems) {
    const known = together.get(says.zh) ?? { says, columns: [] };
    if (column !== null) known.columns.push(column);
    together.set(says.zh, known);
  }
  return [...together.values()];
}
