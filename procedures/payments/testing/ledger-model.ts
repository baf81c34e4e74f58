import fc from 'fast-check';
import { sql } from 'kysely';
import { Fault } from '@yanzhen/server/routes/fault.ts';
import type { TestCity } from '@yanzhen/server/testing/test-city.ts';
import { openTurn } from '@yanzhen/server/turn/open-turn.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { adjustLines } from '../adjust-lines.ts';
import { changeAppropriation, keepBudgetLine } from '../budget-lines.ts';
import { listBudgetLines } from '../budget-store.ts';
import { closeYear } from '../close-year.ts';
import { postSure } from '../ledger.ts';
import { confirmOverdraftAct, recordOverdraftAct } from '../overdraft-acts.ts';
import { reconcile } from '../reconcile.ts';
import { releaseReservation, reserve, type ReserveRequest } from '../reserve.ts';
import { demandBack, recallPaid, takeBack, waiveDemand } from '../take-back.ts';
import { makeRequests } from './race-line.ts';

/** What the plain model knows of a line: where its money is and came from. */
interface ModelLine {
  readonly id: string;
  readonly year: number;
  closed: boolean;
  total: number;
  transferred: number;
  overdraft: number;
  available: number;
  reserved: number;
  instructed: number;
  paid: number;
  owed: number;
  recovered: number;
}

interface ModelCase {
  readonly request: ReserveRequest;
  line: ModelLine;
  state: 'reserved' | 'instructed' | 'paid' | 'released';
  paid: number;
  owed: number;
}

const kinds = [
  'reserve', 'reserve', 'reserve', 'release', 'instruct', 'instruct', 'confirm', 'confirm', 'return',
  'recall', 'demand', 'waive', 'recover', 'recover', 'add', 'cut', 'adjust', 'overdraw', 'close',
] as const; // prettier-ignore

const command = fc.record({
  kind: fc.constantFrom(...kinds),
  pick: fc.nat(1_000),
  other: fc.nat(1_000),
  fen: fc.integer({ min: 1, max: 700 }),
});
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

/**
 * Runs random sequences of commands against the real use cases and a plain model in memory. After each
 * command every counter of every line is as the model has it, and at the end the ledger re-adds.
 *
 * @throws the shrunken sequence that tells them apart.
 */
export async function assertModel(
  city: TestCity,
  { runs, commands, seed }: { runs: number; commands: number; seed?: number },
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: commands / 2, maxLength: commands }), (list) =>
      playAll(city, list),
    ),
    { numRuns: runs, endOnFailure: runs < 100, ...(seed !== undefined && { seed }) },
  );
}

let cities = 0;

async function playAll(host: TestCity, list: readonly Command[]): Promise<void> {
  const world = await World.open(host, list.filter(({ kind }) => kind === 'reserve').length);
  for (const each of list) {
    await world.play(each);
    await world.compare(each);
  }
  await world.reconcile();
}

/** A city of its own with three lines, as the database and as the model have it. */
class World {
  #now = new Date('2024-06-03T02:00:00Z');
  #acts = 0;
  readonly #lines: ModelLine[] = [];
  readonly #cases: ModelCase[] = [];
  #requests: ReserveRequest[] = [];
  readonly #host: TestCity;
  readonly #city: string;

  private constructor(host: TestCity, city: string) {
    this.#host = host;
    this.#city = city;
  }

  static async open(host: TestCity, cases: number): Promise<World> {
    const world = new World(
      host,
      `m${process.pid.toString(36)}${Date.now().toString(36)}${(cities += 1)}`,
    );
    await world.#prepare(cases);
    return world;
  }

