import { Button, Checkbox, Table, Tabs, type TableColumnType } from 'antd';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { Ask } from '../ask.tsx';
import { EmptyState, ProblemNotice } from '../plain/notice.tsx';
import { asProblem } from '../problem.ts';
import { Link, useRoute } from '../route.tsx';
import { useWords } from '../words.ts';
import { RecordFilters } from './record-filters.tsx';
import { countText, type Records } from './records.ts';
import { ShortcutHint, useShortcuts } from './shortcuts.tsx';
import { usePrinting, useWideScreen } from './wide-screen.ts';

export interface RecordColumn<Row> {
  /** Also the name to sort by. */
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly sortable?: boolean;
  readonly align?: 'start' | 'end';
  /** Width in px; by its content unless told. */
  readonly width?: number;
}

/** One page of rows, as list endpoints answer. */
export interface RecordPage<Row> {
  readonly rows: readonly Row[];
  /** Key of the next page; null on the last. */
  readonly next?: string | null | undefined;
  /** `more`: the server stopped counting at `count`. */
  readonly total?: { readonly count: number; readonly more: boolean } | null | undefined;
}

interface RecordTableProps<Row> {
  readonly records: Records;
  readonly ask: Ask<RecordPage<Row>>;
  readonly columns: readonly RecordColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  /** City-relative address that a row opens. */
  readonly rowLink?: (row: Row) => string;
  /** Short description of the table for screen readers. */
  readonly label?: string;
  /** Buttons above the table, e.g. an export. */
  readonly actions?: ReactNode;
  /** Chosen rows, e.g. for a batch; leaves the choice out when not given. */
  readonly chosenKeys?: readonly string[];
  readonly onChoose?: (keys: readonly string[]) => void;
  readonly empty?: ReactNode;
  /** A row where columns do not fit: its first line, which is the link, and the rest. */
  readonly narrow?: NarrowRow<Row>;
}

interface NarrowRow<Row> {
  readonly title: (row: Row) => ReactNode;
  readonly body: (row: Row) => ReactNode;
}

/** A dense table over a list endpoint: tabs, filters, sort and keyset paging in the address. */
export function RecordTable<Row extends object>(props: RecordTableProps<Row>) {
  const { records, ask, columns, rowKey, rowLink } = props;
  const t = useWords();
  const { go } = useRoute();
  const page = ask.data;
  const rows = page?.rows ?? [];
  const [at, setAt] = useState(-1);
  const box = useRef<HTMLDivElement>(null);

  // antd copies the header, its checkbox included, into a hidden row to measure widths: keep the
  // keyboard out of it.
  useEffect(() => {
    for (const row of box.current?.querySelectorAll('tr.ant-table-measure-row') ?? []) {
      row.toggleAttribute('inert', true);
    }
  });

  const focusRow = (next: number) => {
    const to = Math.max(0, Math.min(next, rows.length - 1));
    setAt(to);
    const line = box.current?.querySelectorAll<HTMLElement>('tr.ant-table-row')[to];
    line?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: 'nearest' });
  };
  const wide = useWideScreen();
  // A sticky header is a table of its own, measured for the screen.
  const printing = usePrinting();
  const { onChoose, chosenKeys = [] } = props;
  const toggle = () => {
    const row = rows[Math.max(at, 0)];
    const key = row === undefined ? undefined : rowKey(row);
    if (key === undefined || onChoose === undefined) return;
    const chosen = chosenKeys.includes(key);
    onChoose(chosen ? chosenKeys.filter((other) => other !== key) : [...chosenKeys, key]);
  };
  const openRow = () => {
    const row = rows[Math.max(at, 0)];
    if (row !== undefined && rowLink !== undefined) go(rowLink(row));
  };
  useShortcuts({
    j: { run: () => focusRow(at + 1), says: t('desk.keys.next-row') },
    k: { run: () => focusRow(at - 1), says: t('desk.keys.previous-row') },
    Enter: rowLink === undefined ? undefined : { run: openRow, says: t('desk.keys.open') },
    x: onChoose === undefined ? undefined : { run: toggle, says: t('desk.keys.choose') },
    '/': records.search
      ? {
          run: () => box.current?.querySelector<HTMLElement>('input[type=search]')?.focus(),
          says: t('desk.keys.search'),
        }
      : undefined,
  });

  return (
    <div
      ref={box}
      className="yz-records"
      role="group"
      aria-label={props.label ?? t('desk.records')}
    >
      {records.tabs.length === 0 ? null : (
        <Tabs
          {...(records.tab === undefined ? {} : { activeKey: records.tab })}
          onChange={(tab) => records.change({ tab })}
          items={records.tabs.map((tab) => ({
            key: tab.id,
            label: (
              <>
                {tab.label}
                {tab.count === undefined ? null : (
                  <span className="yz-tab-count">
                    {countText(tab.count)}
                    {tab.more ? '+' : ''}
                  </span>
                )}
              </>
            ),
          }))}
        />
      )}
      <div className="yz-records-bar">
        <RecordFilters records={records} />
        <div className="yz-desk-acts">{props.actions}</div>
      </div>
      {ask.error && page === undefined ? (
        <ProblemNotice problem={asProblem(ask.error)} onRetry={() => void ask.refetch()} />
      ) : props.narrow !== undefined && !wide ? (
        ask.isPending ? (
          <TableSkeleton />
        ) : rows.length === 0 ? (
          <NoRows {...props} />
        ) : (
          <NarrowRows {...props} narrow={props.narrow} rows={rows} />
        )
      ) : (
        <Table<Row>
          size="small"
          sticky={!printing}
          showSorterTooltip={false}
          bordered={false}
          pagination={false}
          {...(props.label === undefined ? {} : { 'aria-label': props.label })}
          loading={{ spinning: ask.isFetching && ask.isPlaceholderData, delay: 200 }}
          columns={columns.map((column) => asTableColumn(column, records, rowLink, columns[0]?.id))}
          dataSource={ask.isPending ? [] : [...rows]}
          rowKey={rowKey}
          {...(printing ? {} : { scroll: { x: 'max-content' } })}
          locale={{ emptyText: ask.isPending ? <TableSkeleton /> : <NoRows {...props} /> }}
          onChange={(_paging, _filters, sorter) => {
            if (Array.isArray(sorter)) return;
            const key = sorter.columnKey === undefined ? undefined : String(sorter.columnKey);
            const down = sorter.order === 'descend';
            records.change({ sort: sorter.order && key ? `${down ? '-' : ''}${key}` : undefined });
          }}
          onRow={(row, index) => ({
            // One row is in the tab order; j and k move from there.
            tabIndex: index === Math.max(at, 0) ? 0 : -1,
            className: rowLink === undefined ? '' : 'yz-row-open',
            onFocus: () => setAt(index ?? -1),
            onKeyDown: (event) => {
              const own = event.target === event.currentTarget;
              if (own && event.key === 'Enter' && rowLink) go(rowLink(row));
              else if (own && event.key === 'ArrowDown') focusRow((index ?? 0) + 1);
              else if (own && event.key === 'ArrowUp') focusRow((index ?? 0) - 1);
              else return;
              event.preventDefault();
            },
            onClick: (event) => {
              const inner = (event.target as HTMLElement).closest('a, button, input, label');
              const selecting = String(globalThis.getSelection() ?? '') !== '';
              if (rowLink && inner === null && !selecting) go(rowLink(row));
            },
          })}
          {...(props.onChoose === undefined
            ? {}
            : {
                rowSelection: {
                  selectedRowKeys: [...(props.chosenKeys ?? [])],
                  onChange: (keys) => props.onChoose?.(keys.map(String)),
                },
              })}
        />
      )}
      <footer className="yz-records-foot">
        <span aria-live="polite">{page === undefined ? '' : countSays(page, t)}</span>
        <ShortcutHint says={t('desk.keyboard')} />
        <span className="yz-desk-acts">
          {records.onFirstPage ? null : (
            <Button onClick={() => records.change({})}>{t('desk.first')}</Button>
          )}
          <Button
            disabled={!page?.next}
            onClick={() => (page?.next ? records.openPage(page.next) : undefined)}
          >
            {t('desk.next')}
          </Button>
        </span>
      </footer>
    </div>
  );
}

