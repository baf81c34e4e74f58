import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { useText, useWords, type Words } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import { Contradictions } from './contradictions.tsx';
import { measureText } from './written.ts';
import './indicators.css';

type Row = (typeof contract.indicatorRowSchema)['_output'];

/** Every indicator with its figure of today; each opens to its rows. */
export function IndicatorListPage() {
  const t = useWords('indicators');
  const text = useText();
  const records = useRecords();
  const ask = useAsk(contract.listIndicators, {});
  return (
    <DeskPage title={t('pages.list.title')} lead={t('pages.list.lead')}>
      <Contradictions />
      <RecordTable<Row>
        records={records}
        ask={ask}
        label={t('pages.list.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/indicators/${row.id}`}
        empty={t('pages.list.none')}
        columns={[
          { id: 'name', title: t('pages.list.name'), cell: (row) => text(row.name) },
          {
            id: 'value',
            title: t('pages.list.value'),
            align: 'end',
            cell: (row) => <Measure row={row} t={t} />,
          },
          { id: 'rows', title: t('pages.list.rows'), align: 'end', cell: (row) => row.rows },
          { id: 'span', title: t('pages.list.span'), cell: (row) => t(`span.${row.span}`) },
          { id: 'status', title: t('pages.list.status'), cell: (row) => t(`status.${row.status}`) },
          { id: 'figures', title: t('pages.list.figures'), cell: (row) => figures(row, t) },
          { id: 'owner', title: t('pages.list.owner'), cell: (row) => text(row.owner) },
        ]}
        narrow={{
          title: (row) => text(row.name),
          body: (row) => <Measure row={row} t={t} />,
        }}
      />
    </DeskPage>
  );
}

function Measure({ row, t }: { readonly row: Row; readonly t: Words }) {
  if (row.measure === null) return <strong className="yz-fails">{t('pages.list.fails')}</strong>;
  return (
    <span className="yz-measure">
      <strong>{measureText(row.unit, row.measure)}</strong> {t(`unit.${row.unit}`)}
    </span>
  );
}

function figures(row: Row, t: Words): string {
  const parts = [
    ...(row.figures.length > 0
      ? [t('pages.list.reproduces', { figures: row.figures.join(' ') })]
      : []),
    ...(row.governedBy.length > 0
      ? [t('pages.list.governed', { figures: row.governedBy.join(' ') })]
      : []),
  ];
  return parts.length > 0 ? parts.join(' ') : '–';
}
