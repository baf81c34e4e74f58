import { addNote, claim, listNotes } from '@yanzhen/procedures/desk/contract.ts';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useShortcuts } from '@yanzhen/web-kit/desk/shortcuts.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { listCases, type SubsidyCase } from '../contract.ts';
import { AssignDialogue } from './desk-bulk-bar.tsx';

/** Who of the office has the case, what the offices noted, and to whom it was handed. */
export function CaseWork({ view }: { readonly view: SubsidyCase }) {
  const t = useWords('subsidies');
  const { account } = useSession();
  const id = useId();
  const params = { subject: 'application', id: view.applicationId };
  const asked = useAsk(listNotes, { params });
  const claiming = useTell(claim, { invalidates: [listNotes, listCases] });
  const noting = useTell(addNote, { invalidates: [listNotes] });
  const [text, setText] = useState('');
  const [asking, setAsking] = useState<'assign' | 'release' | null>(null);
  const { notes = [], assignments = [], assignee = view.assignee, claimable } = asked.data ?? {};
  const mine = assignee?.accountId === account?.accountId;
  const take = async () => {
    const body = { subject: 'application', ids: [view.applicationId] };
    // What stands in the way is shown as `claiming.problem`.
    const done = await claiming.tell({ body }).catch(() => null);
    if (done !== null) announce(t('pages.desk.work.taken'));
  };
  const keepNote = async () => {
    const kept = await noting.tell({ params, body: { text: text.trim() } }).catch(() => null);
    if (kept === null) return;
    setText('');
    announce(t('pages.desk.work.noted'));
  };
  useShortcuts({
    t:
      claimable === true && assignee === null
        ? { run: () => void take(), says: t('pages.desk.work.claim') }
        : undefined,
    m: { run: () => document.getElementById(id)?.focus(), says: t('pages.desk.work.write') },
  });
  return (
    <DeskSheet
      title={t('pages.desk.work.title')}
      actions={
        <span className="sub-assignee">
          <span>
            {assignee === null
              ? t('pages.desk.work.nobody')
              : t(mine ? 'pages.desk.work.mine' : 'pages.desk.work.has', {
                  name: assignee.name,
                  since: denseMoment(assignee.since),
                })}
          </span>
          {claimable === true ? (
            <span className="yz-desk-acts">
              {assignee === null ? (
                <Button size="small" loading={claiming.pending} onClick={() => void take()}>
                  {t('pages.desk.work.claim')}
                </Button>
              ) : null}
              <Button size="small" onClick={() => setAsking('assign')}>
                {t('pages.desk.bulk.assign')}
              </Button>
              {assignee === null ? null : (
                <Button size="small" onClick={() => setAsking('release')}>
                  {t('pages.desk.bulk.release')}
                </Button>
              )}
            </span>
          ) : null}
        </span>
      }
    >
      {asking === null ? null : (
        <AssignDialogue
          act={asking}
          ids={[view.applicationId]}
          onDone={() => {
            void asked.refetch();
            setAsking(null);
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {notes.length === 0 ? null : (
        <ul className="sub-notes">
          {notes.map((note) => (
            <li key={note.id}>
              <p>{note.text}</p>
              <p className="yz-small">
                {note.by} · <time dateTime={note.at}>{denseMoment(note.at)}</time>
              </p>
            </li>
          ))}
        </ul>
      )}
      <form
        className="sub-note-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') void keepNote();
        }}
      >
        <label htmlFor={id} className="yz-label">
          {t('pages.desk.work.write')}
        </label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={1000}
          value={text}
          aria-describedby={`${id}-who`}
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit" disabled={text.trim() === ''} loading={noting.pending}>
          {t('pages.desk.work.keep')}
        </Button>
        <p id={`${id}-who`} className="yz-small">
          {t('pages.desk.work.who-sees')}
        </p>
      </form>
      {[noting.problem, claiming.problem].map((problem) =>
        problem === null ? null : <ProblemNotice key={problem.code} problem={problem} />,
      )}
      {assignments.length === 0 ? null : (
        <Disclosure says={t('pages.desk.work.assignments', { count: assignments.length })}>
          <ul className="yz-counting">
            {assignments.map((line) => (
              <li key={`${line.at} ${line.act} ${line.to ?? ''}`}>
                {denseMoment(line.at)}{' '}
                {t(`pages.desk.work.act.${line.act}`, {
                  by: line.by,
                  from: line.from ?? '—',
                  to: line.to ?? '—',
                })}
                {line.reason === null ? null : ` · ${line.reason}`}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </DeskSheet>
  );
}
