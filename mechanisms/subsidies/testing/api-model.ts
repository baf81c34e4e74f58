import fc from 'fast-check';
import { sql } from 'kysely';
import { publicity } from '@yanzhen/procedures/publicity/feature.ts';
import {
  apply,
  type Model,
  type Who as CaseWho,
} from '@yanzhen/procedures/applications/testing/case-model.ts';
import type { MoveId, State } from '@yanzhen/procedures/applications/contract.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { ModelApi, type ModelCase, type ModelPeople } from './model-api.ts';
import { openSubsidyCity, type SubsidyCity } from './subsidy-city.ts';

/** What the policy gives a doctor: half from the city's line, half from the county's. */
const amountFen = 25_000_000;

/** The money of both lines together, as the plain model counts it. */
interface Money {
  readonly available: number;
  readonly reserved: number;
  readonly instructed: number;
  readonly paid: number;
}

/** Two cases and the money of their lines between two commands. */
interface World {
  readonly cases: readonly Model[];
  readonly money: Money;
}

/** What moves of one state lead on; the first is taken most often. */
const onward: Readonly<Partial<Record<State, readonly (readonly [MoveId, CaseWho])[]>>> = {
  draft: [['submit', 'talent']],
  'employer-confirmation': [['confirm-employment', 'agent'], ['dispute-employment', 'agent']],
  'county-review': [['propose', 'officer'], ['propose', 'both'], ['ask-correction', 'officer']],
  correction: [['correct', 'talent']],
  proposed: [['check', 'checker'], ['check', 'both'], ['send-back', 'checker']],
  checked: [['approve', 'approver'], ['approve', 'both'], ['send-back', 'approver']],
  approved: [['publish', 'publicity']],
  publicity: [['end-publicity', 'system'], ['object', 'anyone' as CaseWho]],
  objected: [['dismiss-objection', 'publicity'], ['uphold-objection', 'publicity']],
  payable: [['prepare', 'preparer']],
  batched: [['sign', 'signer'], ['unbatch', 'preparer']],
  signed: [['release', 'releaser']],
  instructed: [['confirm-payment', 'releaser'], ['return-payment', 'releaser']],
  returned: [['prepare', 'preparer']],
}; // prettier-ignore

const strays: readonly MoveId[] = [
  'submit', 'propose', 'check', 'approve', 'refuse', 'send-back', 'withdraw', 'publish', 'prepare', 'sign',
  'release', 'confirm-payment', 'ask-correction', 'correct',
]; // prettier-ignore
const people: readonly CaseWho[] = [
  'talent', 'agent', 'officer', 'checker', 'approver', 'publicity', 'preparer', 'signer', 'releaser', 'both',
]; // prettier-ignore
/** Not two at once: the second says something of its own about a thing that the first made. */
const alone = new Set<MoveId>(['object', 'dismiss-objection', 'uphold-objection', 'end-publicity']);

interface Command {
  readonly at: number;
  readonly move: MoveId;
  readonly who: CaseWho;
}

const pick = fc.record({
  at: fc.nat(1),
  /** Mostly the next step; else any move by anybody. */
  stray: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  way: fc.nat(5),
  move: fc.constantFrom(...strays),
  who: fc.constantFrom(...people),
});
const step = fc.record({
  /** More money for both lines comes before it. */
  money: fc.integer({ min: 0, max: 11 }).map((n) => n === 0),
  one: pick,
  other: fc.option(pick, { freq: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/**
 * Runs random sequences of commands over HTTP, alone and two at once, beside a plain model of two cases and of
 * the money of their lines. A command that was answered as done has happened whole, one that was refused left
 * nothing behind, and the ledger has every fen where the model has it.
 *
 * @returns how many commands were done and how many were refused.
 */
export async function assertApiModel(options: {
  readonly runs: number;
  readonly steps: number;
  readonly seed?: number;
}): Promise<{ done: number; refused: number }> {
  const place = await openSubsidyCity({ budgetFen: 2 * amountFen });
  try {
    const game = await Game.open(place);
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: options.steps / 2, maxLength: options.steps }),
        (steps) => game.play(steps),
      ),
      {
        numRuns: options.runs,
        // What was played before is part of what the next sequence meets: it is told, not made smaller.
        endOnFailure: true,
        ...(options.seed === undefined ? {} : { seed: options.seed }),
      },
    );
    await game.reconcile();
    return game.told;
  } finally {
    await place.city.close();
  }
}

