import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { recomputeDecisions } from './contract.ts';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { openSubsidyCity, type SubsidyCity } from './testing/subsidy-city.ts';

type Reply = ReplyOf<typeof recomputeDecisions>;

describe('computing stored decisions again', () => {
  let s: SubsidyCity;
  beforeAll(async () => {
    s = await openSubsidyCity();
  });
  afterAll(() => s.city.close());

  const auditor = () => s.city.person({ name: '审计员', roles: ['auditor'] });
  const recompute = async (query = ''): Promise<Reply> => {
    const reply = await (await auditor()).call('GET', `/subsidies/recomputed-decisions${query}`);
    expect(reply).toMatchObject({ status: 200 });
    return reply.body;
  };
  const of = async (id: string) => {
    const { rows } = await recompute(`?application=${id}`);
    return rows[0];
  };
  /** Runs a statement past every use case, as somebody with access to the database could. */
  const behind = (statement: RawBuilder<unknown>) => s.city.turn((turn) => turn.run(statement));
  const tamper = (id: string, path: string, value: unknown) =>
    behind(sql`
      update application set decision =
        jsonb_set(decision, ${`{${path}}`}::text[], ${JSON.stringify(value)}::jsonb)
      where city = ${s.city.city} and id = ${id}`);

  it('gives the same to the fen for every decision, whoever spoke since', async () => {
    const cases = [await s.caseIn('county-review'), await s.caseIn('checked')];
    const { checked, rows, next } = await recompute();
    expect(checked).toBe(cases.length);
    expect(next).toBeNull();
    for (const row of rows) {
      expect(row).toMatchObject({ amountFen: 25_000_000, differences: [] });
    }
    // What is known of the person changes; what was decided by does not.
    const { id, talent } = cases[0]!;
    await behind(sql`
      update fact set value = '12'::jsonb
      where city = ${s.city.city} and person_id = ${talent.personId} and name = 'continuousWorkMonths'`);
    expect((await of(id))?.differences).toEqual([]);
  });

  it('finds one case by its number or id, and page by page', async () => {
    const { id } = await s.caseIn('county-review');
    const first = await recompute('?limit=1');
    expect(first).toMatchObject({ checked: 1 });
    expect(first.next).not.toBeNull();
    const second = await recompute(`?limit=1&after=${first.next}`);
    expect(second.rows[0]?.applicationId).not.toBe(first.rows[0]?.applicationId);
    const row = await of(id);
    const byNumber = await recompute(`?application=${row?.reference}`);
    expect(byNumber.rows).toEqual([row]);
    const nobody = await (
      await auditor()
    ).call('GET', '/subsidies/recomputed-decisions?application=HP-20240603-99999-K');
    expect(nobody.status).toBe(404);
  });

  it.each([
    ['a fact', 'facts,continuousWorkMonths,value', 12, ['digest', 'facts', 'outcome', 'amount']],
    ['the source of a fact', 'facts,fullTimeHire,source', 'self', ['digest', 'facts']],
    ['the sum', 'record,amountFen', 26_000_000, ['digest', 'amount', 'case-amount']],
    ['the outcome', 'record,outcome', 'no', ['digest', 'outcome']],
    ['the digest', 'digest', 'f'.repeat(64), ['digest', 'event']],
    [
      'the policy version',
      'policyDigest',
      'f'.repeat(64),
      ['policy-missing', 'digest', 'case-policy'],
    ],
    ['the reason of a condition', 'record,reasons,0,outcome', 'no', ['engine']],
    ['everything', 'record', 'gone', ['unreadable']],
  ])('notices that somebody altered %s', async (_, path, value, expected) => {
    const { id } = await s.caseIn('county-review');
    expect((await of(id))?.differences).toEqual([]);
    await tamper(id, path, value);
    expect((await of(id))?.differences.map(({ what }) => what)).toEqual(expected);
  });

  it('notices another sum on the case itself', async () => {
    const { id } = await s.caseIn('county-review');
    await behind(sql`
      update application set amount_fen = 99 where city = ${s.city.city} and id = ${id}`);
    expect((await of(id))?.differences).toEqual([
      { what: 'case-amount', stored: '99', now: '25000000' },
    ]);
  });

  it('is for auditors alone', async () => {
    const path = '/subsidies/recomputed-decisions';
    expect((await s.city.visitor('GET', path)).status).toBe(401);
    expect((await s.officer.call('GET', path)).status).toBe(403);
    expect((await (await s.talent()).call('GET', path)).status).toBe(403);
  });
});
