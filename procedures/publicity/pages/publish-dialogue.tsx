import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { Checkbox } from '@yanzhen/web-kit/plain/choices.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { Candidate } from '../contract.ts';
import { CountingPanel } from '../../applications/pages/counting-panel.tsx';
import type { Names } from './names.ts';
import './publicity.css';

interface PublishDialogueProps {
  /** Of one benefit. */
  readonly candidates: readonly Candidate[];
  readonly names: Names;
  readonly onClose: () => void;
}

/** The list as the public will see it, before it is posted. */
export function PublishDialogue({ candidates, names, onClose }: PublishDialogueProps) {
  const t = useWords('publicity');
  const { go } = useRoute();
  const { language } = useLanguage();
  const period = useAsk(contract.previewPeriod, {}).data;
  const posting = useTell(contract.publishList);
  const [showsAmounts, setShowsAmounts] = useState(true);
  const [contact, setContact] = useState('');
  const benefitId = candidates[0]?.benefitId ?? '';
  const post = async () => {
    const applicationIds = candidates.map((each) => each.applicationId);
    const said = contact.trim() === '' ? {} : { contact };
    const list = await posting.tell({
      body: { benefitId, applicationIds, showsAmounts, ...said },
    });
    announce(t('pages.candidates.posted', { number: list.number }));
    onClose();
    go(`/desk/publicity/lists/${list.id}`);
  };
  return (
    <Modal
      open
      width={880}
      title={`${t('pages.candidates.preview-title')} · ${names.benefit(benefitId)}`}
      okText={t('pages.candidates.post')}
      confirmLoading={posting.pending}
      onOk={() => void post().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className="yz-form">
        {posting.problem ? <ProblemNotice problem={posting.problem} /> : null}
        {period === undefined ? null : (
          <>
            <p>
              {t('pages.candidates.preview-says', { endsOn: dateText(period.endsOn, language) })}
            </p>
            <CountingPanel counting={period.counting} />
          </>
        )}
        <PlainTable
          caption={t('pages.candidates.preview-title')}
          rows={candidates}
          rowKey={(row) => row.applicationId}
          columns={[
            { id: 'name', title: t('pages.public.name'), cell: (row) => row.maskedName },
            { id: 'employer', title: t('pages.public.employer'), cell: (row) => row.employer },
            {
              id: 'county',
              title: t('pages.public.county'),
              cell: (row) => names.county(row.county),
            },
            ...(showsAmounts
              ? [
                  {
                    id: 'amount',
                    title: t('pages.public.amount'),
                    align: 'end' as const,
                    cell: (row: Candidate) => <Money fen={row.amountFen} />,
                  },
                ]
              : []),
          ]}
        />
        <Checkbox
          id="showsAmounts"
          label={t('pages.candidates.shows-amounts')}
          value={showsAmounts}
          onChange={setShowsAmounts}
        />
        <TextInput
          id="contact"
          label={t('pages.candidates.contact')}
          hint={t('pages.candidates.contact-hint')}
          optional
          maxLength={100}
          value={contact}
          onChange={setContact}
        />
      </div>
    </Modal>
  );
}
