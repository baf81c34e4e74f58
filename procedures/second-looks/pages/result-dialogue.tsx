import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { RadioGroup } from '@yanzhen/web-kit/plain/choices.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import { CountedDayPanel } from '../../applications/pages/counting-panel.tsx';
import * as contract from '../contract.ts';
import type { SecondLookTask } from '../contract.ts';

/** Agrees or disagrees with the decision, with the reason. */
export function ResultDialogue({
  task,
  onClose,
}: {
  readonly task: SecondLookTask;
  readonly onClose: () => void;
}) {
  const t = useWords('second-looks');
  const recording = useTell(contract.recordResult);
  const [verdict, setVerdict] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const chosen = contract.verdicts.find((each) => each === verdict);
  const complete = chosen !== undefined && reason.trim() !== '';
  const record = async () => {
    setTried(true);
    if (chosen === undefined || !complete) return;
    await recording.tell({ params: { taskId: task.id }, body: { verdict: chosen, reason } });
    announce(t('pages.tasks.recorded'));
    onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={t('pages.tasks.record-title', { reference: task.reference ?? '' })}
      okText={t('pages.tasks.record')}
      confirmLoading={recording.pending}
      onOk={() => void record().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className="yz-form">
        {recording.problem ? <ProblemNotice problem={recording.problem} /> : null}
        {tried && !complete ? <Notice tone="attention" title={t('pages.tasks.missing')} /> : null}
        <p>
          {t('pages.tasks.outcome')}: {t(`outcome.${task.outcome}`)} ·{' '}
          <Link to={`/desk/cases/${task.applicationId}`}>{t('pages.tasks.open-case')}</Link>
        </p>
        <div>
          {t('pages.tasks.due')}: <CountedDayPanel on={task.dueOn} counting={task.counting} />
        </div>
        <RadioGroup
          id="verdict"
          label={t('pages.tasks.verdict')}
          value={verdict}
          onChange={setVerdict}
          options={contract.verdicts.map((each) => ({
            value: each,
            label: t(`verdict.${each}`),
            hint: t(`pages.tasks.${each}-says`),
          }))}
        />
        <TextArea
          id="reason"
          label={t('pages.tasks.reason')}
          hint={t('pages.tasks.reason-hint')}
          value={reason}
          maxLength={500}
          rows={4}
          onChange={setReason}
        />
      </div>
    </Modal>
  );
}
