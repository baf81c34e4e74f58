import { assign, claim, listColleagues, release } from '@yanzhen/procedures/desk/contract.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { bulkMoves, listCases, listQueues, type CaseRow } from '../contract.ts';
import { BulkMoveDialogue } from './desk-bulk-move.tsx';

interface BulkBarProps {
  /** The chosen cases. */
  readonly rows: readonly CaseRow[];
  readonly onClear: () => void;
}

type Asking = (typeof bulkMoves)[number] | 'assign' | 'release' | null;

/** What can be done with the chosen cases at once; in sight while any is chosen. */
export function BulkBar({ rows, onClear }: BulkBarProps) {
  const t = useWords('subsidies');
  const { go } = useRoute();
  const queries = useQueryClient();
  const claiming = useTell(claim, { invalidates: [listCases] });
  const [asking, setAsking] = useState<Asking>(null);
  const ids = rows.map((row) => row.applicationId);
  const things = { subject: 'application', ids };
  const moves = bulkMoves.filter((move) => rows.some((row) => row.allowedMoves.includes(move)));
  const approves = rows.filter((row) => row.allowedMoves.includes('approve'));
  if (rows.length === 0) return null;
  const take = async () => {
    const reply = await claiming.tell({ body: things }).catch(() => null);
    if (reply === null) return;
    const count = reply.results.filter((result) => result.done).length;
    announce(t('pages.desk.bulk.claimed', { count, of: ids.length }));
    onClear();
  };
  const finish = () => {
    const stale: readonly unknown[] = [listCases.id, listQueues.id];
    void queries.invalidateQueries({ predicate: ({ queryKey }) => stale.includes(queryKey[0]) });
    setAsking(null);
    onClear();
  };
  return (
    <section className="sub-bulk" aria-label={t('pages.desk.bulk.title')}>
      <p role="status">
        <strong>{t('pages.desk.bulk.chosen', { count: rows.length })}</strong>
      </p>
      <div className="yz-moves">
        {moves.map((move, at) => (
          <Button
            key={move}
            type={at === 0 ? 'primary' : 'default'}
            onClick={() => setAsking(move)}
          >
            {t(`pages.desk.act.${move}`)}
          </Button>
        ))}
        {approves.length === 0 ? null : (
          <Button
            type="primary"
            onClick={() =>
              go(`/desk/approvals?choose=${approves.map((row) => row.applicationId).join()}`)
            }
          >
            {t('pages.desk.bulk.approve')}
          </Button>
        )}
        <Button loading={claiming.pending} onClick={() => void take()}>
          {t('pages.desk.bulk.claim')}
        </Button>
        <Button onClick={() => setAsking('assign')}>{t('pages.desk.bulk.assign')}</Button>
        <Button onClick={() => setAsking('release')}>{t('pages.desk.bulk.release')}</Button>
        <Button type="link" onClick={onClear}>
          {t('pages.desk.bulk.clear')}
        </Button>
      </div>
      {claiming.problem === null ? null : <ProblemNotice problem={claiming.problem} />}
      {asking === 'assign' || asking === 'release' ? (
        <AssignDialogue act={asking} ids={ids} onDone={finish} onClose={() => setAsking(null)} />
      ) : asking === null ? null : (
        <BulkMoveDialogue move={asking} ids={ids} onDone={finish} onClose={() => setAsking(null)} />
      )}
    </section>
  );
}

interface AssignDialogueProps {
  readonly act: 'assign' | 'release';
  readonly ids: readonly string[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Gives cases to a colleague, or puts them back, with the reason. */
export function AssignDialogue({ act, ids, onDone, onClose }: AssignDialogueProps) {
  const t = useWords('subsidies');
  const assigning = useTell(assign, { invalidates: [listCases] });
  const releasing = useTell(release, { invalidates: [listCases] });
  const asked = useAsk(listColleagues, {}, { enabled: act === 'assign' });
  const things = { subject: 'application', ids: [...ids] };
  const reason = { id: 'reason', label: t('pages.desk.bulk.reason'), required: true };
  return (
    <WordsDialogue
      title={t(`pages.desk.bulk.${act}`)}
      explains={<p>{t(`pages.desk.bulk.${act}-says`, { count: ids.length })}</p>}
      fields={
        act === 'release'
          ? [reason]
          : [
              {
                id: 'accountId',
                label: t('pages.desk.bulk.to'),
                required: true,
                options: (asked.data?.colleagues ?? []).map(({ accountId, name, has, me }) => ({
                  value: accountId,
                  label: t(me ? 'pages.desk.bulk.to-me' : 'pages.desk.bulk.has', {
                    name,
                    count: has,
                  }),
                })),
              },
              reason,
            ]
      }
      onSend={({ accountId = '', reason: why = '' }) =>
        act === 'release'
          ? releasing.tell({ body: { ...things, reason: why } })
          : assigning.tell({ body: { ...things, accountId, reason: why } })
      }
      onDone={() => {
        announce(t(`pages.desk.bulk.${act}-done`));
        onDone();
      }}
      onClose={onClose}
    />
  );
}
