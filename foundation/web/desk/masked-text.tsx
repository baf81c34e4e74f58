import { Button, Input, Modal, Radio } from 'antd';
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
  readonly onUnmask?: ((reason: string, purpose: string) => Promise<string>) | undefined;
  /** What it may be needed for, one of which is chosen beside the reason. */
  readonly purposes?: readonly { readonly value: string; readonly label: string }[];
}

const shownFor = 60_000;

/** A masked number that can be shown once, with a reason, for a minute. */
export function MaskedText({ masked, label, onUnmask, purposes = [] }: MaskedTextProps) {
  const t = useWords();
  const id = useId();
  const [full, setFull] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [purpose, setPurpose] = useState(purposes[0]?.value ?? '');
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
      setFull(await onUnmask(reason.trim(), purpose));
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
        {purposes.length === 0 ? null : (
          <fieldset className="yz-purposes">
            <legend className="yz-label">{t('desk.purpose')}</legend>
            <Radio.Group
              name={`${id}-purpose`}
              value={purpose}
              onChange={(event) => setPurpose(String(event.target.value))}
              options={purposes.map(({ value, label: says }) => ({ value, label: says }))}
            />
          </fieldset>
        )}
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
