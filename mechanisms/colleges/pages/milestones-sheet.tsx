import { RecordFormPanel } from '@yanzhen/procedures/records/pages/record-form-panel.tsx';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { UpgradeDetail } from '../contract.ts';

type Milestone = UpgradeDetail['milestones'][number];

/** What is to be reached by when, and what was. */
export function MilestonesSheet({ row }: { readonly row: UpgradeDetail }) {
  const t = useWords('colleges');
  const { today } = useSession();
  const setting = useTell(contract.setMilestone);
  const reaching = useTell(contract.reachMilestone);
  const [open, setOpen] = useState<'new' | Milestone | null>(null);
  const close = () => setOpen(null);
  const label = (id: string) => t(`pages.fields.${id}`);
  return (
    <DeskSheet
      title={t('pages.milestones')}
      actions={
        row.mayKeep ? (
          <Button onClick={() => setOpen('new')}>{t('pages.set-milestone')}</Button>
        ) : undefined
      }
    >
      {row.milestones.length === 0 ? (
        <p>{t('pages.milestones-none')}</p>
      ) : (
        <PlainTable
          caption={t('pages.milestones')}
          rows={row.milestones}
          rowKey={(each) => each.id}
          columns={[
            { id: 'says', title: label('says'), cell: (each) => each.says },
            { id: 'due', title: label('due'), cell: (each) => denseDate(each.dueOn) },
            { id: 'state', title: label('state'), cell: (each) => <Standing of={each} /> },
            {
              id: 'acts',
              title: label('acts'),
              cell: (each) =>
                row.mayFill && each.reachedOn === null ? (
                  <Button size="small" onClick={() => setOpen(each)}>
                    {t('pages.reach')}
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
      {open === 'new' ? (
        <RecordFormPanel
          title={t('pages.set-milestone')}
          schema={bodySchema(contract.setMilestone)}
          onSend={(body) => setting.tell({ params: { upgradeId: row.id }, body })}
          onClose={close}
          fields={[
            { id: 'says', kind: 'line', label: label('says') },
            { id: 'dueOn', kind: 'day', label: label('due') },
          ]}
        />
      ) : null}
      {open === null || open === 'new' ? null : (
        <RecordFormPanel
          title={t('pages.reach')}
          says={open.says}
          schema={bodySchema(contract.reachMilestone).omit({ version: true })}
          onSend={(body) =>
            reaching.tell({
              params: { milestoneId: open.id },
              body: { ...body, version: open.version },
            })
          }
          onClose={close}
          fields={[
            { id: 'on', kind: 'day', label: label('on'), first: today },
            { id: 'paperId', kind: 'paper', label: label('paper'), papers: row.papers },
          ]}
        />
      )}
    </DeskSheet>
  );
}

function Standing({ of }: { readonly of: Milestone }) {
  const t = useWords('colleges');
  if (of.reachedOn !== null) {
    return <Tag tone="good">{t('pages.reached', { on: denseDate(of.reachedOn) })}</Tag>;
  }
  return of.overdue ? (
    <Tag tone="bad">{t('pages.overdue')}</Tag>
  ) : (
    <Tag tone="waiting">{t('pages.pending')}</Tag>
  );
}