  /** A turn of one of two persons; a fault undoes it. */
  readonly turn = <T>(work: (turn: Turn) => Promise<T>, person = 0): Promise<T> =>
    openTurn(
      { ...this.#host.ground, clock: () => this.#now },
      { city: this.#city, requestId: 'model', actor: actorOf(person) },
      work,
    );

  async #prepare(cases: number): Promise<void> {
    await this.turn(async (turn) => {
      await turn.run(sql`
        insert into city (city, area_code, name, demonstration, pack)
        values (${turn.city}, '510500', '{"zh":"模型市","en":"Model"}', true, '{}')`);
      for (const n of [0, 1, 2]) {
        await turn.run(sql`
          insert into person (city, id, name, created_at)
          values (${turn.city}, ${personId(n)}, '林知远', ${turn.now})`);
      }
      for (const [benefit, year] of [
        ['a', 2024],
        ['b', 2024],
        ['a', 2025],
      ] as const) {
        const { id } = await keepBudgetLine(turn, { name: `${benefit}-${year}`, benefitIds: [benefit], year, amountFen: 1_000, document: '预算' }); // prettier-ignore
        this.#lines.push(emptyLine(id, year, 1_000));
      }
    });
    if (cases > 0) {
      this.#requests = await makeRequests({ turn: (work) => this.turn(work) }, personId(2), 'x', Array.from({ length: cases }, () => 1)); // prettier-ignore
    }
  }

  /** Does a command both ways; both refuse it, or neither. */
  async play(each: Command): Promise<void> {
    const open = this.#lines.filter(({ closed }) => !closed);
    const line = open[each.pick % open.length];
    const held = this.#cases[each.pick % Math.max(1, this.#cases.length)];
    if (!line) throw new Error('a city without an open line');
    const { fen } = each;
    const params = { lineId: line.id };
    switch (each.kind) {
      case 'add': {
        await this.turn((turn) => changeAppropriation(turn, { params, body: { direction: 'add', amountFen: fen, document: '追加' } } as never)); // prettier-ignore
        const covered = Math.min(fen, line.overdraft);
        line.total += fen;
        line.available += fen - covered;
        line.overdraft -= covered;
        return;
      }
      case 'cut': {
        const asked = this.turn((turn) => changeAppropriation(turn, { params, body: { direction: 'cut', amountFen: fen, document: '核减' } } as never)); // prettier-ignore
        if (await agree(asked, fen <= line.available && fen <= line.total)) {
          line.total -= fen;
          line.available -= fen;
        }
        return;
      }
      case 'adjust': {
        const to = open[each.other % open.length];
        if (!to) return;
        const asked = this.turn((turn) => adjustLines(turn, { params, body: { toLineId: to.id, amountFen: fen, document: '调剂' } } as never)); // prettier-ignore
        if (await agree(asked, to !== line && to.year === line.year && fen <= line.available)) {
          give(line, to, 'available', fen);
        }
        return;
      }
      case 'overdraw': {
        const act = { amountFen: fen, document: `领导小组${(this.#acts += 1)}号`, reason: '急需' };
        const { id } = await this.turn((turn) => recordOverdraftAct(turn, { params, body: act } as never)); // prettier-ignore
        const confirm = (person: number) => this.turn((turn) => confirmOverdraftAct(turn, { params: { actId: id } } as never), person); // prettier-ignore
        await agree(confirm(0), false);
        await confirm(1);
        line.overdraft += fen;
        line.available += fen;
        return;
      }
      case 'reserve': {
        const request = this.#requests.pop();
        if (!request) return;
        const benefitId = each.pick % 2 === 0 ? 'a' : 'b';
        const own = { ...request, benefitId, amountFen: fen };
        const from = await this.#lineFor(benefitId);
        const asked = this.turn((turn) => reserve(turn, own));
        if (!(await agree(asked, from !== undefined && fen <= from.available)) || !from) return;
        from.available -= fen;
        from.reserved += fen;
        this.#cases.push({ request: own, line: from, state: 'reserved', paid: 0, owed: 0 });
        return;
      }
      case 'close':
        return this.#close(each);
      default:
        if (held) await this.#playCase(each, held);
    }
  }

  async #playCase({ kind, fen }: Command, held: ModelCase): Promise<void> {
    const { request, line } = held;
    const { applicationId, amountFen } = request;
    const move = async (from: ModelCase['state'], to: ModelCase['state'], posting: 'instruct' | 'confirm' | 'return', places: readonly ['reserved' | 'instructed', 'reserved' | 'instructed' | 'paid']) => {
      if (held.state !== from) return false;
      await this.turn(async (turn) => {
        await this.#setState(turn, applicationId, to);
        await postSure(turn, posting, [{ budgetLineId: line.id, applicationId, amountFen }]);
      });
      line[places[0]] -= amountFen;
      line[places[1]] += amountFen;
      held.state = to;
      return true;
    }; // prettier-ignore
    if (kind === 'release') {
      const released = await this.turn((turn) => releaseReservation(turn, applicationId, '撤销'));
      if (released !== (held.state === 'reserved')) throw new Error('released otherwise');
      if (!released) return;
      line.reserved -= amountFen;
      line.available += amountFen;
      held.state = 'released';
    }
    if (kind === 'instruct') await move('reserved', 'instructed', 'instruct', ['reserved', 'instructed']); // prettier-ignore
    if (kind === 'return') await move('instructed', 'reserved', 'return', ['instructed', 'reserved']); // prettier-ignore
    if (
      kind === 'confirm' &&
      (await move('instructed', 'paid', 'confirm', ['instructed', 'paid']))
    ) {
      held.paid = amountFen;
    }
    if (kind === 'demand') {
      const asked = this.turn((turn) => demandBack(turn, { applicationId, amountFen: fen }));
      if (await agree(asked, fen <= held.paid)) {
        shift(line, 'paid', 'owed', fen);
        held.paid -= fen;
        held.owed += fen;
      }
    }
    if (kind === 'waive') {
      const asked = this.turn((turn) => waiveDemand(turn, { applicationId, amountFen: fen }));
      if (await agree(asked, fen <= held.owed)) {
        shift(line, 'owed', 'paid', fen);
        held.owed -= fen;
        held.paid += fen;
      }
    }
    if (kind === 'recover') {
      const back = Math.min(fen, held.owed);
      if (back === 0) return;
      await this.turn((turn) => takeBack(turn, { applicationId, amountFen: back }));
      shift(line, 'owed', line.closed ? 'recovered' : 'available', back);
      held.owed -= back;
    }
    if (kind === 'recall' && held.state === 'paid' && held.paid === amountFen) {
      await this.turn((turn) => recallPaid(turn, { applicationId, instalment: 1 }));
      held.state = 'reserved';
      held.paid = 0;
      if (!line.closed) return shift(line, 'paid', 'reserved', amountFen);
      const next = await this.#successor(line);
      line.paid -= amountFen;
      line.transferred -= amountFen;
      next.reserved += amountFen;
      next.transferred += amountFen;
      held.line = next;
    }
  }

