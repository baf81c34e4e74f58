import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { RatingTask } from '../contract.ts';

/** Steps that are recorded with words, in their order. */
export const noted = ['call-back', 'handle', 'reply'] as const;
export type Noted = (typeof noted)[number];

const endpoints = {
  'call-back': contract.callBack,
  handle: contract.handle,
  reply: contract.reply,
} as const;

interface NoteDialogueProps {
  readonly task: RatingTask;
  readonly move: Noted;
  readonly onClose: () => void;
}

/** One step of following up, with what was said or done. */
export function NoteDialogue({ task, move, onClose }: NoteDialogueProps) {
  const t = useWords('ratings');
  const telling = useTell(endpoints[move]);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const send = async () => {
    if (note.trim() === '') return setMissing(true);
    await telling.tell({ params: { taskId: task.id }, body: { note } });
    announce(t('pages.task.done'));
    onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={t(`pages.task.${move}`)}
      okText={t(`pages.task.${move}`)}
      confirmLoading={telling.pending}
      onOk={() => void send().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className="yz-form">
        {telling.problem ? <ProblemNotice problem={telling.problem} /> : null}
        <TextArea
          id="note"
          label={t('pages.task.note')}
          hint={t(`pages.task.${move}-hint`)}
          value={note}
          maxLength={1000}
          rows={5}
          error={
            missing ? { field: 'note', code: 'empty', says: t('pages.task.missing') } : undefined
          }
          onChange={(next) => {
            setNote(next);
            setMissing(false);
          }}
        />
      </div>
    </Modal>
  );
}