class Game {
  readonly told = { done: 0, refused: 0 };
  readonly #api: ModelApi;
  readonly #place: SubsidyCity;
  #money: Money = { available: 2 * amountFen, reserved: 0, instructed: 0, paid: 0 };

  private constructor(place: SubsidyCity, api: ModelApi) {
    this.#place = place;
    this.#api = api;
  }

  static async open(place: SubsidyCity): Promise<Game> {
    const { city, agent, officer, checker, approver } = place;
    const staff = (name: string, ...roles: string[]): Promise<TestPerson> =>
      city.person({ name, roles });
    const persons: ModelPeople = {
      agent,
      officer,
      checker,
      approver,
      publicity: await staff('公示丁', 'publicity-officer'),
      preparer: await staff('制单戊', 'finance-preparer'),
      signer: await staff('复核己', 'finance-signer'),
      releaser: await staff('拨付庚', 'finance-releaser'),
      both: await staff('三岗辛', 'county-officer', 'city-checker', 'approver'),
    };
    return new Game(place, new ModelApi(place, persons));
  }

  /** A sequence with two new cases; what earlier ones hold of the money, they hold on to. */
  async play(steps: readonly Step[]): Promise<void> {
    const cases = await Promise.all([this.#newCase(), this.#newCase()]);
    let world: World = {
      cases: cases.map(() => ({
        state: 'draft',
        version: 1,
        open: [],
        bothDid: null,
        over: false,
      })),
      money: this.#money,
    };
    for (const { money, one, other } of steps) {
      if (money) world = await this.#addMoney(world);
      const first = commandOf(world, one);
      const second = other && commandOf(world, other);
      const together =
        second && !alone.has(first.move) && !alone.has(second.move) ? [first, second] : [first];
      const done = await Promise.all(together.map((each) => this.#send(cases, each)));
      const possible = outcomes(world, together, done);
      const seen = await this.#seen(cases);
      const found = possible.find((each) => same(each, seen));
      if (!found) {
        throw new Error(
          `not as the model says: ${JSON.stringify({ world, together, done, seen })}`,
        );
      }
      world = found;
    }
    await this.#leave(cases, world);
  }

  /** Every counter of every line re-added from its entries. */
  async reconcile(): Promise<void> {
    const { ok, differences } = await this.#api.reconciliation();
    if (!ok) throw new Error(`the ledger does not add up: ${JSON.stringify(differences)}`);
  }

  async #newCase(): Promise<ModelCase> {
    const talent = await this.#place.talent();
    return { talent, id: await this.#place.readyDraft(talent), batches: [], asked: 0 };
  }

  async #addMoney(world: World): Promise<World> {
    await this.#api.addMoney(amountFen / 2);
    return { ...world, money: { ...world.money, available: world.money.available + amountFen } };
  }

  async #send(cases: readonly ModelCase[], { at, move, who }: Command): Promise<boolean> {
    const one = cases[at];
    if (!one) throw new Error('no such case');
    const done = await (move === 'end-publicity'
      ? this.#endNotices()
      : this.#api.send(one, move, who));
    this.told[done ? 'done' : 'refused'] += 1;
    return done;
  }

  /** Days pass until every notice is over, and the job runs; sessions are of today, so the clock goes back. */
  async #endNotices(): Promise<boolean> {
    const { city } = this.#place;
    const now = await city.turn((turn) => Promise.resolve(turn.now));
    city.setNow(new Date(now.getTime() + 30 * 86_400_000));
    await city.turn(async (turn) => publicity.jobs?.['publicity.end-periods']?.(turn, {}));
    city.setNow(now);
    return true;
  }

  async #seen(cases: readonly ModelCase[]): Promise<{ states: string[]; money: Money }> {
    const ids = cases.map(({ id }) => id);
    const rows = await this.#place.city.turn((turn) =>
      turn.rows<{ id: string; state: string }>(
        sql`select id, state from application where city = ${turn.city} and id = any(${ids}::uuid[])`,
      ),
    );
    return {
      states: ids.map((id) => rows.find((row) => row.id === id)?.state ?? ''),
      money: await this.#api.money(),
    };
  }