  async #close({ other }: Command): Promise<void> {
    this.#now = new Date('2025-01-06T02:00:00Z');
    const lines = this.#lines.filter(({ year }) => year === 2024);
    const fits = lines.every((line) => !line.closed && line.instructed === 0 && line.overdraft <= line.available); // prettier-ignore
    const giveBackLineIds = lines.filter((_, at) => ((other >> at) & 1) === 1).map(({ id }) => id);
    const asked = this.turn((turn) => closeYear(turn, { params: { year: 2024 }, body: { document: '结账', giveBackLineIds } } as never)); // prettier-ignore
    if (!(await agree(asked, fits))) return;
    for (const line of lines) {
      line.available -= line.overdraft;
      line.overdraft = 0;
      if (giveBackLineIds.includes(line.id)) shift(line, 'available', 'recovered', line.available);
      if (line.available > 0 || line.reserved > 0) {
        const next = await this.#successor(line);
        give(line, next, 'available', line.available);
        give(line, next, 'reserved', line.reserved);
        for (const held of this.#cases) {
          if (held.line === line && held.state === 'reserved') held.line = next;
        }
      }
      line.closed = true;
    }
  }

  /** The line that a closed one goes on in; the model learns of lines that were opened for it. */
  async #successor(line: ModelLine): Promise<ModelLine> {
    const row = await this.turn((turn) =>
      turn.row<{ id: string }>(
        sql`select next_line_id as id from budget_line where city = ${turn.city} and id = ${line.id}`,
      ),
    );
    const id = row?.id ?? '';
    const known = this.#lines.find((each) => each.id === id);
    if (known) return known;
    const made = emptyLine(id, line.year + 1, 0);
    this.#lines.push(made);
    return made;
  }

  async #lineFor(benefitId: string): Promise<ModelLine | undefined> {
    const year = this.#now.getUTCFullYear();
    const rows = await this.turn((turn) => listBudgetLines(turn, { year }));
    const id = rows.find(({ benefitIds }) => benefitIds.includes(benefitId))?.id;
    return this.#lines.find((line) => line.id === id);
  }

  async #setState(turn: Turn, applicationId: string, state: string): Promise<void> {
    await turn.run(sql`
      update reservation set state = ${state}
      where city = ${turn.city} and application_id = ${applicationId}`);
  }

  async compare(after: Command): Promise<void> {
    const rows = await this.turn((turn) => listBudgetLines(turn));
    const found = rows.map((row) => ({
      id: row.id, year: row.year, closed: row.closed, total: row.totalFen, transferred: row.transferredFen,
      overdraft: row.overdraftFen, available: row.availableFen, reserved: row.reservedFen,
      instructed: row.instructedFen, paid: row.paidFen, owed: row.owedFen, recovered: row.recoveredFen,
    })); // prettier-ignore
    for (const line of this.#lines) {
      const text = JSON.stringify(found.find(({ id }) => id === line.id));
      if (text !== JSON.stringify(line)) {
        throw new Error(`after ${JSON.stringify(after)}: ${text} is not ${JSON.stringify(line)}`);
      }
    }
    if (found.length !== this.#lines.length) throw new Error('a line that the model does not know');
  }

  async reconcile(): Promise<void> {
    const { differences } = await this.turn(reconcile);
    // No bank pays here, so there are no payments to compare with.
    const own = differences.filter(({ what }) => !what.startsWith('payments of'));
    if (own.length > 0) throw new Error(JSON.stringify(own));
  }
}

