import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { ConfirmDialog } from '@yanzhen/web-kit/plain/confirm-dialog.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import { giveUp, listMySchedules, type Schedule } from '../contract.ts';

/** Does without the instalments still to come, after asking; nothing where none are. */
export function GiveUp({ schedule }: { readonly schedule: Schedule }) {
  const t = useWords('instalments');
  const tell = useTell(giveUp, { invalidates: [listMySchedules] });
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!schedule.mayGiveUp) return null;
  const send = async () => {
    const why = reason.trim();
    try {
      await tell.tell({
        params: { applicationId: schedule.applicationId },
        body: why === '' ? {} : { reason: why },
      });
    } catch {
      return;
    }
    setOpen(false);
    announce(t('pages.mine.given-up'));
  };
  return (
    <>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        {t('pages.mine.give-up')}
      </Button>
      <ConfirmDialog
        open={open}
        title={t('pages.mine.give-up-title')}
        act={t('pages.mine.give-up')}
        tone="danger"
        pending={tell.pending}
        onConfirm={() => void send()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('pages.mine.give-up-says')}</p>
        <TextArea
          id={`give-up-${schedule.applicationId}`}
          label={t('pages.mine.give-up-reason')}
          optional
          rows={2}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
        {tell.problem === null ? null : <ProblemNotice problem={tell.problem} />}
      </ConfirmDialog>
    </>
  );
}
