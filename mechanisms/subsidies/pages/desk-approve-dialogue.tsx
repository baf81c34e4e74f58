import { useQuery } from '@tanstack/react-query';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { call } from '@yanzhen/web-kit/client.ts';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { Notice, Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { approveList, previewApproval, type SubsidyCase } from '../contract.ts';

interface ApproveDialogueProps {
  readonly view: SubsidyCase;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Approves the case in sight, with what its benefit's budget has left beside it. */
export function ApproveDialogue({ view, onDone, onClose }: ApproveDialogueProps) {
  const t = useWords('subsidies');
  const text = useText();
  const approve = useTell(approveList, { invalidates: [] });
  const body = { applicationIds: [view.applicationId] };
  const { data } = useQuery({
    queryKey: [previewApproval.id, view.applicationId],
    queryFn: ({ signal }) => call(previewApproval, { body }, signal),
    staleTime: 0,
  });
  const problem = data?.lines[0]?.problem ?? null;
  const budget = data?.budgets[0];
  return (
    <WordsDialogue
      title={t('pages.desk.act.approve')}
      notNow={problem !== null}
      explains={
        <>
          <p>
            {t('pages.desk.explains.approve', {
              name: view.applicantName,
              yuan: yuanForReader(view.amountFen ?? 0),
            })}
          </p>
          {data === undefined ? <Skeleton rows={1} /> : null}
          {budget === undefined ? null : (
            <p>
              {t('pages.desk.approvals.left')}{' '}
              {budget.leftFen === null ? (
                t('pages.desk.approvals.no-line')
              ) : (
                <Money fen={budget.leftFen} />
              )}
            </p>
          )}
          {problem === null ? null : <Notice tone="attention" title={text(problem)} />}
        </>
      }
      fields={[]}
      onSend={() => approve.tell({ body })}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
