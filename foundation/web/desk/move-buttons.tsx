import { Button, Input, Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { ProblemNotice } from '../plain/notice.tsx';
import { announce } from '../plain/live.tsx';
import { asProblem, type Problem } from '../problem.ts';
import { useWords } from '../words.ts';

/** A move that the reader may make now, as the lifecycle table allows. */
export interface DeskMove {
  readonly id: string;
  /** The act, e.g. "Propose". */
  readonly label: string;
  readonly tone?: 'primary' | 'plain' | 'danger';
  /** What follows from it, shown before it is confirmed. */
  readonly explains?: ReactNode;
  readonly reason?: 'required' | 'optional' | 'none';
  /** Why it cannot be made now; the button stays in sight and says so. */
  readonly notNow?: string | undefined;
  /** What to say when it is done. */
  readonly doneSays?: string;
}

interface MoveButtonsProps {
  readonly moves: readonly DeskMove[];
  /** Makes the move; a Problem it throws is shown in the dialogue, which stays open. */
  readonly onMove: (id: string, reason: string) => Promise<unknown>;
}

/** The moves of a case as buttons; each is confirmed, with a reason where one is asked for. */
export function MoveButtons({ moves, onMove }: MoveButtonsProps) {
  const t = useWords();
  const [open, setOpen] = useState<DeskMove | null>(null);
  return (
    <div className="yz-moves">
      {moves.map((move) => (
        <span key={move.id}>
          <Button
            type={move.tone === 'primary' ? 'primary' : 'default'}
            danger={move.tone === 'danger'}
            disabled={move.notNow !== undefined}
            onClick={() => setOpen(move)}
          >
            {move.label}
          </Button>
          {move.notNow === undefined ? null : (
            <small>{t('desk.can-not', { why: move.notNow })}</small>
          )}
        </span>
      ))}
      {open === null ? null : (
        <MoveDialogue key={open.id} move={open} onMove={onMove} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

interface MoveDialogueProps {
  readonly move: DeskMove;
  readonly onMove: MoveButtonsProps['onMove'];
  readonly onClose: () => void;
}

function MoveDialogue({ move, onMove, onClose }: MoveDialogueProps) {
  const t = useWords();
  const id = useId();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const make = async () => {
    if (move.reason === 'required' && reason.trim() === '') return setMissing(true);
    setPending(true);
    setProblem(null);
    try {
      await onMove(move.id, reason.trim());
      announce(move.doneSays ?? move.label);
      onClose();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setPending(false);
    }
  };
  return (
    <Modal
      open
      title={move.label}
      okText={move.label}
      okButtonProps={{ danger: move.tone === 'danger' }}
      cancelText={t('act.cancel')}
      confirmLoading={pending}
      onOk={() => void make()}
      onCancel={onClose}
    >
      {move.explains === undefined ? null : <div className="yz-move-explains">{move.explains}</div>}
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {move.reason === undefined || move.reason === 'none' ? null : (
        <div className="yz-field">
          <label htmlFor={id} className="yz-label">
            {t('desk.reason')}
            {move.reason === 'optional' ? (
              <span className="yz-optional">{t('form.optional')}</span>
            ) : null}
          </label>
          {missing ? (
            <p id={`${id}-error`} className="yz-error">
              {t('desk.reason-missing')}
            </p>
          ) : null}
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={500}
            value={reason}
            status={missing ? 'error' : ''}
            aria-describedby={missing ? `${id}-error` : undefined}
            onChange={(event) => {
              setReason(event.target.value);
              setMissing(false);
            }}
          />
          <p className="yz-small">{t('desk.reason-hint')}</p>
        </div>
      )}
    </Modal>
  );
}
