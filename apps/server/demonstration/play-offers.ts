import * as contract from '@yanzhen/mechanisms/subsidies/contract.ts';
import { subsidies } from '@yanzhen/mechanisms/subsidies/feature.ts';
import { saveFacts } from '@yanzhen/registers/talents/offers.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import type { DemoOffers } from './demo-files.ts';
import { makeTalent, type Cast } from './make-cast.ts';
import type { Stage } from './stage.ts';

type Night = DemoOffers['nights'][number];

/** Plays the nights of no-application benefits: who is found, and how far each list has come. */
export async function playOffers(
  stage: Stage,
  cast: Cast,
  offers: DemoOffers,
  dayBefore: (days: number) => Date,
): Promise<void> {
  for (const night of offers.nights.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    stage.moveTo(dayBefore(night.daysAgo));
    const confirming = await gather(stage, cast, offers, night);
    await run(stage, 'subsidies.find-entitled', {});
    const opened = (await listRounds(stage, cast)).filter(({ state }) => state === 'finding');
    for (const { id } of opened) await run(stage, 'subsidies.look-through', { roundId: id });
    const found = (await listRounds(stage, cast)).find(
      ({ state, benefit }) => state === 'found' && benefit.id === offers.benefit,
    );
    if (!found || night.until === 'found') continue;
    await carry(stage, cast, found.id, night.until);
    if (night.until === 'approved') await run(stage, 'subsidies.make-offers', {});
    for (const person of confirming) await confirm(stage, person);
  }
}

/** People of whom the department has spoken; those who will confirm are given back. */
async function gather(
  stage: Stage,
  cast: Cast,
  { facts }: DemoOffers,
  { people }: Night,
): Promise<Actor[]> {
  const confirming: Actor[] = [];
  for (const { name, seed, login, county, facts: own, confirms } of people) {
    const person =
      login === undefined
        ? await makeTalent(stage, { name: name ?? '', seed: seed ?? 0, county })
        : cast.byLogin.get(login);
    if (!person) throw new Error(`demonstration: there is no ${login}`);
    await saveFacts(stage.turn(null), person.personId, { ...facts, ...own }, 'department');
    if (confirms) confirming.push(person);
  }
  return confirming;
}

async function listRounds(stage: Stage, cast: Cast) {
  const by = cast.byLogin.get('checker') ?? null;
  return (await stage.ask(by, contract.listOfferRounds, { query: { limit: 100 } })).rows;
}

/** Drawn by one, looked through by another, approved by a third. */
async function carry(
  stage: Stage,
  cast: Cast,
  roundId: string,
  until: Night['until'],
): Promise<void> {
  const [drawer, checker, approver] = ['county', 'checker', 'approver'].map(
    (login) => cast.byLogin.get(login) ?? null,
  );
  const params = { roundId };
  await stage.ask(drawer ?? null, contract.drawSample, { params });
  if (until === 'sampled') return;
  const { rows } = await stage.ask(checker ?? null, contract.listRoundOffers, {
    params,
    query: { show: 'sample', limit: 100 },
  });
  for (const { id } of rows) {
    await stage.ask(checker ?? null, contract.lookAtOffer, { params: { offerId: id } });
  }
  await stage.ask(checker ?? null, contract.passRound, { params });
  if (until === 'approved') await stage.ask(approver ?? null, contract.approveRound, { params });
}

async function confirm(stage: Stage, person: Actor): Promise<void> {
  const { offers } = await stage.ask(person, contract.listMyOffers);
  for (const { id, may } of offers) {
    if (!may.includes('confirm')) continue;
    await stage.ask(person, contract.confirmOffer, { params: { offerId: id }, body: {} });
  }
}

/** A job of the mechanism, as the schedule would run it. */
async function run(stage: Stage, task: string, payload: Record<string, unknown>): Promise<void> {
  const job = subsidies.jobs?.[task];
  if (!job) throw new Error(`no job ${task}`);
  await job(stage.turn(null), payload);
}
