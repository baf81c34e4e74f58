import type { Ask } from '@yanzhen/web-kit/ask.tsx';
import { RecordTable, type RecordColumn } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import type * as contract from '../contract.ts';
import { measureText } from './written.ts';

type Reply = (typeof contract.listRows.reply)['_output'];
type Row = Reply['rows'][number];

/** The rows behind a figure, or their counts for a reader who may not see persons. */
export function IndicatorRows({ ask, reply }: { readonly ask: Ask<Reply>; readonly reply: Reply }) {
  return reply.view === 'persons' ? <Persons ask={ask} reply={reply} /> : <Counts reply={reply} />;
}

function Persons({ ask, reply }: { readonly ask: Ask<Reply>; readonly reply: Reply }) {
  const t = useWords('indicators');
  const text = useText();
  const records = useRecords();
  const { unit } = reply.indicator;
  const columns: RecordColumn<Row>[] = [
    {
      id: 'name',
      title: t('pages.show.person'),
      cell: (row) => row.name ?? t('pages.show.hidden'),
    },
    { id: 'on', title: t('pages.show.happened'), cell: (row) => row.happenedOn },
    {
      id: 'county',
      title: t('pages.show.county'),
      cell: (row) => (row.county ? text(row.county) : '–'),
    },
    {
      id: 'cluster',
      title: t('pages.show.cluster'),
      cell: (row) => (row.cluster ? text(row.cluster) : '–'),
    },
    ...reply.dimensions.map(({ id, name }) => ({
      id,
      title: text(name),
      cell: (row: Row) => text(row.dimensions[id] ?? { zh: '–', en: '–' }),
    })),
    ...(unit === 'yuan'
      ? []
      : [
          {
            id: 'amount',
            title: t('pages.show.amount'),
            align: 'end' as const,
            cell: (row: Row) => (row.amountFen === null ? '–' : yuanForReader(row.amountFen)),
          },
        ]),
    {
      id: 'adds',
      title: unit === 'yuan' ? t('pages.show.amount') : t('pages.show.adds'),
      align: 'end',
      cell: (row) => measureText(unit, row.adds),
    },
  ];
  return (
    <>
      {reply.outside.rows > 0 ? (
        <Notice>
          {t('pages.show.outside', {
            rows: reply.outside.rows,
            adds: `${measureText(unit, reply.outside.adds)} ${t(`unit.${unit}`)}`,
          })}
        </Notice>
      ) : null}
      <RecordTable<Row>
        records={records}
        ask={ask}
        label={t('pages.show.rows')}
        rowKey={(row) => row.id}
        columns={columns}
        narrow={{
          title: (row) => row.name ?? t('pages.show.hidden'),
          body: (row) =>
            `${row.happenedOn} · ${row.amountFen === null ? '' : yuanForReader(row.amountFen)}`,
        }}
        {...(reply.rows.some((row) => row.path) ? { rowLink: (row: Row) => row.path ?? '' } : {})}
      />
    </>
  );
}

function Counts({ reply }: { readonly reply: Reply }) {
  const t = useWords('indicators');
  const text = useText();
  const { unit } = reply.indicator;
  return (
    <>
      <Notice>{t('pages.show.counts-only')}</Notice>
      <div className="yz-count-groups">
        {reply.groups.map((group) => (
          <section key={group.id}>
            <h3>{text(group.name)}</h3>
            <PlainTable
              caption={text(group.name)}
              rows={group.options}
              rowKey={(option) => option.value}
              columns={[
                { id: 'part', title: t('pages.show.part'), cell: (option) => text(option.label) },
                {
                  id: 'rows',
                  title: t('pages.show.part-rows'),
                  align: 'end',
                  cell: (option) => option.rows,
                },
                {
                  id: 'measure',
                  title: t('pages.show.part-measure'),
                  align: 'end',
                  cell: (option) => measureText(unit, option.measure),
                },
              ]}
            />
          </section>
        ))}
      </div>
    </>
  );
}
