import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { Objection } from '../contract.ts';
import { ObjectionDialogue } from './objection-dialogue.tsx';
import './publicity.css';

const tones = { open: 'attention', dismissed: 'plain', upheld: 'bad' } as const;

/** The queue of objections. */
export function ObjectionsPage() {
  const t = useWords('publicity');
  const { account } = useSession();
  const records = useRecords({
    tabs: [
      ...contract.objectionStates.map((state) => ({
        id: state,
        label: t(`objection-state.${state}`),
        query: { state },
      })),
      { id: 'all', label: t('pages.objections.all'), query: {} },
    ],
  });
  const state = contract.objectionStates.find((each) => each === records.query['state']);
  const { after } = records.query;
  const ask = useAsk(contract.listObjections, {
    query: { ...(state ? { state } : {}), ...(after ? { after } : {}) },
  });
  const [open, setOpen] = useState<Objection | null>(null);
  const mayDecide = account?.roles.includes('publicity-officer') ?? false;
  return (
    <DeskPage title={t('pages.objections.title')}>
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.objections.label')}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('pages.objections.empty')}>
            <p>{t('pages.objections.empty-says')}</p>
          </EmptyState>
        }
        columns={[
          { id: 'number', title: t('pages.objections.number'), cell: (row) => row.number },
          {
            id: 'line',
            title: t('pages.objections.line'),
            cell: (row) => `${row.listNumber} · ${row.lineNumber} · ${row.maskedName}`,
          },
          {
            id: 'text',
            title: t('pages.objections.text'),
            width: 360,
            cell: (row) => <span className="publicity-text">{row.text}</span>,
          },
          {
            id: 'received',
            title: t('pages.objections.received'),
            cell: (row) => denseMoment(row.receivedAt),
          },
          { id: 'due', title: t('pages.objections.due'), cell: (row) => row.dueOn },
          {
            id: 'state',
            title: t('pages.objections.state'),
            cell: (row) => <Tag tone={tones[row.state]}>{t(`objection-state.${row.state}`)}</Tag>,
          },
          {
            id: 'decide',
            title: t('pages.objections.decision'),
            cell: (row) =>
              mayDecide && row.state === 'open' ? (
                <Button type="link" size="small" onClick={() => setOpen(row)}>
                  {t('pages.objections.decide')}
                  <span className="yz-hidden">{row.number}</span>
                </Button>
              ) : (
                <>
                  {row.reason}
                  {row.told === null ? null : (
                    <span className="publicity-text yz-small">
                      {t(`pages.objections.told-${row.told}`)}
                    </span>
                  )}
                </>
              ),
          },
        ]}
      />
      {open === null ? null : (
        <ObjectionDialogue key={open.id} objection={open} onClose={() => setOpen(null)} />
      )}
    </DeskPage>
  );
}