  /** Nothing of this sequence is on notice when the next one ends its own. */
  async #leave(cases: readonly ModelCase[], world: World): Promise<void> {
    if (world.cases.some(({ state }) => state === 'publicity')) await this.#endNotices();
    this.#money = (await this.#seen(cases)).money;
    if (!sameMoney(this.#money, world.money)) throw new Error('the end of a notice moved money');
  }
}

/** The command that was drawn, as the world stands. */
function commandOf(world: World, { at, stray, way, move, who }: Step['one']): Command {
  if (stray) return { at, move, who };
  const ways = onward[world.cases[at]?.state ?? 'draft'] ?? [];
  const objected = world.cases.findIndex(({ state }) => state === 'objected');
  const [next, by] = ways[way < 3 ? 0 : way % Math.max(ways.length, 1)] ?? [move, who];
  // The clock goes back after the end of a notice: what is objected to is decided before.
  if (next === 'end-publicity' && objected >= 0) {
    return { at: objected, move: 'dismiss-objection', who: 'publicity' };
  }
  return { at, move: next, who: by };
}

/** Every world that the replies leave possible: what was done in either order, and nothing of what was not. */
function outcomes(world: World, commands: readonly Command[], done: readonly boolean[]): World[] {
  const made = commands.filter((_, place) => done[place]);
  const orders = made.length < 2 ? [made] : [made, made.toReversed()];
  const after = orders.flatMap((order) => {
    let next: World | undefined = world;
    for (const each of order) next = next && applyTo(next, each);
    return next ?? [];
  });
  // Alone, a refusal is right only where the model refuses too; two at once, one may come too late.
  const [only] = commands;
  if (commands.length === 1 && only && !done[0] && applyTo(world, only)) return [];
  return after;
}

/** The world after a command; undefined where it must be refused. */
function applyTo(world: World, { at, move, who }: Command): World | undefined {
  if (move === 'end-publicity') return { ...world, cases: world.cases.map(endNotice) };
  const before = world.cases[at];
  // The bank's answer may be given in by either end of finance.
  const by = move === 'confirm-payment' && who === 'preparer' ? 'releaser' : who;
  const way = { kind: 'move', move, who: by } as const;
  const after = before && apply(before, way);
  const money = after && moneyAfter(world.money, move, before, after);
  if (!before || !after || !money) return undefined;
  return { money, cases: world.cases.with(at, after) };
}

function endNotice(one: Model): Model {
  return one.state === 'publicity' ? { ...one, state: 'payable' } : one;
}

/** Where the case's money is after a move; undefined where there is too little. */
function moneyAfter(money: Money, move: MoveId, before: Model, after: Model): Money | undefined {
  const shift = (from: keyof Money, to: keyof Money): Money | undefined =>
    money[from] < amountFen
      ? undefined
      : { ...money, [from]: money[from] - amountFen, [to]: money[to] + amountFen };
  if (move === 'approve') return shift('available', 'reserved');
  if (move === 'release') return shift('reserved', 'instructed');
  if (move === 'confirm-payment') return shift('instructed', 'paid');
  if (move === 'return-payment') return shift('instructed', 'reserved');
  const held = ['approved', 'publicity', 'objected', 'payable'].includes(before.state);
  const ended = ['withdrawn', 'refused'].includes(after.state);
  return held && ended ? shift('reserved', 'available') : money;
}

function same(world: World, seen: { states: readonly string[]; money: Money }): boolean {
  return (
    world.cases.every(({ state }, at) => state === seen.states[at]) &&
    sameMoney(world.money, seen.money)
  );
}

const sameMoney = (one: Money, other: Money): boolean =>
  (['available', 'reserved', 'instructed', 'paid'] as const).every((at) => one[at] === other[at]);
