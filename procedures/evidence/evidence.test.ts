import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';
import { applications } from '../applications/feature.ts';
import {
  makeCasePeople,
  walkApplication,
  type CasePeople,
} from '../applications/testing/walk-application.ts';
import { evidence } from './feature.ts';

/** Only its table is needed here. */
const calendar = { id: 'calendar', folder: 'registers/calendar' };

const paper = {
  name: '../../合同.pdf',
  type: 'application/pdf',
  bytes: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

describe('evidence of a case', () => {
  let city: TestCity;
  let people: CasePeople;
  beforeAll(async () => {
    city = await openTestCity([calendar, applications, evidence]);
    people = await makeCasePeople(city);
  });
  afterAll(() => city.close());

  it('is uploaded, listed, shown and taken away by its applicant in a draft, and by nobody else', async () => {
    const { id } = await walkApplication(city, people, { to: 'draft' });
    const path = `/applications/${id}/evidence`;
    const up = await people.talent.upload(`${path}/labour-contract`, paper);
    expect(up).toMatchObject({
      status: 200,
      body: { evidence: [{ code: 'labour-contract', name: '合同.pdf', removable: true }] },
    });
    const [file] = (up.body as { evidence: { id: string }[] }).evidence;
    const shown = await people.talent.call('GET', `${path}/${file?.id}/file`);
    expect(shown.raw).toEqual(paper.bytes);
    // A draft is the applicant's own: no office sees it, and an agent never does.
    expect((await people.officer.call('GET', path)).status).toBe(404);
    expect((await people.agent.call('GET', path)).status).toBe(404);
    expect((await people.officer.upload(`${path}/labour-contract`, paper)).status).toBe(404);
    const removed = await people.talent.call('DELETE', `${path}/${file?.id}`);
    expect(removed).toMatchObject({ status: 200, body: { evidence: [] } });
    expect((await people.talent.call('GET', `${path}/${file?.id}/file`)).status).toBe(404);
  });

  it('refuses an empty file, an executable and the twenty-first file of an item', async () => {
    const talent = await city.person({ name: '二十份', kind: 'talent' });
    const { id } = await walkApplication(city, people, { to: 'draft', talent });
    const path = `/applications/${id}/evidence/home-record`;
    const bad = (bytes: Buffer) => talent.upload(path, { ...paper, bytes });
    expect(await bad(Buffer.alloc(0))).toMatchObject({ body: { code: 'request.file-empty' } });
    expect(await bad(Buffer.from('MZ\u0090\u0000'))).toMatchObject({
      body: { code: 'request.file-type' },
    });
    for (let at = 0; at < 20; at += 1) expect((await talent.upload(path, paper)).status).toBe(200);
    expect(await talent.upload(path, paper)).toMatchObject({
      status: 409,
      body: { code: 'evidence.too-many' },
    });
  });
});