function NarrowRows<Row extends object>(
  props: RecordTableProps<Row> & { readonly narrow: NarrowRow<Row>; readonly rows: readonly Row[] },
) {
  const { narrow, rows, rowKey, rowLink, onChoose, chosenKeys = [] } = props;
  const id = useId();
  return (
    <ul className="yz-narrow-rows" aria-label={props.label}>
      {rows.map((row) => {
        const key = rowKey(row);
        return (
          <li key={key}>
            {onChoose === undefined ? null : (
              <Checkbox
                checked={chosenKeys.includes(key)}
                aria-labelledby={`${id}-${key}`}
                onChange={(event) =>
                  onChoose(
                    event.target.checked
                      ? [...chosenKeys, key]
                      : chosenKeys.filter((other) => other !== key),
                  )
                }
              />
            )}
            <div>
              <p id={`${id}-${key}`}>
                {rowLink === undefined ? (
                  narrow.title(row)
                ) : (
                  <Link to={rowLink(row)}>{narrow.title(row)}</Link>
                )}
              </p>
              {narrow.body(row)}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function asTableColumn<Row>(
  column: RecordColumn<Row>,
  records: Records,
  rowLink: ((row: Row) => string) | undefined,
  first: string | undefined,
): TableColumnType<Row> {
  const sorted = records.sort?.replace(/^-/, '') === column.id;
  const order = sorted ? (records.sort?.startsWith('-') ? 'descend' : 'ascend') : null;
  return {
    key: column.id,
    title: column.title,
    align: column.align ?? 'start',
    ...(column.width === undefined ? {} : { width: column.width }),
    ...(column.sortable ? { sorter: true, sortOrder: order } : {}),
    // The first cell is the row's real link: it opens in a new tab and is read out.
    render: (_value, row) =>
      rowLink !== undefined && column.id === first ? (
        <Link to={rowLink(row)} tabIndex={-1}>
          {column.cell(row)}
        </Link>
      ) : (
        column.cell(row)
      ),
  };
}

function NoRows<Row>({ records, empty }: RecordTableProps<Row>) {
  const t = useWords();
  const filtered = Object.keys(records.chosen).length > 0;
  if (!filtered && empty !== undefined) return <>{empty}</>;
  return (
    <EmptyState title={t('desk.none')}>
      {filtered ? <p>{t('desk.none-filtered')}</p> : null}
    </EmptyState>
  );
}

function TableSkeleton() {
  const t = useWords();
  return (
    <div className="yz-skeleton" role="status">
      <span className="yz-hidden">{t('state.loading')}</span>
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <span key={row} className="yz-skeleton-line" />
      ))}
    </div>
  );
}

function countSays(page: RecordPage<unknown>, t: ReturnType<typeof useWords>): string {
  if (!page.total) return t('desk.rows-shown', { count: page.rows.length });
  const { count, more } = page.total;
  const says = t(more ? 'desk.rows-floor' : 'desk.rows', { count });
  return says.replace(String(count), countText(count));
}
