import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf, call } from '@yanzhen/web-kit/client.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { MaskedText } from '@yanzhen/web-kit/desk/masked-text.tsx';
import { RadioGroup } from '@yanzhen/web-kit/plain/choices.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { Objection } from '../contract.ts';

interface ObjectionDialogueProps {
  readonly objection: Objection;
  readonly onClose: () => void;
}

/** Reads one objection and decides it, with the reason that the applicant will read. */
export function ObjectionDialogue({ objection, onClose }: ObjectionDialogueProps) {
  const t = useWords('publicity');
  const deciding = useTell(contract.decideObjection);
  const [outcome, setOutcome] = useState('dismissed');
  const [reason, setReason] = useState('');
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const params = { objectionId: objection.id };
  const decide = async () => {
    if (reason.trim() === '') return setMissing(true);
    const checked = outcome === 'upheld' ? 'upheld' : 'dismissed';
    const more = objection.hasContact && words.trim() !== '' ? { words } : {};
    const { told } = await deciding.tell({ params, body: { outcome: checked, reason, ...more } });
    announce(t(told === null ? 'pages.objections.decided' : `pages.objections.told-${told}`));
    onClose();
  };
  const reveal = async (why: string) =>
    (await call(contract.revealContact, { params, body: { reason: why } })).contact;
  return (
    <Modal
      open
      width={720}
      title={t('pages.objections.decide-title', { number: objection.number })}
      okText={t(outcome === 'upheld' ? 'pages.objections.uphold' : 'pages.objections.dismiss')}
      okButtonProps={{ danger: outcome === 'upheld' }}
      confirmLoading={deciding.pending}
      onOk={() => void decide().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className="yz-form">
        {deciding.problem ? <ProblemNotice problem={deciding.problem} /> : null}
        <DeskFacts
          columns={1}
          facts={[
            {
              id: 'line',
              label: t('pages.objections.line'),
              value: [
                objection.listNumber,
                objection.lineNumber,
                objection.maskedName,
                objection.reference,
              ].join(' · '),
            },
            {
              id: 'text',
              label: t('pages.objections.text'),
              value: <span className="publicity-text">{objection.text}</span>,
            },
            {
              id: 'files',
              label: t('pages.objections.files'),
              value:
                objection.files.length === 0
                  ? t('pages.objections.no-files')
                  : objection.files.map((file) => (
                      <a
                        key={file.id}
                        className="publicity-file"
                        href={addressOf(contract.showObjectionFile, {
                          params: { ...params, fileId: file.id },
                        })}
                        target="_blank"
                        rel="noreferrer"
                      >
                        {file.name}
                      </a>
                    )),
            },
            {
              id: 'contact',
              label: t('pages.objections.contact-of'),
              value: objection.hasContact ? (
                <MaskedText masked="****" label={t('pages.objections.contact')} onUnmask={reveal} />
              ) : (
                t('pages.objections.contact-none')
              ),
            },
          ]}
        />
        <RadioGroup
          id="outcome"
          label={t('pages.objections.decision')}
          value={outcome}
          onChange={setOutcome}
          options={[
            {
              value: 'dismissed',
              label: t('pages.objections.dismiss'),
              hint: t('pages.objections.dismiss-says'),
            },
            {
              value: 'upheld',
              label: t('pages.objections.uphold'),
              hint: t('pages.objections.uphold-says'),
            },
          ]}
        />
        <TextArea
          id="reason"
          label={t('pages.objections.reason')}
          hint={t('pages.objections.reason-hint')}
          value={reason}
          maxLength={500}
          rows={3}
          error={
            missing
              ? { field: 'reason', code: 'empty', says: t('pages.objections.reason-missing') }
              : undefined
          }
          onChange={(next) => {
            setReason(next);
            setMissing(false);
          }}
        />
        {objection.hasContact ? (
          <TextArea
            id="words"
            label={t('pages.objections.words')}
            hint={t('pages.objections.words-hint')}
            optional
            value={words}
            maxLength={500}
            rows={2}
            onChange={setWords}
          />
        ) : null}
      </div>
    </Modal>
  );
}
