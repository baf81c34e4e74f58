import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import type { listOfProject, OutcomeTotal, OutcomeView } from '../contract-outcomes.ts';
import { isMoney, type OutcomeKind } from '../contract-outcome-kinds.ts';
import { OutcomeForm, type ReportedOf } from './outcome-form.tsx';
import './projects.css';

interface OutcomesSheetProps {
  readonly listed: ReplyOf<typeof listOfProject>;
  /** Of what the reader may report; null where they may not. */
  readonly of: ReportedOf | null;
}

/** Outcomes with their audits, and their totals: as reported and as audited, never one sum. */
export function OutcomesSheet({ listed, of }: OutcomesSheetProps) {
  const t = useWords('projects');
  const [reporting, setReporting] = useState(false);
  return (
    <DeskSheet
      title={t('pages.one.outcomes')}
      actions={
        of === null ? undefined : (
          <Button onClick={() => setReporting(true)}>{t('pages.outcomes.report')}</Button>
        )
      }
    >
      {listed.rows.length === 0 ? (
        <p>{t('pages.outcomes.none')}</p>
      ) : (
        <div className="project-outcomes">
          <Totals totals={listed.totals} />
          <Rows rows={listed.rows} />
        </div>
      )}
      {reporting && of !== null ? (
        <OutcomeForm of={of} outcome={null} onClose={() => setReporting(false)} />
      ) : null}
    </DeskSheet>
  );
}

/** A sum of money, or a number of things. */
export function Quantity({ kind, value }: { readonly kind: OutcomeKind; readonly value: number }) {
  return isMoney(kind) ? <Money fen={value} /> : <>{value}</>;
}

function Totals({ totals }: { readonly totals: readonly OutcomeTotal[] }) {
  const t = useWords('projects');
  return (
    <PlainTable
      caption={t('pages.outcomes.totals')}
      rows={totals}
      rowKey={(row) => row.kind}
      columns={[
        { id: 'kind', title: t('pages.outcomes.kind'), cell: (row) => t(`kind.${row.kind}`) },
        { id: 'count', title: t('pages.outcomes.count'), align: 'end', cell: (row) => row.count },
        {
          id: 'reported',
          title: t('pages.outcomes.reported'),
          align: 'end',
          cell: (row) => <Quantity kind={row.kind} value={row.reported} />,
        },
        {
          id: 'audited',
          title: t('pages.outcomes.audited'),
          align: 'end',
          cell: (row) => <Quantity kind={row.kind} value={row.audited} />,
        },
        {
          id: 'unaudited',
          title: t('pages.outcomes.unaudited'),
          align: 'end',
          cell: (row) => row.unaudited,
        },
      ]}
    />
  );
}

function Rows({ rows }: { readonly rows: readonly OutcomeView[] }) {
  const t = useWords('projects');
  return (
    <PlainTable
      caption={t('pages.one.outcomes')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          id: 'title',
          title: t('pages.outcomes.title'),
          cell: (row) => <Link to={`/desk/projects/outcomes/${row.id}`}>{row.title}</Link>,
        },
        { id: 'kind', title: t('pages.outcomes.kind'), cell: (row) => t(`kind.${row.kind}`) },
        {
          id: 'happened',
          title: t('pages.outcomes.happened'),
          cell: (row) => denseDate(row.happenedOn),
        },
        {
          id: 'reported',
          title: t('pages.outcomes.reported'),
          align: 'end',
          cell: (row) => <Quantity kind={row.kind} value={row.quantity} />,
        },
        {
          id: 'evidence',
          title: t('pages.outcomes.evidence'),
          align: 'end',
          cell: (row) => row.evidence.length,
        },
        {
          id: 'audited',
          title: t('pages.outcomes.audited'),
          align: 'end',
          cell: (row) => <AuditMark outcome={row} />,
        },
      ]}
    />
  );
}

/** What the audit found, or that there was none. */
export function AuditMark({ outcome }: { readonly outcome: OutcomeView }) {
  const t = useWords('projects');
  if (outcome.withdrawn) return <Tag tone="bad">{t('pages.outcomes.withdrawn')}</Tag>;
  if (outcome.auditedQuantity === null) {
    return <Tag tone="waiting">{t('pages.outcomes.not-audited')}</Tag>;
  }
  return <Quantity kind={outcome.kind} value={outcome.auditedQuantity} />;
}
