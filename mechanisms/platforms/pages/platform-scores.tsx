import { RecordFormPanel } from '@yanzhen/procedures/records/pages/record-form-panel.tsx';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { PlatformDetail } from '../contract.ts';

/** How well the platform did by year: its own score, and the one that another person gave. */
export function PlatformScores({ platform }: { readonly platform: PlatformDetail }) {
  const t = useWords('platforms');
  const { today } = useSession();
  const reporting = useTell(contract.reportYear);
  const scoring = useTell(contract.scoreYear);
  const [open, setOpen] = useState<'report' | PlatformDetail['scores'][number] | null>(null);
  const close = () => setOpen(null);
  const label = (id: string) => t(`pages.fields.${id}`);
  return (
    <DeskSheet
      title={t('pages.scores')}
      actions={
        platform.mayKeep ? (
          <Button onClick={() => setOpen('report')}>{t('pages.report-year')}</Button>
        ) : undefined
      }
    >
      {platform.scores.length === 0 ? (
        <p>{t('pages.scores-none')}</p>
      ) : (
        <PlainTable
          caption={t('pages.scores')}
          rows={platform.scores}
          rowKey={(row) => row.id}
          columns={[
            { id: 'year', title: label('year'), cell: (row) => row.year },
            { id: 'self', title: label('self-score'), align: 'end', cell: (row) => row.selfScore },
            { id: 'reported', title: label('reported-by'), cell: (row) => row.reportedBy },
            { id: 'score', title: label('score'), align: 'end', cell: (row) => row.score ?? '—' },
            { id: 'scored', title: label('scored-by'), cell: (row) => row.scoredBy ?? '—' },
            { id: 'note', title: label('note'), cell: (row) => row.note ?? '—' },
            { id: 'acts', title: label('acts'), cell: (row) => row.mayScore ? <Button size="small" onClick={() => setOpen(row)}>{t('pages.score')}</Button> : null },
          ]}
        />
      )}
      {open === 'report' ? (
        <RecordFormPanel
          title={t('pages.report-year')}
          schema={bodySchema(contract.reportYear)}
          onSend={(body) => reporting.tell({ params: { platformId: platform.id }, body })}
          onClose={close}
          fields={[
            { id: 'year', kind: 'number', label: label('year'), first: String(Number(today.slice(0, 4)) - 1) },
            { id: 'selfScore', kind: 'number', label: label('self-score') },
            { id: 'paperId', kind: 'paper', label: label('paper'), papers: platform.papers },
          ]}
        />
      ) : null}
      {open === null || open === 'report' ? null : (
        <RecordFormPanel
          title={t('pages.score')}
          schema={bodySchema(contract.scoreYear).omit({ version: true })}
          onSend={(body) => scoring.tell({ params: { scoreId: open.id }, body: { ...body, version: open.version } })}
          onClose={close}
          fields={[
            { id: 'score', kind: 'number', label: label('score'), first: String(open.selfScore) },
            { id: 'note', kind: 'text', label: label('note') },
          ]}
        />
      )}
    </DeskSheet>
  );
} // prettier-ignore
