import { yuanForReader } from '@yanzhen/values/money.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { MoveButtons, type DeskMove } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { OutcomeMark } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract-no-application.ts';
import type { StaffOffer } from '../contract-no-application.ts';
import { useCountyName } from './county-name.ts';
import { OfferMark } from './desk-offer-list.tsx';
import './offers.css';

/** One person on a list: why they are entitled, and by whose word. */
export function DeskOffer() {
  const t = useWords('subsidies');
  const { params } = useRoute();
  const ask = useAsk(contract.showOffer, { params: { offerId: params['offerId'] ?? '' } });
  const offer = ask.data;
  return (
    <DeskPage
      title={offer?.personName ?? t('pages.offer-desk.name')}
      crumbs={[
        { says: t('pages.offer-desk.title'), to: '/desk/offers' },
        {
          says: offer?.roundNumber ?? t('pages.offer-desk.number'),
          to: `/desk/offers/${params['roundId'] ?? ''}`,
        },
      ]}
      meta={offer ? <OfferMark row={offer} /> : undefined}
      actions={offer ? <Moves offer={offer} /> : undefined}
    >
      <Asked of={ask}>
        {(shown) => (
          <>
            <Summary offer={shown} />
            <Reasons offer={shown} />
            <History offer={shown} />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

function Moves({ offer }: { readonly offer: StaffOffer }) {
  const t = useWords('subsidies');
  const { go } = useRoute();
  const look = useTell(contract.lookAtOffer);
  const out = useTell(contract.takeOfferOut);
  const sample = useAsk(contract.listRoundOffers, {
    params: { roundId: offer.roundId },
    query: { show: 'sample' },
  });
  const next = sample.data?.rows.find(
    ({ id, state, lookedBy }) => id !== offer.id && state === 'found' && lookedBy === null,
  );
  const move = (id: 'look' | 'take-out'): DeskMove => ({
    id,
    label: t(`pages.offer-desk.move.${id}`),
    explains: t(`pages.offer-desk.move-says.${id}`, { name: offer.personName }),
    doneSays: t(`pages.offer-desk.move-done.${id}`),
    tone: id === 'look' ? 'primary' : 'danger',
    reason: id === 'look' ? 'none' : 'required',
  });
  const params = { offerId: offer.id };
  return (
    <MoveButtons
      moves={[
        ...(offer.mayLook && offer.lookedBy === null ? [move('look')] : []),
        ...(offer.mayTakeOut ? [move('take-out')] : []),
      ]}
      onMove={async (id, reason) => {
        if (id === 'take-out') await out.tell({ params, body: { reason } });
        else await look.tell({ params });
        // The next of the sample, or back to the list when all were looked at.
        if (!offer.mayLook) return;
        go(`/desk/offers/${offer.roundId}${next === undefined ? '' : `/${next.id}`}`);
      }}
    />
  );
}

function Summary({ offer }: { readonly offer: StaffOffer }) {
  const t = useWords('subsidies');
  const text = useText();
  const county = useCountyName();
  return (
    <DeskSheet title={t('pages.offer-desk.summary')}>
      <DeskFacts
        columns={3}
        facts={[
          { id: 'benefit', label: t('pages.offer-desk.benefit'), value: text(offer.benefit.name) },
          {
            id: 'sum',
            label: t('pages.offer-desk.sum'),
            value: <strong>{yuanForReader(offer.amountFen)}</strong>,
          },
          { id: 'county', label: t('pages.offer-desk.county'), value: county(offer.county) || '—' },
          { id: 'on', label: t('pages.offer-desk.on'), value: denseDate(offer.foundOn) },
          {
            id: 'until',
            label: t('pages.offer-desk.until'),
            value: offer.expiresOn === null ? '—' : denseDate(offer.expiresOn),
          },
          {
            id: 'case',
            label: t('pages.offer-desk.case'),
            value:
              offer.applicationId === null ? (
                '—'
              ) : (
                <Link to={`/desk/cases/${offer.applicationId}`}>
                  {t('pages.offer-desk.open-case')}
                </Link>
              ),
          },
        ]}
      />
    </DeskSheet>
  );
}

/** Each condition with its clause, and the facts that it was decided by: who vouches for them. */
function Reasons({ offer }: { readonly offer: StaffOffer }) {
  const t = useWords('subsidies');
  const text = useText();
  const facts = new Map(offer.facts.map((fact) => [fact.id, fact]));
  return (
    <DeskSheet title={t('pages.offer-desk.reasons')}>
      <PlainTable
        caption={t('pages.offer-desk.reasons')}
        rows={offer.decision.reasons}
        rowKey={(reason) => reason.conditionId}
        columns={[
          {
            id: 'outcome',
            title: t('pages.offer-desk.outcome'),
            cell: (reason) => <OutcomeMark outcome={reason.outcome} />,
          },
          {
            id: 'says',
            title: t('pages.offer-desk.condition'),
            cell: (reason) => text(reason.says),
          },
          {
            id: 'clause',
            title: t('pages.offer-desk.clause'),
            cell: (reason) => reason.clause.clause,
          },
          {
            id: 'facts',
            title: t('pages.offer-desk.facts'),
            cell: (reason) => (
              <ul className="offer-facts">
                {reason.facts.map(({ id, label, shown }) => {
                  const source = facts.get(id)?.source;
                  return (
                    <li key={id}>
                      {text(label)} <strong>{text(shown) || '—'}</strong>{' '}
                      {source ? <small>{t(`pages.desk.source.${source}`)}</small> : null}
                    </li>
                  );
                })}
              </ul>
            ),
          },
        ]}
      />
    </DeskSheet>
  );
}

function History({ offer }: { readonly offer: StaffOffer }) {
  const t = useWords('subsidies');
  return (
    <DeskSheet title={t('pages.offer-desk.history')}>
      <DeskTimeline
        events={offer.events.map((event) => ({
          id: String(event.number),
          at: event.at,
          title: t(`pages.offer-desk.offer-event.${event.move}`),
          by: event.by ?? t('pages.offer-desk.system'),
          ...(event.reason === null ? {} : { detail: event.reason }),
        }))}
      />
    </DeskSheet>
  );
}