const emptyLine = (id: string, year: number, sum: number): ModelLine => ({
  id, year, closed: false, total: sum, transferred: 0, overdraft: 0, available: sum, reserved: 0,
  instructed: 0, paid: 0, owed: 0, recovered: 0,
}); // prettier-ignore

type Place = 'available' | 'reserved' | 'paid' | 'owed' | 'recovered';

function shift(line: ModelLine, from: Place, to: Place, fen: number): void {
  line[from] -= fen;
  line[to] += fen;
}

function give(from: ModelLine, to: ModelLine, place: 'available' | 'reserved', fen: number): void {
  from[place] -= fen;
  from.transferred -= fen;
  to[place] += fen;
  to.transferred += fen;
}

/** Whether a command was done; it must be exactly where the model would do it. */
async function agree(asked: Promise<unknown>, expected: boolean): Promise<boolean> {
  const done = await asked.then(
    () => true,
    (error: unknown) => {
      const refused = error instanceof Fault || /fen asked/.test(String(error));
      if (!refused) throw error;
      return false;
    },
  );
  if (done !== expected) throw new Error(done ? 'done, and not to be' : 'refused, and not to be');
  return done;
}

const personId = (n: number): string => `0190a000-0000-7000-8000-00000000000${n}`;

function actorOf(person: number): NonNullable<Turn['actor']> {
  return {
    accountId: personId(person),
    personId: personId(person),
    name: `第${person}人`,
    kind: 'staff',
    roles: ['finance-releaser', 'leader'],
    counties: [],
    organisationId: null,
  };
}
