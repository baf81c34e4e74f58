import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { RadioGroup } from '@yanzhen/web-kit/plain/choices.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { GroupDetail } from '../contract.ts';
import { MergePreview } from './merge-preview.tsx';
import { letterOf } from './tone.ts';

/** Which record is kept and which is merged away, with what changes, before a second person does it. */
export function PrepareDialogue(props: {
  readonly group: GroupDetail;
  readonly onClose: () => void;
}) {
  const t = useWords('same-person');
  const { group, onClose } = props;
  const standing = group.members.filter((each) => !each.apart && each.keptPersonId === null);
  // A record with an identity number is found again by every import.
  const best = standing.find(({ identityNumber }) => identityNumber !== null) ?? standing[0];
  const [kept, setKept] = useState(best?.personId ?? '');
  const others = standing.filter(({ personId }) => personId !== kept);
  const [wished, setAway] = useState('');
  const away = others.find(({ personId }) => personId === wished) ?? others[0];
  const [reason, setReason] = useState('');
  const preparing = useTell(contract.prepareMerge);
  const options = (members: typeof standing) =>
    members.map(({ personId, name, identityNumber }) => ({
      value: personId,
      label: t('pages.merge.choose', {
        letter: letterOf(group.members, personId),
        name,
        number: identityNumber ?? t('pages.group.none'),
      }),
    }));
  const prepare = async () => {
    if (!away) return;
    const body = { keptPersonId: kept, awayPersonId: away.personId, reason };
    await preparing.tell({ params: { groupId: group.id }, body });
    announce(t('pages.group.done'));
    onClose();
  };
  return (
    <Modal
      open
      width={760}
      title={t('pages.merge.prepare')}
      okText={t('pages.merge.send')}
      confirmLoading={preparing.pending}
      onOk={() => void prepare().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className="yz-form">
        {preparing.problem ? <ProblemNotice problem={preparing.problem} /> : null}
        <RadioGroup
          id="kept"
          label={t('pages.merge.keep')}
          value={kept}
          onChange={setKept}
          options={options(standing)}
        />
        {others.length > 1 ? (
          <RadioGroup
            id="away"
            label={t('pages.merge.away')}
            value={away?.personId ?? ''}
            onChange={setAway}
            options={options(others)}
          />
        ) : null}
        {away ? (
          <MergePreview groupId={group.id} keptPersonId={kept} awayPersonId={away.personId} />
        ) : null}
        <TextArea
          id="reason"
          label={t('pages.group.reason')}
          hint={t('pages.group.reason-hint')}
          value={reason}
          maxLength={500}
          rows={3}
          onChange={setReason}
        />
      </div>
    </Modal>
  );
}
