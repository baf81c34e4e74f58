import type { MoveId } from '@yanzhen/procedures/applications/contract.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { ShortcutHint, useShortcuts } from '@yanzhen/web-kit/desk/shortcuts.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { ApproveDialogue } from './desk-approve-dialogue.tsx';
import { CorrectionDialogue } from './desk-correction-dialogue.tsx';
import { useHolderName } from './desk-state.tsx';

interface CaseMovesProps {
  readonly view: contract.SubsidyCase;
  /** Told what was done, e.g. "proposed". */
  readonly onMoved: (says: string) => void;
}

interface Act {
  readonly id: MoveId;
  readonly key: string;
  readonly tone: 'primary' | 'plain' | 'danger';
}

// In the order of the buttons. To pass a case on is one key, whatever the step is called.
const acts: readonly Act[] = [
  { id: 'propose', key: 'p', tone: 'primary' },
  { id: 'check', key: 'p', tone: 'primary' },
  { id: 'approve', key: 'p', tone: 'primary' },
  { id: 'ask-correction', key: 'c', tone: 'plain' },
  { id: 'send-back', key: 's', tone: 'plain' },
  { id: 'refuse', key: 'x', tone: 'danger' },
];

/** The moves that the reader may make now, always in sight. */
export function CaseMoves({ view, onMoved }: CaseMovesProps) {
  const t = useWords('subsidies');
  const holderName = useHolderName();
  const [open, setOpen] = useState<MoveId | null>(null);
  const can = acts.filter(({ id }) => view.allowedMoves.includes(id));
  const start = (id: MoveId) => setOpen(id);
  useShortcuts(
    Object.fromEntries(
      can.map(({ id, key }) => [key, { run: () => start(id), says: t(`pages.desk.act.${id}`) }]),
    ),
  );
  return (
    <footer className="sub-moves">
      {can.length === 0 ? (
        <p>
          {view.standing.holder === null
            ? t('pages.desk.moves.ended')
            : t('pages.desk.moves.none', { holder: holderName(view.standing.holder) })}
        </p>
      ) : (
        <div className="yz-moves">
          {can.map(({ id, key, tone }) => (
            <Button
              key={id}
              type={tone === 'primary' ? 'primary' : 'default'}
              danger={tone === 'danger'}
              aria-keyshortcuts={key}
              onClick={() => start(id)}
            >
              {t(`pages.desk.act.${id}`)}
              <kbd aria-hidden="true">{key}</kbd>
            </Button>
          ))}
        </div>
      )}
      <ShortcutHint says={t('pages.desk.keys')} />
      {open === null ? null : (
        <MoveDialogue
          move={open}
          view={view}
          onClose={() => setOpen(null)}
          onMoved={() => {
            setOpen(null);
            onMoved(t(`pages.desk.done.${open}`));
          }}
        />
      )}
    </footer>
  );
}

interface MoveDialogueProps {
  readonly move: MoveId;
  readonly view: contract.SubsidyCase;
  readonly onMoved: () => void;
  readonly onClose: () => void;
}

function MoveDialogue({ move, view, onMoved, onClose }: MoveDialogueProps) {
  const t = useWords('subsidies');
  const text = useText();
  // What follows is told by the page that comes next; nothing asked here is asked again.
  const later = { invalidates: [] };
  const propose = useTell(contract.propose, later);
  const check = useTell(contract.check, later);
  const sendBack = useTell(contract.sendBack, later);
  const refuse = useTell(contract.refuse, later);
  const params = { applicationId: view.applicationId };
  const name = view.applicantName;
  const common = { title: t(`pages.desk.act.${move}`), onDone: onMoved, onClose };
  const note = (words: Readonly<Record<string, string>>) =>
    words['note'] ? { note: words['note'] } : {};
  switch (move) {
    case 'propose':
    case 'check':
      return (
        <WordsDialogue
          {...common}
          explains={t(`pages.desk.explains.${move}`, {
            name,
            yuan: yuanForReader(view.amountFen ?? 0),
          })}
          fields={[
            {
              id: 'note',
              label: t('pages.desk.words.note'),
              hint: t('pages.desk.words.note-hint'),
            },
          ]}
          onSend={(words) =>
            (move === 'propose' ? propose : check).tell({ params, body: note(words) })
          }
        />
      );
    case 'approve':
      return <ApproveDialogue view={view} onDone={onMoved} onClose={onClose} />;
    case 'send-back':
      return (
        <WordsDialogue
          {...common}
          explains={t('pages.desk.explains.send-back', { name })}
          fields={[
            {
              id: 'reason',
              label: t('pages.desk.words.back'),
              hint: t('pages.desk.words.back-hint'),
              required: true,
            },
          ]}
          onSend={({ reason = '' }) => sendBack.tell({ params, body: { reason } })}
        />
      );
    case 'refuse':
      return (
        <WordsDialogue
          {...common}
          danger
          explains={t('pages.desk.explains.refuse', { name })}
          fields={[
            {
              id: 'reason',
              label: t('pages.desk.words.reason'),
              hint: t('pages.desk.words.reason-hint'),
              required: true,
              first: failing(view)
                .map((reason) => text(reason.says))
                .join(t('pages.desk.join')),
            },
            {
              id: 'remedy',
              label: t('pages.desk.words.remedy'),
              hint: t('pages.desk.words.remedy-hint'),
              required: true,
              first: failing(view)
                .map((reason) => text(reason.remedy))
                .join(t('pages.desk.join')),
            },
          ]}
          onSend={({ reason = '', remedy = '' }) =>
            refuse.tell({ params, body: { reason, remedy } })
          }
        />
      );
    default:
      return <CorrectionDialogue view={view} onDone={onMoved} onClose={onClose} />;
  }
}

/** The conditions that are not met by what is known today. */
function failing(view: contract.SubsidyCase) {
  return view.decisionNow.reasons.filter((reason) => reason.outcome === 'no');
}
