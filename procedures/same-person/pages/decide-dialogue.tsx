import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { GroupDetail, GroupMove } from '../contract.ts';
import { letterOf } from './tone.ts';

export type Decision =
  | { readonly move: Exclude<GroupMove, 'set-apart'> }
  | { readonly move: 'set-apart'; readonly personId: string };

interface DecideDialogueProps {
  readonly decision: Decision;
  readonly group: GroupDetail;
  readonly onClose: () => void;
}

/** One decision on a group, with what follows from it and the reason. */
export function DecideDialogue({ decision, group, onClose }: DecideDialogueProps) {
  const t = useWords('same-person');
  const moving = useTell(contract.moveGroup);
  const apart = useTell(contract.setApart);
  const [reason, setReason] = useState('');
  const problem = moving.problem ?? apart.problem;
  const title =
    decision.move === 'set-apart'
      ? t('pages.group.set-apart', { letter: letterOf(group.members, decision.personId) })
      : t(`move.${decision.move}`);
  const decide = async () => {
    const params = { groupId: group.id };
    if (decision.move === 'set-apart') {
      await apart.tell({ params, body: { personId: decision.personId, reason } });
    } else {
      const { move } = decision;
      if (move === 'found' || move === 'join') return;
      await moving.tell({ params, body: { move, reason } });
    }
    announce(t('pages.group.done'));
    onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={title}
      okText={title}
      confirmLoading={moving.pending || apart.pending}
      onOk={() => void decide().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className="yz-form">
        {problem ? <ProblemNotice problem={problem} /> : null}
        <p>{t(`pages.group.${decision.move}-says`)}</p>
        <TextArea
          id="reason"
          label={t('pages.group.reason')}
          hint={t('pages.group.reason-hint')}
          value={reason}
          maxLength={500}
          rows={4}
          onChange={setReason}
        />
      </div>
    </Modal>
  );
}
