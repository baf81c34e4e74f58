import type { MoveId } from '@yanzhen/procedures/applications/contract.ts';
import type { Who } from '@yanzhen/procedures/applications/testing/case-model.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { employment, expectOk, type SubsidyCity } from './subsidy-city.ts';

/** Who acts, by the part they have in a case; `both` is one person with three roles. */
export type ModelPeople = Readonly<Record<Exclude<Who, 'talent' | 'system'>, TestPerson>>;

/** A case of the model with what its pages would remember of it. */
export interface ModelCase {
  readonly id: string;
  readonly talent: TestPerson;
  /** Batches that it was in, the newest last. */
  readonly batches: string[];
  /** The notice that it is on, with its line. */
  notice?: { readonly listId: string; readonly lineId: string };
  /** How often something was asked of the applicant. */
  asked: number;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const reason = '随机命令序列中的理由';
let addresses = 0;

/** The commands of the model as the pages send them. */
export class ModelApi {
  readonly #place: SubsidyCity;
  readonly #people: ModelPeople;

  constructor(place: SubsidyCity, people: ModelPeople) {
    this.#place = place;
    this.#people = people;
  }

  /** Sends a command. @returns whether it was done; a refusal is a fault of the 400s, all else throws. */
  async send(one: ModelCase, move: MoveId, who: Who): Promise<boolean> {
    const by = who === 'talent' ? one.talent : this.#people[who as keyof ModelPeople];
    const reply = await this.#ask(one, move, by);
    if (reply === undefined) return false;
    const refused = reply.status >= 400 && reply.status < 500;
    // 503: the other one of two at once held the row for too long.
    if (reply.status !== 200 && !refused && reply.status !== 503) {
      throw new Error(`${move}: ${reply.status} ${JSON.stringify(reply.body)}`);
    }
    const { changed, submitted } = (reply.body ?? {}) as { changed?: boolean; submitted?: boolean };
    return reply.status === 200 && changed !== false && submitted !== false;
  }

