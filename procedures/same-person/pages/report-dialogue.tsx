import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { TextArea, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';

/** Two records that no sign brought together, named by a case of each. */
export function ReportDialogue({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('same-person');
  const { go } = useRoute();
  const reporting = useTell(contract.reportPair);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [reason, setReason] = useState('');
  const report = async () => {
    const group = await reporting.tell({ body: { references: [first, second], reason } });
    onClose();
    go(`/desk/same-person/${group.id}`);
  };
  return (
    <Modal
      open
      width={640}
      title={t('pages.list.report')}
      okText={t('pages.report.send')}
      confirmLoading={reporting.pending}
      onOk={() => void report().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className="yz-form">
        {reporting.problem ? <ProblemNotice problem={reporting.problem} /> : null}
        <p>{t('pages.report.says')}</p>
        <TextInput id="first" label={t('pages.report.first')} value={first} onChange={setFirst} />
        <TextInput
          id="second"
          label={t('pages.report.second')}
          value={second}
          onChange={setSecond}
        />
        <TextArea
          id="reason"
          label={t('pages.report.reason')}
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
