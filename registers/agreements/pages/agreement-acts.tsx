import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { WordsDialogue, type WordsField } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { AgreementDetail, MoveId } from '../contract.ts';
import { AgreementForm } from './agreement-form.tsx';

type Words = Readonly<Record<string, string>>;
const withReason: readonly MoveId[] = ['send-back', 'close', 'terminate', 'withdraw'];
const leading: readonly MoveId[] = ['draft', 'send-to-review', 'sign', 'renew'];

/** What the reader can do with an agreement now. */
export function AgreementActs({ agreement }: { readonly agreement: AgreementDetail }) {
  const t = useWords('agreements');
  const [open, setOpen] = useState<MoveId | null>(null);
  const send = useSend(agreement);
  const fields = useFields(agreement);
  const close = () => setOpen(null);
  return (
    <>
      {agreement.moves.map((move) => (
        <Button
          key={move}
          type={leading.includes(move) ? 'primary' : 'default'}
          danger={move === 'terminate' || move === 'withdraw'}
          onClick={() => setOpen(move)}
        >
          {t(`move.${move}`)}
        </Button>
      ))}
      {open === 'amend' ? <AgreementForm agreement={agreement} onClose={close} /> : null}
      {open === null || open === 'amend' ? null : (
        <WordsDialogue
          title={t(`move.${open}`)}
          explains={<p>{t(`pages.acts.${open}`)}</p>}
          danger={open === 'terminate' || open === 'withdraw'}
          fields={fields(open)}
          onSend={(words) => send(open, words)}
          onDone={() => {
            announce(t('pages.acts.done', { act: t(`move.${open}`) }));
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}

function useFields({ termTo }: AgreementDetail): (move: MoveId) => readonly WordsField[] {
  const t = useWords('agreements');
  const { today } = useSession();
  const line = (id: string): WordsField => ({ id, label: t(`pages.fields.${id}`), required: true, line: 60 }); // prettier-ignore
  const day = (id: string, first: string): WordsField => ({ id, label: t(`pages.fields.${id}`), required: true, day: true, first }); // prettier-ignore
  const signed = [line('number'), day('signed-on', today)];
  return (move) => {
    if (move === 'sign') return signed;
    if (move === 'renew') {
      return [...signed, day('term-from', termTo ? dayAfter(termTo) : ''), day('term-to', '')];
    }
    if (move === 'review') {
      return [{ id: 'result', label: t('pages.fields.result'), required: true }];
    }
    return withReason.includes(move)
      ? [{ id: 'reason', label: t('pages.fields.reason'), required: true }]
      : [];
  };
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function useSend(agreement: AgreementDetail): (move: MoveId, words: Words) => Promise<unknown> {
  const moving = useTell(contract.moveAgreement);
  const reviewing = useTell(contract.reviewAgreement);
  const renewing = useTell(contract.renewAgreement);
  const { go } = useRoute();
  const params = { agreementId: agreement.id };
  const { version } = agreement;
  const signedOf = (words: Words) => ({
    on: words['signed-on'] ?? '',
    number: words['number'] ?? '',
  });
  return async (move, words) => {
    if (move === 'review') {
      return reviewing.tell({ params, body: { version, result: words['result'] ?? '' } });
    }
    if (move === 'renew') {
      const [termFrom, termTo] = [words['term-from'] ?? '', words['term-to'] ?? ''];
      const body = { version, signed: signedOf(words), termFrom, termTo };
      const next = await renewing.tell({ params, body });
      go(`/desk/agreements/${next.id}`);
      return next;
    }
    const named = contract.namedMoves.find((each) => each === move);
    if (named === undefined) throw new Error(`no act ${move}`);
    const { reason } = words;
    const more = named === 'sign' ? { signed: signedOf(words) } : reason ? { reason } : {};
    return moving.tell({ params, body: { move: named, version, ...more } });
  };
}