  /** Adds as much to each of the year's lines. */
  async addMoney(fen: number): Promise<void> {
    for (const { id } of await this.#lines()) {
      await expectOk(
        this.#people.releaser.call('POST', `/payments/budget-lines/${id}/appropriations`, {
          direction: 'add',
          amountFen: fen,
          document: '追加预算',
        }),
      );
    }
  }

  /** What the lines say together. */
  async money() {
    const sum = { available: 0, reserved: 0, instructed: 0, paid: 0 };
    for (const line of await this.#lines()) {
      sum.available += line.availableFen;
      sum.reserved += line.reservedFen;
      sum.instructed += line.instructedFen;
      sum.paid += line.paidFen;
    }
    return sum;
  }

  async reconciliation(): Promise<{ ok: boolean; differences: unknown[] }> {
    const reply = await expectOk(this.#people.preparer.call('GET', '/payments/reconciliation'));
    return reply as { ok: boolean; differences: unknown[] };
  }

  async #lines() {
    const { rows } = (await expectOk(
      this.#people.preparer.call('GET', '/payments/budget-lines?year=2024'),
    )) as {
      rows: {
        id: string;
        availableFen: number;
        reservedFen: number;
        instructedFen: number;
        paidFen: number;
      }[];
    };
    return rows;
  }

  #ask(one: ModelCase, move: MoveId, by: TestPerson): Promise<Reply | undefined> {
    const mine = `/subsidies/mine/${one.id}`;
    const staff = `/subsidies/cases/${one.id}`;
    switch (move) {
      case 'submit':
        return by.call('POST', `${mine}/submit`);
      case 'correct':
        return this.#correct(one, by, mine);
      case 'withdraw':
        return by.call('POST', `${mine}/withdraw`, {});
      case 'confirm-employment':
        return by.call('POST', `/subsidies/employments/${one.id}/confirm`, { answers: employment });
      case 'dispute-employment':
        return by.call('POST', `/subsidies/employments/${one.id}/dispute`, { reason });
      case 'propose':
      case 'check':
        return by.call('POST', `${staff}/${move}`, {});
      case 'send-back':
        return by.call('POST', `${staff}/send-back`, { reason });
      case 'refuse':
        return by.call('POST', `${staff}/refuse`, { reason, remedy: '可以申请复核' });
      case 'ask-correction':
        return this.#askCorrection(one, by, staff);
      case 'approve':
        return by.call('POST', '/subsidies/approvals', { applicationIds: [one.id] });
      case 'publish':
        return this.#publish(one, by);
      case 'object':
        return this.#object(one);
      case 'dismiss-objection':
      case 'uphold-objection':
        return this.#decide(one, by, move === 'uphold-objection' ? 'upheld' : 'dismissed');
      case 'prepare':
        return this.#prepare(one, by);
      default:
        return this.#onBatch(one, move, by);
    }
  }

  async #askCorrection(one: ModelCase, by: TestPerson, staff: string): Promise<Reply> {
    const again = one.asked > 0 ? { againReason: '补来的材料仍不清晰' } : {};
    const items = [{ kind: 'fact', id: 'purchasePrice', note: '与合同不一致' }];
    const reply = await by.call('POST', `${staff}/corrections`, { items, ...again });
    if (reply.status === 200) one.asked += 1;
    return reply;
  }

  async #correct(one: ModelCase, by: TestPerson, mine: string): Promise<Reply> {
    const answers = { purchasePrice: 90_000_000 + one.asked };
    await by.call('PUT', `${mine}/answers`, { answers });
    return by.call('POST', `${mine}/correction`);
  }

  async #publish(one: ModelCase, by: TestPerson): Promise<Reply> {
    const body = { benefitId: 'home-purchase', applicationIds: [one.id] };
    const reply = await by.call('POST', '/publicity/lists', body);
    if (reply.status === 200) {
      const list = reply.body as { id: string; lines: { id: string }[] };
      one.notice = { listId: list.id, lineId: list.lines[0]?.id ?? '' };
    }
    return reply;
  }

  /** Anybody, from an address of their own: objections are few from one. */
  async #object(one: ModelCase): Promise<Reply | undefined> {
    if (!one.notice) return undefined;
    const { city, app } = this.#place.city;
    const { listId, lineId } = one.notice;
    const n = (addresses += 1);
    const reply = await app.inject({
      method: 'POST',
      url: `/api/${city}/publicity/lists/${listId}/lines/${lineId}/objections`,
      payload: { text: `购房不在中心城区（第 ${n} 件）` },
      remoteAddress: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
    });
    return { status: reply.statusCode, body: reply.json() };
  }

  async #decide(
    one: ModelCase,
    by: TestPerson,
    outcome: 'upheld' | 'dismissed',
  ): Promise<Reply | undefined> {
    const { body } = await this.#people.publicity.call('GET', '/publicity/objections?state=open');
    const { rows } = body as { rows: { id: string; applicationId: string }[] };
    const open = rows.find((row) => row.applicationId === one.id);
    if (!open) return undefined;
    return by.call('POST', `/publicity/objections/${open.id}/decision`, { outcome, reason });
  }

  async #prepare(one: ModelCase, by: TestPerson): Promise<Reply> {
    const body = { benefitId: 'home-purchase', applicationIds: [one.id] };
    const reply = await by.call('POST', '/payments/batches', body);
    if (reply.status === 200) one.batches.push((reply.body as { id: string }).id);
    return reply;
  }

  /** What is done to the newest batch of the case; nothing where it was in none. */
  async #onBatch(one: ModelCase, move: MoveId, by: TestPerson): Promise<Reply | undefined> {
    const id = one.batches.at(-1);
    if (id === undefined) return undefined;
    const path = `/payments/batches/${id}`;
    if (move === 'sign') return by.call('POST', `${path}/sign`, { lineCount: 1, totalFen: 25_000_000 }); // prettier-ignore
    if (move === 'release') return by.call('POST', `${path}/file`, {});
    if (move === 'unbatch') {
      const shown = await this.#people.preparer.call('GET', path);
      const [line] = (shown.body as { lines: { id: string }[] }).lines;
      return by.call('POST', `${path}/lines/${line?.id}/remove`, { reason });
    }
    const returned = move === 'return-payment' ? '1' : '';
    const answer = await this.#people.releaser.call(
      'GET',
      `${path}/demonstration-answer?returned=${returned}`,
    );
    if (answer.status !== 200) return answer;
    const bytes = answer.raw;
    return by.upload(`${path}/answer`, { name: '回执.csv', type: 'text/csv', bytes });
  }
}
