import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import type { MyApplication, SubsidyCase } from '@yanzhen/mechanisms/subsidies/contract.ts';
import {
  doctor,
  employment,
  expectOk,
  openSubsidyCity,
  type SubsidyCity,
} from '@yanzhen/mechanisms/subsidies/testing/subsidy-city.ts';
import { policyReview } from './feature.ts';

const policyText = readFileSync(
  join(projectRoot, 'cities/luzhou/policies/housing-2024.yaml'),
  'utf8',
);

/** The text with another sum for a doctor, examples included. */
const withDoctor = (yuan: number, governs = ''): string =>
  policyText
    .replace(/(id: doctorAmount[^\n]*value: )250000/, `$1${yuan}`)
    .replace(/((?:amount|payable)Yuan: )250000\b/g, `$1${yuan}`)
    .replace(/ {2}governs: [^\n]*\n/, (line) => governs || line);

describe('a version that was published with a first day', () => {
  let s: SubsidyCity;
  let writer: TestPerson;
  let second: TestPerson;
  beforeAll(async () => {
    // Ten minutes before midnight, so that sessions live on into the next day.
    s = await openSubsidyCity({ now: new Date('2024-06-03T15:50:00Z'), further: [policyReview] });
    writer = await s.city.person({ name: '苏见微', roles: ['policy-admin'] });
    second = await s.city.person({ name: '陶令闻', roles: ['policy-admin'] });
  });
  afterAll(() => s.city.close());

  const publish = async (content: string, activatesOn: string): Promise<void> => {
    const body = { label: '调整博士标准', content };
    const started = await expectOk(writer.call('POST', '/policy-drafts', body));
    const path = `/policy-drafts/${(started as { id: string }).id}/moves`;
    const proposal = { move: 'propose', version: 1, activatesOn, reason: '按会议纪要调整' };
    await expectOk(writer.call('POST', path, proposal));
    await expectOk(second.call('POST', path, { move: 'publish', version: 1 }));
  };
  const submit = async (talent: TestPerson, id: string): Promise<number> => {
    const submitted = await expectOk(talent.call('POST', `/subsidies/mine/${id}/submit`));
    return (submitted as { amountFen: number }).amountFen;
  };
  const stated = async (talent: TestPerson, id: string): Promise<MyApplication> =>
    (await talent.call('GET', `/subsidies/mine/${id}`)).body;

  it('decides what is filed from that day on; what was filed before keeps its version', async () => {
    const early = await s.talent('早申请');
    const filedBefore = await s.readyDraft(early);
    const between = await s.talent('跨日申请');
    const begunBefore = await s.readyDraft(between);
    expect(await submit(early, filedBefore)).toBe(25_000_000);

    await publish(withDoctor(200_000), '2024-06-04');
    const late = await s.talent('当日申请');
    expect(await submit(late, await s.readyDraft(late))).toBe(25_000_000);

    s.city.setNow(new Date('2024-06-03T16:01:00Z'));
    expect(await submit(between, begunBefore)).toBe(20_000_000);
    expect(await stated(early, filedBefore)).toMatchObject({ amountFen: 25_000_000 });
    const confirm = `/subsidies/employments/${filedBefore}/confirm`;
    await expectOk(s.agent.call('POST', confirm, { answers: employment }));
    const seen: SubsidyCase = (await s.officer.call('GET', `/subsidies/cases/${filedBefore}`)).body;
    expect(seen.decisionNow).toMatchObject({ outcome: 'yes', amountFen: 25_000_000 });
  });

  it('that governs by the event leaves those to the version before whose event lies earlier', async () => {
    const governs =
      "  governs: { basis: event-on, from: '2024-03-01', clause: 第七条, assumed: true }\n";
    await publish(withDoctor(210_000, governs), '2024-06-05');
    s.city.setNow(new Date('2024-06-04T16:01:00Z'));
    const signed = async (name: string, purchaseSignedOn: string): Promise<number> => {
      const talent = await s.talent(name);
      return submit(talent, await s.readyDraft(talent, { ...doctor, purchaseSignedOn }));
    };
    expect(await signed('二月签约', '2024-02-29')).toBe(20_000_000);
    expect(await signed('三月签约', '2024-03-01')).toBe(21_000_000);
    const answers = { ...doctor, purchaseSignedOn: '2024-02-29' };
    const calculated = await s.city.visitor('POST', '/benefits/home-purchase/decision', {
      answers,
    });
    expect(calculated.body).toMatchObject({ amountFen: 20_000_000 });
  });
});
