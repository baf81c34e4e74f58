import { FormButtonPanel } from '@yanzhen/procedures/records/pages/form-button-panel.tsx';
import { RecordFormPanel } from '@yanzhen/procedures/records/pages/record-form-panel.tsx';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Space } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { PlatformDetail, TaskView } from '../contract.ts';
import { lightTones } from './tones.ts';

interface PlatformProps {
  readonly platform: PlatformDetail;
}

/** What the platform is to do by year; behind is red, with who answers. */
export function PlatformTasks({ platform }: PlatformProps) {
  const t = useWords('platforms');
  const { today } = useSession();
  const setting = useTell(contract.setTask);
  const label = (id: string) => t(`pages.fields.${id}`);
  const year = today.slice(0, 4);
  return (
    <DeskSheet
      title={t('pages.tasks')}
      actions={
        platform.mayKeep ? (
          <FormButtonPanel
          title={t('pages.set-task')}
          schema={bodySchema(contract.setTask)}
          onSend={(body) => setting.tell({ params: { platformId: platform.id }, body })}
          fields={[
            { id: 'year', kind: 'number', label: label('year'), first: year },
            { id: 'says', kind: 'line', label: label('says') },
            { id: 'target', kind: 'number', label: label('target') },
            { id: 'dueOn', kind: 'day', label: label('due'), first: `${year}-12-31` },
            { id: 'owner', kind: 'line', label: label('owner') },
          ]}
/>
        ) : undefined
      }
    >
      {platform.tasks.length === 0 ? (
        <p>{t('pages.tasks-none')}</p>
      ) : (
        <PlainTable
          caption={t('pages.tasks')}
          rows={platform.tasks}
          rowKey={(row) => row.id}
          columns={[
            { id: 'year', title: label('year'), cell: (row) => row.year },
            { id: 'says', title: label('says'), cell: (row) => row.says },
            { id: 'done', title: label('done'), align: 'end', cell: (row) => t('pages.progress', { done: row.done, target: row.target }) },
            { id: 'due', title: label('due'), cell: (row) => denseDate(row.dueOn) },
            { id: 'owner', title: label('owner'), cell: (row) => row.owner },
            { id: 'light', title: label('light'), cell: (row) => <Tag tone={lightTones[row.light]}>{t(`light.${row.light}`)}</Tag> },
            { id: 'acts', title: label('acts'), cell: (row) => (platform.mayKeep ? <TaskActs task={row} platform={platform} /> : null) },
          ]}
        />
      )}
    </DeskSheet>
  );
} // prettier-ignore

function TaskActs({ task, platform }: PlatformProps & { readonly task: TaskView }) {
  const t = useWords('platforms');
  const reporting = useTell(contract.reportTask);
  const dropping = useTell(contract.dropTask);
  const [open, setOpen] = useState<'report' | 'drop' | null>(null);
  const close = () => setOpen(null);
  const params = { taskId: task.id };
  const { version } = task;
  return (
    <Space wrap size="small">
      <Button size="small" onClick={() => setOpen('report')}>
        {t('pages.report')}
      </Button>
      <Button size="small" danger onClick={() => setOpen('drop')}>
        {t('pages.drop')}
      </Button>
      {open === 'report' ? (
        <RecordFormPanel
          title={t('pages.report')}
          says={`${task.says}: ${t('pages.report-says')}`}
          schema={bodySchema(contract.reportTask).omit({ version: true })}
          onSend={(body) => reporting.tell({ params, body: { ...body, version } })}
          onClose={close}
          fields={[
            { id: 'done', kind: 'number', label: t('pages.fields.done'), first: String(task.done) },
            { id: 'note', kind: 'text', label: t('pages.fields.note') },
            { id: 'paperId', kind: 'paper', label: t('pages.fields.paper'), papers: platform.papers, optional: true },
          ]}
        />
      ) : null}
      {open === 'drop' ? (
        <WordsDialogue
          danger
          title={t('pages.drop')}
          explains={<p>{task.says}</p>}
          fields={[{ id: 'reason', label: t('pages.fields.reason'), required: true }]}
          onSend={({ reason = '' }) => dropping.tell({ params, body: { version, reason } })}
          onDone={close}
          onClose={close}
        />
      ) : null}
    </Space>
  );
} // prettier-ignore
