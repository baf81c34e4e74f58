import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSheet } from '@yanzhen/server/spreadsheets/read-sheet.ts';
import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';
import { writeListXlsx } from '@yanzhen/server/spreadsheets/write-list.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { syntheticMobile } from '@yanzhen/values/phone.ts';
import { startJourney, type Journey } from './journey.ts';
import { asStory } from './story.ts';
import type { Seat } from './seat.ts';
import { become } from './steps/staff.ts';

/** The columns of the template that this story fills in; a file is read by their names, in any order. */
const headings = [
  '姓名',
  '身份证号码',
  '手机号码',
  '开户银行',
  '同意方式',
  '同意日期',
  '是否全职引进',
  '是否新引进来泸',
];
const people = (from: number): (string | null)[][] =>
  Array.from({ length: 3 }, (_, i) => [
    `代报${'甲乙丙'.charAt(i)}`,
    syntheticIdentityNumber(from + i),
    syntheticMobile(from + i),
    '示例银行泸州分行',
    '书面',
    '2024-05-20',
    '是',
    '是',
  ]);

/** Few rows are read before a page could show how far they are: its first look is told of a part of them. */
async function holdAtPart({ page }: Seat, progress: number): Promise<void> {
  await page.route(
    (url) => /\/imports\/subsidies-filing\/[0-9a-f-]{36}$/.test(url.pathname),
    async (route) => {
      const reply = await route.fetch();
      const view = (await reply.json()) as object;
      await route.fulfill({ response: reply, json: { ...view, state: 'checking', progress } });
    },
    { times: 1 },
  );
}

/* An employer's agent files for its people from a spreadsheet, on a PC. */
describe('an employer files for its people', () => {
  let journey: Journey;
  let agent: Seat;

  beforeAll(async () => {
    journey = await startJourney();
    agent = await journey.seat('desk', 'zh');
  });
  asStory(() => journey);

  it('takes the template of a benefit', async () => {
    const t = agent.words('imports');
    await become(agent, 'agent');
    await agent.open('/filings/home-purchase');
    await agent.inspect();
    const [download] = await Promise.all([
      agent.page.waitForEvent('download'),
      agent.button(t('pages.template.get')).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    const bytes = readFileSync(await download.path());
    // An empty template: its headings are found, and no row is filled in.
    const asked: Sheet = {
      id: 'subsidies.filing.home-purchase',
      version: 1,
      title: { zh: '', en: '' },
      columns: [{ key: 'name', name: { zh: '姓名', en: 'Name' }, kind: 'text', required: true }],
    };
    await expect(readSheet(bytes, asked)).rejects.toMatchObject({ code: 'spreadsheets.no-rows' });
  });

  it('sees what each row would do, before anything is done', async () => {
    const t = agent.words('imports');
    const rows = people(7_000);
    const [first = []] = rows;
    first[1] = '510599199001019999';
    const file = await writeListXlsx({ name: '填报', headings, rows });
    await holdAtPart(agent, 0.42);
    await agent.page.locator('input[type=file]').setInputFiles({
      name: '本单位名单.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: file,
    });
    const bar = agent.page.getByRole('progressbar', { name: t('pages.state.checking') });
    await bar.waitFor();
    expect(await bar.getAttribute('value')).toBe('0.42');
    await agent.sees(t('pages.one.progress', { percent: 42 }));
    await agent.arrivesAt(agent.words('subsidies')('pages.filing.one'));
    await agent.sees(t('pages.state.checked'));
    await agent.inspect();
    const text = await agent.text();
    expect(text).toContain('校验码');
    expect(text).toContain('还不能判断');
    await agent.page.setViewportSize({ width: 390, height: 844 });
    await agent.inspect();
    await agent.page.setViewportSize({ width: 1440, height: 900 });
    const [marked] = await Promise.all([
      agent.page.waitForEvent('download'),
      agent.button(t('pages.one.marked')).click(),
    ]);
    expect(marked.suggestedFilename()).toContain('错误标注');
  });

  it('drops it, and finds it in the history with who and when', async () => {
    const t = agent.words('imports');
    await agent.button(t('pages.one.discard')).click();
    await agent.sees(t('pages.state.discarded'));
    await agent.link(t('pages.one.back')).click();
    await agent.sees('本单位名单.xlsx');
    await agent.inspect();
  });

  it('leaves no trouble in the browser, and nothing for axe to find', () => {
    expect([...journey.findings]).toEqual([]);
  });
});
