import { CountedDayPanel } from '@yanzhen/procedures/applications/pages/counting-panel.tsx';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf } from '@yanzhen/web-kit/client.ts';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { MoveButtons, type DeskMove } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { ReactNode } from 'react';
import * as contract from '../contract-no-application.ts';
import type { OfferRound } from '../contract-no-application.ts';
import { OfferList } from './desk-offer-list.tsx';
import { roundTones } from './desk-offer-rounds.tsx';
import './offers.css';

/** One list: its sample, its next step, and what became of its offers. */
export function DeskOfferRound() {
  const t = useWords('subsidies');
  const text = useText();
  const { params } = useRoute();
  const { account } = useSession();
  const ask = useAsk(contract.showOfferRound, { params: { roundId: params['roundId'] ?? '' } });
  const round = ask.data;
  const seesPersons = account?.roles.some((role) => role !== 'leader') ?? false;
  return (
    <DeskPage
      title={round ? `${text(round.benefit.name)} ${round.number}` : t('pages.offer-desk.title')}
      crumbs={[{ says: t('pages.offer-desk.title'), to: '/desk/offers' }]}
      meta={
        round ? (
          <Tag tone={roundTones[round.state]}>
            {t(`pages.offer-desk.round-state.${round.state}`)}
          </Tag>
        ) : undefined
      }
      actions={round ? <Moves round={round} /> : undefined}
    >
      <Asked of={ask}>
        {(shown) => (
          <>
            <Summary round={shown} />
            {seesPersons ? <OfferList round={shown} /> : null}
            <Draw round={shown} />
            <History round={shown} />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

function Moves({ round }: { readonly round: OfferRound }) {
  const t = useWords('subsidies');
  const tells = {
    draw: useTell(contract.drawSample),
    pass: useTell(contract.passRound),
    approve: useTell(contract.approveRound),
  };
  const back = useTell(contract.sendRoundBack);
  const stop = useTell(contract.stopRound);
  const left = round.sample - round.sampleDone;
  const values = {
    count: round.found - (round.counts['taken-out'] ?? 0),
    yuan: yuanForReader(round.amountFen),
    sample: round.sample,
    funded: round.funded ?? 0,
  };
  const move = (id: contract.RoundMove): DeskMove => ({
    id,
    label: t(`pages.offer-desk.move.${id}`),
    explains: t(`pages.offer-desk.move-says.${id}`, values),
    doneSays: t(`pages.offer-desk.move-done.${id}`),
    tone: id === 'stop' ? 'danger' : id === 'send-back' ? 'plain' : 'primary',
    reason: id === 'stop' || id === 'send-back' ? 'required' : 'none',
    notNow: id === 'pass' && left > 0 ? t('pages.offer-desk.left', { count: left }) : undefined,
  });
  const params = { roundId: round.id };
  return (
    <MoveButtons
      moves={round.allowedMoves.map(move)}
      onMove={(id, reason) => {
        if (id === 'send-back') return back.tell({ params, body: { reason } });
        if (id === 'stop') return stop.tell({ params, body: { reason } });
        return tells[id as keyof typeof tells].tell({ params });
      }}
    />
  );
}

function Summary({ round }: { readonly round: OfferRound }) {
  const t = useWords('subsidies');
  const count = (state: contract.OfferState) => round.counts[state] ?? 0;
  const fact = (id: string, value: ReactNode) => ({ id, label: t(`pages.offer-desk.${id}`), value }); // prettier-ignore
  const became = contract.offerStates.filter((state) => count(state) > 0);
  return (
    <DeskSheet title={t('pages.offer-desk.summary')}>
      <DeskFacts
        columns={3}
        facts={[
          fact('on', denseDate(round.on)),
          fact('found', round.found),
          fact('sum', yuanForReader(round.amountFen)),
          fact('looked', round.looked),
          fact('unknown', round.unknown),
          fact('barred', round.barred),
          fact('sample', round.sample === 0 ? '—' : `${round.sampleDone} / ${round.sample}`),
          fact('due', <CountedDayPanel on={round.dueOn} counting={round.counting} />),
          fact('term', t('pages.offer-desk.term-days', { count: round.offerDays })),
          ...(round.funded === null
            ? []
            : [
                {
                  ...fact('funded', t('pages.offer-desk.funded-of', { count: round.funded })),
                  span: 3,
                },
              ]),
          {
            id: 'became',
            label: t('pages.offer-desk.became'),
            span: 3,
            value: (
              <span className="offer-tags">
                {became.map((state) => (
                  <span key={state}>
                    {t(`pages.offers.state.${state}`)} <strong>{count(state)}</strong>
                  </span>
                ))}
              </span>
            ),
          },
        ]}
      />
    </DeskSheet>
  );
}

/** What anyone needs to see that the sample was chosen by nobody. */
function Draw({ round }: { readonly round: OfferRound }) {
  const t = useWords('subsidies');
  const hex = (id: string, value: string | null) => ({
    id,
    label: t(`pages.offer-desk.${id}`),
    value: <code className="offer-hex">{value ?? t('pages.offer-desk.not-yet')}</code>,
  });
  return (
    <DeskSheet
      title={t('pages.offer-desk.draw')}
      actions={
        round.seed === null ? undefined : (
          <a
            href={addressOf(contract.showSampleRecord, { params: { roundId: round.id } })}
            download
          >
            {t('pages.offer-desk.record')}
          </a>
        )
      }
    >
      <p className="yz-small">
        {t('pages.offer-desk.draw-says', {
          percent: round.samplePercent,
          least: round.sampleLeast,
        })}
      </p>
      <DeskFacts
        columns={1}
        facts={[
          hex('commitment', round.commitment),
          hex('list-digest', round.listDigest),
          hex('seed', round.seed),
        ]}
      />
    </DeskSheet>
  );
}

function History({ round }: { readonly round: OfferRound }) {
  const t = useWords('subsidies');
  return (
    <DeskSheet title={t('pages.offer-desk.history')}>
      <DeskTimeline
        events={round.events.map((event) => ({
          id: String(event.number),
          at: event.at,
          title: t(`pages.offer-desk.event.${event.move}`),
          by: event.by ?? t('pages.offer-desk.system'),
          tone: event.move === 'stop' ? 'bad' : event.move === 'approve' ? 'good' : 'plain',
          ...(event.reason === null ? {} : { detail: event.reason }),
        }))}
      />
    </DeskSheet>
  );
}
