import { Button, Input, Modal } from 'antd';
import { useEffect, useId, useState } from 'react';
import { ProblemNotice } from '../plain/notice.tsx';
import { asProblem, type Problem } from '../problem.ts';
import { useWords } from '../words.ts';

interface MaskedTextProps {
  /** As the server masked it. */
  readonly masked: string;
  /** What it is, e.g. "Identity number". */
  readonly label: string;
  /** Asks for the full text with a reason; the server records it. Left out for who may not. */
  readonly onUnmask?: ((reason: string) => Promise<string>) | undefined;
}

const shownFor = 60_000;

/** A masked number that can be shown once, with a reason, for a minute. */
export function MaskedText({ masked, label, onUnmask }: MaskedTextProps) {
  const t = useWords();
  const id = useId();
  const [full, setFull] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    if (full === null) return;
    const timer = setTimeout(() => setFull(null), shownFor);
    return () => clearTimeout(timer);
  }, [full]);

  const unmask = async () => {
    if (onUnmask === undefined || reason.trim() === '') return;
    setPending(true);
    setProblem(null);
    try {
      setFull(await onUnmask(reason.trim()));
      setAsking(false);
      setReason('');
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setPending(false);
    }
  };
  return (
    <span className="yz-masked">
      <span className="yz-masked-text">{full ?? masked}</span>
      {onUnmask === undefined ? null : (
        <Button
          type="link"
          size="small"
          aria-label={`${full === null ? t('desk.unmask') : t('desk.unmask-again')} ${label}`}
          onClick={() => (full === null ? setAsking(true) : setFull(null))}
        >
          {full === null ? t('desk.unmask') : t('desk.unmask-again')}
        </Button>
      )}
      <Modal
        open={asking}
        title={`${t('desk.unmask-title')} · ${label}`}
        okText={t('desk.unmask')}
        okButtonProps={{ disabled: reason.trim() === '' }}
        cancelText={t('act.cancel')}
        confirmLoading={pending}
        onOk={() => void unmask()}
        onCancel={() => setAsking(false)}
      >
        <p className="yz-move-explains">{t('desk.unmask-says')}</p>
        {problem === null ? null : <ProblemNotice problem={problem} />}
        <label htmlFor={id} className="yz-label">
          {t('desk.reason')}
        </label>
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </span>
  );
}
