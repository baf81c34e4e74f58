import { zText } from '@yanzhen/values/fields.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { ConfirmDialog } from '@yanzhen/web-kit/plain/confirm-dialog.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import * as z from 'zod';
import {
  askForOffer,
  confirmOffer,
  declineOffer,
  type listMyOffers,
  type MyOffer,
} from '../contract-no-application.ts';
import { FormFrame } from './form-frame.tsx';

/** Where the money would go, as far as it is known. */
export type WhereTo = Omit<ReplyOf<typeof listMyOffers>, 'offers'>;

interface AnswerProps {
  readonly offer: MyOffer;
  readonly where: WhereTo;
}

/** What the person can say to an offer now. */
export function OfferAnswer({ offer, where }: AnswerProps) {
  const t = useWords('subsidies');
  const { may, applicationId } = offer;
  if (may.includes('confirm')) return <Confirm offer={offer} where={where} />;
  return (
    <Actions>
      {applicationId === null ? null : (
        <LinkButton to={`/applications/${applicationId}`} tone="secondary">
          {t('pages.offers.case')}
        </LinkButton>
      )}
      {may.includes('ask-again') ? <AskAgain offer={offer} /> : null}
      {may.includes('decline') ? <Decline offer={offer} /> : null}
    </Actions>
  );
}

function Confirm({ offer, where }: AnswerProps) {
  const t = useWords('subsidies');
  if (!where.identityKnown) {
    return (
      <Notice
        tone="attention"
        title={t('pages.offers.identity')}
        actions={<LinkButton to="/me">{t('pages.offers.identity-act')}</LinkButton>}
      >
        <p>{t('pages.offers.identity-says')}</p>
      </Notice>
    );
  }
  return where.bankAccount === null ? (
    <ConfirmWithAccount offer={offer} />
  ) : (
    <ConfirmAtOnce offer={offer} where={where} />
  );
}

/** One tap: the money goes to the account on file. */
function ConfirmAtOnce({ offer, where }: AnswerProps) {
  const t = useWords('subsidies');
  const { tell, pending, problem } = useConfirm(offer);
  return (
    <>
      <p className="offer-account">
        {t('pages.offers.account', {
          bank: where.bankName ?? '',
          account: where.bankAccount ?? '',
        })}
      </p>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <Actions>
        <Button pending={pending} onClick={() => void tell({}).catch(() => undefined)}>
          {t('pages.offers.confirm', { yuan: yuanForReader(offer.amountFen) })}
        </Button>
        <Decline offer={offer} />
      </Actions>
    </>
  );
}

// The number is checked by the server, whose answer says what in it is wrong.
const accountForm = z.object({
  bankName: zText(60, { lines: 'one' }),
  bankAccount: zText(40, { lines: 'one' }),
});

/** The first time: where the money goes is said with the confirmation. */
function ConfirmWithAccount({ offer }: { readonly offer: MyOffer }) {
  const t = useWords('subsidies');
  const { tell } = useConfirm(offer);
  const form = useForm(accountForm, { bankName: '', bankAccount: '' });
  return (
    <FormFrame
      form={form}
      act={t('pages.offers.confirm', { yuan: yuanForReader(offer.amountFen) })}
      onSubmit={() => form.submit((account) => tell({ account }))}
      others={<Decline offer={offer} />}
    >
      <h3 className="offer-why">{t('pages.offers.account-new')}</h3>
      <TextInput
        {...form.field('bankName')}
        label={t('pages.talent.account.bank')}
        hint={t('pages.talent.account.bank-hint')}
        maxLength={60}
      />
      <TextInput
        {...form.field('bankAccount')}
        label={t('pages.talent.account.number')}
        hint={t('pages.talent.account.number-hint')}
        inputMode="numeric"
        maxLength={30}
        size="medium"
      />
    </FormFrame>
  );
}

/** Confirms, and says what came of it: filed, changed meanwhile, or waiting for money. */
function useConfirm(offer: MyOffer) {
  const t = useWords('subsidies');
  const text = useText();
  const { go } = useRoute();
  const telling = useTell(confirmOffer);
  const tell = async (body: { account?: { bankName: string; bankAccount: string } }) => {
    const reply = await telling.tell({ params: { offerId: offer.id }, body });
    switch (reply.result) {
      case 'confirmed':
        announce(t('pages.offers.confirmed', { reference: reply.reference }));
        return go(`/applications/${reply.applicationId}`);
      case 'changed':
        return announce(
          t('pages.offers.says.lapsed', {
            changed: reply.changed.map(text).join(t('pages.talent.list-separator')),
          }),
        );
      case 'waiting':
        return announce(t('pages.offers.says.waiting', { place: reply.place }));
    }
  };
  return { tell, pending: telling.pending, problem: telling.problem };
}

function Decline({ offer }: { readonly offer: MyOffer }) {
  const t = useWords('subsidies');
  const telling = useTell(declineOffer);
  const [open, setOpen] = useState(false);
  const send = async () => {
    await telling.tell({ params: { offerId: offer.id }, body: {} });
    setOpen(false);
    announce(t('pages.offers.declined'));
  };
  return (
    <>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        {t('pages.offers.decline')}
      </Button>
      <ConfirmDialog
        open={open}
        title={t('pages.offers.decline-title')}
        act={t('pages.offers.decline')}
        tone="danger"
        pending={telling.pending}
        onConfirm={() => void send().catch(() => undefined)}
        onCancel={() => setOpen(false)}
      >
        <p>{t('pages.offers.decline-says')}</p>
        {telling.problem === null ? null : <ProblemNotice problem={telling.problem} />}
      </ConfirmDialog>
    </>
  );
}

function AskAgain({ offer }: { readonly offer: MyOffer }) {
  const t = useWords('subsidies');
  const telling = useTell(askForOffer);
  const send = async () => {
    await telling.tell({ params: { offerId: offer.id } });
    announce(t('pages.offers.asked'));
  };
  return (
    <>
      <Button
        tone="secondary"
        pending={telling.pending}
        onClick={() => void send().catch(() => undefined)}
      >
        {t('pages.offers.ask-again')}
      </Button>
      {telling.problem === null ? null : <ProblemNotice problem={telling.problem} />}
    </>
  );
}
