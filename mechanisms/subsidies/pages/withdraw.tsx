import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { ConfirmDialog } from '@yanzhen/web-kit/plain/confirm-dialog.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import { withdraw, type MyApplication } from '../contract.ts';

/**
 * Takes an application back, after asking; where money arrived leads to what can be given up; nothing where
 * it is too late.
 */
export function Withdraw({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const { go } = useRoute();
  const tell = useTell(withdraw);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (mine.allowedMoves.includes('give-up-instalments')) {
    return (
      <LinkButton to="/instalments" tone="quiet">
        {t('pages.talent.case.give-up')}
      </LinkButton>
    );
  }
  if (!mine.allowedMoves.includes('withdraw')) return null;
  const draft = mine.standing.state === 'draft';
  const kind = draft ? 'withdraw-draft' : 'withdraw';
  const says = t(`pages.talent.case.${kind}`);
  const send = async () => {
    const why = reason.trim();
    try {
      await tell.tell({
        params: { applicationId: mine.applicationId },
        body: why === '' ? {} : { reason: why },
      });
    } catch {
      return;
    }
    setOpen(false);
    announce(t(`pages.talent.case.${kind}-done`));
    go('/applications');
  };
  return (
    <>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        {says}
      </Button>
      <ConfirmDialog
        open={open}
        title={t(`pages.talent.case.${kind}-title`)}
        act={says}
        tone="danger"
        pending={tell.pending}
        onConfirm={() => void send()}
        onCancel={() => setOpen(false)}
      >
        <p>{t(`pages.talent.case.${kind}-says`)}</p>
        {draft ? null : (
          <div className="sub-ask">
            <TextArea
              id="withdraw-reason"
              label={t('pages.talent.case.withdraw-reason')}
              optional
              rows={2}
              maxLength={500}
              value={reason}
              onChange={setReason}
            />
          </div>
        )}
        {tell.problem === null ? null : <ProblemNotice problem={tell.problem} />}
      </ConfirmDialog>
    </>
  );
}
