import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag, type Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { GroupDetail, Merge } from '../contract.ts';
import { MergePreview } from './merge-preview.tsx';
import { PrepareDialogue } from './prepare-dialogue.tsx';
import { letterOf } from './tone.ts';

const tones: Readonly<Partial<Record<Merge['state'], Tone>>> = {
  prepared: 'attention',
  done: 'good',
};

/** Merges of a confirmed group: prepare, do, drop, undo. */
export function MergeSheet({ group }: { readonly group: GroupDetail }) {
  const t = useWords('same-person');
  const [preparing, setPreparing] = useState(false);
  const [step, setStep] = useState<Step | null>(null);
  if (group.state !== 'confirmed') return null;
  const waiting = group.merges.some(({ state }) => state === 'prepared');
  const mayPrepare = group.mayPrepare && !group.merged && !waiting;
  return (
    <DeskSheet
      title={t('pages.merge.title')}
      {...(mayPrepare
        ? {
            actions: (
              <Button type="primary" onClick={() => setPreparing(true)}>
                {t('pages.merge.prepare')}
              </Button>
            ),
          }
        : {})}
    >
      {group.merges.length === 0 ? <p>{t('pages.merge.stays')}</p> : null}
      {group.merges.map((merge) => (
        <MergeLine key={merge.id} merge={merge} group={group} onStep={setStep} />
      ))}
      {preparing ? <PrepareDialogue group={group} onClose={() => setPreparing(false)} /> : null}
      {step === null ? null : (
        <StepDialogue step={step} group={group} onClose={() => setStep(null)} />
      )}
    </DeskSheet>
  );
}

interface Step {
  readonly kind: 'do' | 'drop' | 'undo';
  readonly merge: Merge;
}

function MergeLine(props: {
  readonly merge: Merge;
  readonly group: GroupDetail;
  readonly onStep: (step: Step) => void;
}) {
  const t = useWords('same-person');
  const { merge, group, onStep } = props;
  const record = (id: string) => t('pages.group.record', { letter: letterOf(group.members, id) });
  return (
    <div className="same-merge">
      <p className="same-tags">
        <strong>
          {t('pages.merge.pair', {
            away: record(merge.awayPersonId),
            kept: record(merge.keptPersonId),
          })}
        </strong>
        <Tag tone={tones[merge.state] ?? 'plain'}>{t(`merge-state.${merge.state}`)}</Tag>
      </p>
      <p>{merge.reason}</p>
      <p className="yz-small">
        {t('pages.merge.by', { name: merge.preparedBy, at: denseMoment(merge.preparedAt) })}
        {merge.doneBy === null || merge.doneAt === null
          ? null
          : ` · ${t('pages.merge.done-by', { name: merge.doneBy, at: denseMoment(merge.doneAt) })}`}
      </p>
      {merge.endReason === null ? null : <p>{merge.endReason}</p>}
      {group.mayPrepare ? (
        <div className="same-tags">
          {merge.mayDo ? (
            <Button type="primary" onClick={() => onStep({ kind: 'do', merge })}>
              {t('pages.merge.do')}
            </Button>
          ) : null}
          {merge.state === 'prepared' && !merge.mayDo ? <span>{t('pages.merge.wait')}</span> : null}
          {merge.state === 'prepared' ? (
            <Button onClick={() => onStep({ kind: 'drop', merge })}>{t('pages.merge.drop')}</Button>
          ) : null}
          {merge.state === 'done' ? (
            <Button onClick={() => onStep({ kind: 'undo', merge })}>{t('pages.merge.undo')}</Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function StepDialogue(props: {
  readonly step: Step;
  readonly group: GroupDetail;
  readonly onClose: () => void;
}) {
  const t = useWords('same-person');
  const { step, group, onClose } = props;
  const doing = useTell(contract.doMerge);
  const dropping = useTell(contract.dropMerge);
  const undoing = useTell(contract.undoMerge);
  const [reason, setReason] = useState('');
  const problem = doing.problem ?? dropping.problem ?? undoing.problem;
  const params = { mergeId: step.merge.id };
  const send = async () => {
    if (step.kind === 'do') await doing.tell({ params });
    else if (step.kind === 'drop') await dropping.tell({ params, body: { reason } });
    else await undoing.tell({ params, body: { reason } });
    announce(t('pages.group.done'));
    onClose();
  };
  return (
    <Modal
      open
      width={760}
      title={t(step.kind === 'do' ? 'pages.merge.do-title' : `pages.merge.${step.kind}`)}
      okText={t(`pages.merge.${step.kind}`)}
      confirmLoading={doing.pending || dropping.pending || undoing.pending}
      onOk={() => void send().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className="yz-form">
        {problem ? <ProblemNotice problem={problem} /> : null}
        {step.kind === 'do' ? (
          <MergePreview
            groupId={group.id}
            awayPersonId={step.merge.awayPersonId}
            keptPersonId={step.merge.keptPersonId}
          />
        ) : (
          <>
            {step.kind === 'undo' ? <p>{t('pages.merge.undo-says')}</p> : null}
            <TextArea
              id="reason"
              label={t('pages.group.reason')}
              hint={t('pages.group.reason-hint')}
              value={reason}
              maxLength={500}
              rows={3}
              onChange={setReason}
            />
          </>
        )}
      </div>
    </Modal>
  );
}
