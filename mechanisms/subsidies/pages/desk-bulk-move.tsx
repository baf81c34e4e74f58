import { useQuery } from '@tanstack/react-query';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { call, type ReplyOf } from '@yanzhen/web-kit/client.ts';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { Notice, ProblemNotice, Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { asProblem } from '@yanzhen/web-kit/problem.ts';
import { sayNow, useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { moveCases, previewMoves, type bulkMoves } from '../contract.ts';

interface BulkMoveProps {
  readonly move: (typeof bulkMoves)[number];
  readonly ids: readonly string[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

type Line = Pick<
  ReplyOf<typeof previewMoves>['lines'][number],
  'applicationId' | 'reference' | 'applicantName' | 'problem'
>;

/** One move for many cases: which go and which do not and why, then the act, then each one's result. */
export function BulkMoveDialogue({ move, ids, onDone, onClose }: BulkMoveProps) {
  const t = useWords('subsidies');
  const kit = useWords();
  const act = useTell(moveCases, { invalidates: [] });
  const [result, setResult] = useState<ReplyOf<typeof moveCases> | null>(null);
  const preview = useQuery({
    queryKey: [previewMoves.id, move, ...ids],
    queryFn: ({ signal }) =>
      call(previewMoves, { body: { move, applicationIds: [...ids] } }, signal),
    staleTime: 0,
    gcTime: 0,
  });
  if (result !== null) {
    const refused = result.results.filter((line) => line.problem !== null);
    return (
      <Modal
        open
        title={t('pages.desk.bulk.result', {
          count: result.done,
          act: t(`pages.desk.act.${move}`),
        })}
        footer={
          <Button type="primary" autoFocus onClick={onDone}>
            {kit('act.close')}
          </Button>
        }
        onCancel={onDone}
      >
        {refused.length === 0 ? (
          <p>{t('pages.desk.bulk.all-done')}</p>
        ) : (
          <Refused lines={refused} />
        )}
      </Modal>
    );
  }
  const lines = preview.data?.lines ?? [];
  const goes = lines.filter((line) => line.problem === null);
  const refused = lines.filter((line) => line.problem !== null);
  const sum = goes.reduce((total, line) => total + (line.amountFen ?? 0), 0);
  const back = move === 'send-back';
  return (
    <WordsDialogue
      // Built anew when the preview is there: the focus then goes to what is asked.
      key={preview.data === undefined ? 'asking' : 'asked'}
      wide
      title={t('pages.desk.bulk.act', { act: t(`pages.desk.act.${move}`), count: goes.length })}
      notNow={goes.length === 0}
      explains={
        preview.error ? (
          <ProblemNotice
            problem={asProblem(preview.error)}
            onRetry={() => void preview.refetch()}
          />
        ) : preview.data === undefined ? (
          <Skeleton rows={4} />
        ) : (
          <div className="sub-bulk-preview">
            <p>{t('pages.desk.bulk.goes', { count: goes.length, yuan: yuanForReader(sum) })}</p>
            {refused.length === 0 ? null : <Refused lines={refused} />}
          </div>
        )
      }
      fields={[
        {
          id: 'reason',
          label: t(back ? 'pages.desk.words.back' : 'pages.desk.words.note'),
          hint: t(back ? 'pages.desk.words.back-hint' : 'pages.desk.words.note-hint'),
          ...(back ? { required: true } : {}),
        },
      ]}
      onSend={async ({ reason = '' }) =>
        setResult(
          await act.tell({
            body: {
              move,
              lines: goes.map(({ applicationId, version }) => ({ applicationId, version })),
              ...(reason ? { reason } : {}),
            },
          }),
        )
      }
      onDone={() => undefined}
      onClose={onClose}
    />
  );
}

/** Cases that do not go, each with the reason. */
function Refused({ lines }: { readonly lines: readonly Line[] }) {
  const t = useWords('subsidies');
  return (
    <Notice tone="attention" title={t('pages.desk.bulk.refused', { count: lines.length })}>
      <ul className="sub-bad-lines">
        {lines.map((line) => (
          <li key={line.applicationId}>
            <strong>{`${line.reference ?? ''} ${line.applicantName}`}</strong>
            <span>{problemSays(line.problem)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The sentence of a line's fault, which stands in the words of the feature that its code names. */
function problemSays(problem: Line['problem']): string {
  if (problem === null) return '';
  const [feature = '', code = ''] = problem.code.split('.');
  return sayNow(feature, `faults.${code}.says`, problem.values) ?? problem.code;
}
