import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { MoveButtons, type DeskMove } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import * as contract from '../contract.ts';

interface DraftMovesProps {
  readonly draft: contract.DraftView;
  readonly unsaved: boolean;
}

type AskedMove = Exclude<contract.MoveId, 'edit'>;

const tones: Readonly<Record<AskedMove, DeskMove['tone']>> = {
  propose: 'primary',
  drop: 'danger',
  withdraw: 'plain',
  'send-back': 'plain',
  publish: 'primary',
};

/** What the reader can do with the draft now; what a person may not do says why. */
export function DraftMoves({ draft, unsaved }: DraftMovesProps) {
  const t = useWords('policy-review');
  const move = useTell(contract.moveDraft);
  const [activatesOn, setActivatesOn] = useState(draft.activatesOn ?? draft.today);
  const offered = draft.moves.filter((each) => each.move !== 'edit');
  if (offered.length === 0) return null;
  const notNow = (each: (typeof offered)[number]): string | undefined => {
    if (each.excluded !== null) return t(`pages.draft.excluded-${each.excluded}`);
    if (each.move === 'propose' && unsaved) return t('pages.draft.save-first');
    return undefined;
  };
  const explain = (id: AskedMove) => {
    if (id === 'propose') {
      return (
        <DateInput
          id="activates-on"
          label={t('pages.list.activates')}
          hint={t('pages.draft.activates-hint')}
          value={activatesOn}
          onChange={setActivatesOn}
        />
      );
    }
    return t(`pages.draft.explain.${id}`, { day: draft.activatesOn ?? '' });
  };
  return (
    <MoveButtons
      moves={offered.map((each) => {
        const id = each.move as AskedMove;
        return {
          id,
          label: t(`act.${id}`),
          tone: tones[id] ?? 'plain',
          reason: each.reason,
          explains: explain(id),
          notNow: notNow(each),
          doneSays: t(`move.${id}`),
        };
      })}
      onMove={(id, reason) =>
        move.tell({
          params: { draftId: draft.id },
          body: {
            move: id as AskedMove,
            version: draft.version,
            reason,
            ...(id === 'propose' ? { activatesOn } : {}),
          },
        })
      }
    />
  );
}
