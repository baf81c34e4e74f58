import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from '../contract-no-application.ts';
import { askForOffer, declineOffer } from './answer-offer.ts';
import { confirmOffer } from './confirm-offer.ts';
import { drawSample } from './draw-sample.ts';
import { listMyOffers } from './my-offers.ts';
import { listRoundOffers, listWaitingOffers, offerReaders, showOffer } from './read-offers.ts';
import { listOfferRounds, showOfferRound, showSampleRecord } from './read-rounds.ts';
import { lookAtOffer, takeOfferOut } from './work-sample.ts';
import { approveRound, passRound, sendRoundBack, stopRound } from './work-round.ts';

const talent = { kinds: ['talent'] } as const;
const readers = { roles: offerReaders } as const;
const seers = { roles: [...offerReaders, 'leader'] } as const;
const drawers = { roles: ['county-officer', 'city-checker'] } as const;
const checker = { roles: ['city-checker'] } as const;
const approver = { roles: ['approver'] } as const;
const either = { roles: ['city-checker', 'approver'] } as const;

export const offerRoutes: readonly Route[] = [
  route(contract.listOfferRounds, { who: seers, run: listOfferRounds }),
  route(contract.showOfferRound, { who: seers, run: showOfferRound }),
  route(contract.showSampleRecord, { who: seers, run: showSampleRecord }),
  route(contract.listRoundOffers, { who: readers, run: listRoundOffers }),
  route(contract.listWaitingOffers, { who: readers, run: listWaitingOffers }),
  route(contract.showOffer, { who: readers, run: showOffer }),
  route(contract.drawSample, { who: drawers, idempotent: true, run: drawSample }),
  route(contract.lookAtOffer, { who: checker, idempotent: true, run: lookAtOffer }),
  route(contract.takeOfferOut, { who: either, idempotent: true, run: takeOfferOut }),
  route(contract.passRound, { who: checker, idempotent: true, run: passRound }),
  route(contract.sendRoundBack, { who: approver, idempotent: true, run: sendRoundBack }),
  route(contract.approveRound, { who: approver, idempotent: true, run: approveRound }),
  route(contract.stopRound, { who: either, idempotent: true, run: stopRound }),

  route(contract.listMyOffers, { who: talent, run: (turn) => listMyOffers(turn) }),
  route(contract.confirmOffer, { who: talent, idempotent: true, run: confirmOffer }),
  route(contract.declineOffer, { who: talent, idempotent: true, run: declineOffer }),
  route(contract.askForOffer, { who: talent, idempotent: true, run: askForOffer }),
];
