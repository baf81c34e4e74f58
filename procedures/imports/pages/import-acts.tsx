import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { ConfirmDialog } from '@yanzhen/web-kit/plain/confirm-dialog.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import type { ImportEndpoints, ImportView } from '../contract.ts';

interface ImportActsProps {
  readonly of: ImportEndpoints;
  readonly view: ImportView;
}

/** Accept all or the good rows, drop, or take back: what the import's state allows. */
export function ImportActs({ of, view }: ImportActsProps) {
  const t = useWords('imports');
  const accept = useTell(of.accept);
  const discard = useTell(of.discard);
  const params = { importId: view.id };
  const count = view.rows.new + view.rows.changed;
  const send = (rows: 'good' | 'all') =>
    void accept.tell({ params, body: { rows } }).catch(() => undefined);
  const problem = accept.problem ?? discard.problem;
  return (
    <>
      {view.moves.includes('accept') && count > 0 && view.rows.bad > 0 ? (
        <p>{t('pages.one.accept-good-says', { bad: view.rows.bad })}</p>
      ) : null}
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <Actions>
        {view.moves.includes('accept') && count > 0 ? (
          <Button pending={accept.pending} onClick={() => send(view.rows.bad > 0 ? 'good' : 'all')}>
            {t(view.rows.bad > 0 ? 'pages.one.accept-good' : 'pages.one.accept-all', { count })}
          </Button>
        ) : null}
        {view.moves.includes('discard') ? (
          <Button
            tone="quiet"
            pending={discard.pending}
            onClick={() => void discard.tell({ params }).catch(() => undefined)}
          >
            {t('pages.one.discard')}
          </Button>
        ) : null}
        {view.moves.includes('undo') ? <Undo of={of} view={view} /> : null}
      </Actions>
    </>
  );
}

function Undo({ of, view }: ImportActsProps) {
  const t = useWords('imports');
  const undo = useTell(of.undo);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const send = async () => {
    try {
      await undo.tell({ params: { importId: view.id }, body: { reason } });
      setOpen(false);
    } catch {
      // Told below the field.
    }
  };
  return (
    <>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        {t('pages.one.undo')}
      </Button>
      <ConfirmDialog
        open={open}
        title={t('pages.one.undo')}
        act={t('pages.one.undo-send')}
        tone="danger"
        pending={undo.pending}
        onConfirm={() => void send()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('pages.one.undo-says')}</p>
        <TextArea
          id="undo-reason"
          label={t('pages.one.undo-reason')}
          hint={t('pages.one.undo-hint')}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
        {undo.problem === null ? null : <ProblemNotice problem={undo.problem} />}
      </ConfirmDialog>
    </>
  );
}
