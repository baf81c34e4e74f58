import type { Localized } from '@yanzhen/values/localized.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';

/** Says for which department an account answers. */
export function SeatDialogue(props: {
  readonly departments: readonly { readonly id: string; readonly name: Localized }[];
  readonly onClose: () => void;
}) {
  const t = useWords('checks');
  const text = useText();
  const giving = useTell(contract.giveSeat);
  const [login, setLogin] = useState('');
  const [departmentId, setDepartmentId] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const complete = login.trim() !== '' && departmentId !== '' && reason.trim() !== '';
  const give = async () => {
    setTried(true);
    if (!complete) return;
    await giving.tell({ body: { login, departmentId, reason } });
    announce(t('pages.departments.given'));
    props.onClose();
  };
  return (
    <Modal
      open
      title={t('pages.departments.seat')}
      okText={t('pages.departments.seat')}
      confirmLoading={giving.pending}
      onOk={() => void give().catch(() => undefined)}
      onCancel={props.onClose}
    >
      <div className="yz-form">
        {giving.problem ? <ProblemNotice problem={giving.problem} /> : null}
        {tried && !complete ? (
          <Notice tone="attention" title={t('pages.departments.missing')} />
        ) : null}
        <p>{t('pages.departments.seat-says')}</p>
        <TextInput
          id="login"
          label={t('pages.departments.login')}
          value={login}
          maxLength={60}
          size="medium"
          onChange={setLogin}
        />
        <Select
          id="departmentId"
          label={t('pages.departments.department')}
          value={departmentId}
          onChange={setDepartmentId}
          options={props.departments.map(({ id, name }) => ({ value: id, label: text(name) }))}
        />
        <TextInput
          id="reason"
          label={t('pages.departments.reason')}
          value={reason}
          maxLength={500}
          onChange={setReason}
        />
      </div>
    </Modal>
  );
}
