import { dateText } from '@yanzhen/web-kit/dates.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listMyOffers, type MyOffer } from '../contract-no-application.ts';
import { OfferAnswer, type WhereTo } from './offer-answer.tsx';
import './offers.css';

const tones = {
  found: 'plain',
  'taken-out': 'bad',
  waiting: 'waiting',
  offered: 'attention',
  confirmed: 'good',
  declined: 'plain',
  expired: 'plain',
  lapsed: 'bad',
  asked: 'waiting',
} as const;

/** What I can have without applying: why, how much, and one tap to take it. */
export function OffersPage() {
  const t = useWords('subsidies');
  const ask = useAsk(listMyOffers, {});
  return (
    <Page title={t('pages.offers.title')} lead={t('pages.offers.lead')} back="/">
      <Asked of={ask}>
        {({ offers, ...where }) =>
          offers.length === 0 ? (
            <EmptyState
              title={t('pages.offers.none')}
              actions={<LinkButton to="/calculator">{t('pages.offers.calculator')}</LinkButton>}
            >
              <p>{t('pages.offers.none-says')}</p>
            </EmptyState>
          ) : (
            <>
              {offers.map((offer) => (
                <OfferCard key={offer.id} offer={offer} where={where} />
              ))}
            </>
          )
        }
      </Asked>
    </Page>
  );
}

function OfferCard({ offer, where }: { readonly offer: MyOffer; readonly where: WhereTo }) {
  const t = useWords('subsidies');
  const text = useText();
  const live = offer.state === 'offered' || offer.state === 'waiting';
  return (
    <Card
      title={text(offer.benefit.name)}
      tone={offer.state === 'offered' ? 'accent' : 'plain'}
      meta={<Tag tone={tones[offer.state]}>{t(`pages.offers.state.${offer.state}`)}</Tag>}
    >
      <p className={live ? 'offer-sum' : 'offer-sum offer-sum-past'}>
        <Money fen={offer.amountFen} />
      </p>
      <Standing offer={offer} />
      {live ? <Why offer={offer} /> : null}
      <OfferAnswer offer={offer} where={where} />
    </Card>
  );
}

/** How it stands, in a sentence. */
function Standing({ offer }: { readonly offer: MyOffer }) {
  const t = useWords('subsidies');
  const text = useText();
  const { language } = useLanguage();
  const { state, expiresOn, place, reason } = offer;
  const changed = offer.changed.map(text).join(t('pages.talent.list-separator'));
  const values = {
    date: expiresOn === null ? '' : dateText(expiresOn, language),
    place: place ?? '',
    changed,
    reason: reason ?? '',
  };
  if (state === 'taken-out' && reason === null) return null;
  return <p className="offer-standing">{t(`pages.offers.says.${state}`, values)}</p>;
}

/** Why the person is entitled: each condition in plain words, with its clause. */
function Why({ offer }: { readonly offer: MyOffer }) {
  const t = useWords('subsidies');
  const text = useText();
  return (
    <>
      <h3 className="offer-why">{t('pages.offers.why')}</h3>
      <ul className="offer-reasons">
        {offer.why.map(({ says, clause }) => (
          <li key={says.zh}>
            {text(says)} <small>{clause}</small>
          </li>
        ))}
      </ul>
      <p className="yz-small">{t('pages.offers.by', { document: text(offer.document) })}</p>
    </>
  );
}
