import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { useBenefitNames } from './names.ts';

interface OpenDialogueProps {
  readonly shares: readonly { readonly benefit: string; readonly approved: number; readonly refused: number }[]; // prettier-ignore
  readonly onClose: () => void;
}

/** Opens a round for a period that still runs; the month of today unless told. */
export function OpenDialogue({ shares, onClose }: OpenDialogueProps) {
  const t = useWords('second-looks');
  const benefit = useBenefitNames();
  const { today } = useSession();
  const { go } = useRoute();
  const opening = useTell(contract.openRound);
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState(lastOfMonth(today));
  const open = async () => {
    const round = await opening.tell({ body: { from, to } });
    announce(t('pages.rounds.opened'));
    onClose();
    go(`/desk/second-looks/rounds/${round.id}`);
  };
  return (
    <Modal
      open
      title={t('pages.rounds.open')}
      okText={t('pages.rounds.open')}
      confirmLoading={opening.pending}
      onOk={() => void open().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className="yz-form">
        {opening.problem ? <ProblemNotice problem={opening.problem} /> : null}
        <p>{t('pages.rounds.open-says')}</p>
        <DateInput id="from" label={t('pages.rounds.from')} value={from} onChange={setFrom} />
        <DateInput id="to" label={t('pages.rounds.to')} value={to} onChange={setTo} />
        <p className="yz-label">{t('pages.round.shares')}</p>
        <ul className="second-list">
          {shares.map((share) => (
            <li key={share.benefit}>
              {benefit(share.benefit)}: {t('pages.round.share', { ...share })}
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  );
}

function lastOfMonth(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
