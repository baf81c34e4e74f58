import { afterAll, beforeAll, expect, it } from 'vitest';
import { startJourney, type Journey } from './journey.ts';
import type { Seat } from './seat.ts';
import { paper } from './steps/papers.ts';
import { agreement, dayIn, fillDay, rowOf, search, setScene } from './steps/record-keepers.ts';
import { become } from './steps/staff.ts';

/** What the keepers of records do: outcomes that another one audits, a college that sees its gap, a renewal. */

let journey: Journey;
let desk: Seat;
const scene = {
  university: '西川理工大学（演示）',
  firm: '沱江智造（演示）有限公司',
  college: '沱江职业技术学院（演示）',
};
beforeAll(async () => {
  journey = await startJourney();
  desk = await journey.seat('desk', 'zh');
  await setScene(desk, scene);
}, 120_000);
afterAll(() => journey.close());

it('a science officer records a project and its outcomes, and a colleague audits them', async () => {
  const { page } = desk;
  const t = desk.words('projects');
  await become(desk, 'science');
  await desk.open('/desk/projects');
  await desk.inspect();
  await desk.button(t('pages.list.record')).click();
  const dialogue = desk.dialogue();
  const box = (field: string) => dialogue.getByLabel(t(`pages.fields.${field}`)).first();
  await box('number').fill('校企-01');
  await box('name').fill('智能阀门联合攻关');
  await box('field').selectOption('equipment');
  await search(desk, t('pages.fields.partner'), scene.university);
  await search(desk, t('pages.fields.enterprise'), scene.firm);
  const areas = desk.words('policies');
  await dialogue.getByLabel(areas('pages.area.county')).selectOption('510502');
  await dialogue.getByLabel(areas('pages.area.cluster')).selectOption('equipment');
  await fillDay(desk, t('pages.fields.started'), dayIn(-300));
  await fillDay(desk, t('pages.fields.ends'), dayIn(300));
  await box('total').fill('1000000');
  await box('enterprise-money').fill('1000001');
  await dialogue.getByRole('button', { name: t('pages.form.save') }).click();
  // Parts beyond the whole are told at the whole.
  await desk.sees(new RegExp(t('faults.parts-beyond-whole.remedy').slice(0, 6)));
  await desk.inspect();
  await box('enterprise-money').fill('1000000');
  await dialogue.getByRole('button', { name: t('pages.form.save') }).click();
  await desk.arrivesAt('智能阀门联合攻关');
  const project = new URL(page.url()).pathname.replace(/^\/[^/]+/, '');

  const report = async (kind: string, title: string, yuan?: string) => {
    await desk.open(project);
    await desk.button(t('pages.outcomes.report')).click();
    await dialogue.getByLabel(t('pages.outcomes.kind')).selectOption(kind);
    await dialogue.getByLabel(t('pages.outcomes.title')).fill(title);
    await fillDay(desk, t('pages.outcomes.happened'), dayIn(-10));
    if (yuan) await dialogue.getByLabel(t('pages.outcomes.quantity')).fill(yuan);
    await dialogue.getByRole('button', { name: t('pages.form.save') }).click();
    await desk.arrivesAt(title);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await paper('pdf'));
    await desk.sees('材料.pdf');
    await desk.sees(t('pages.outcomes.own'));
    return new URL(page.url()).pathname.replace(/^\/[^/]+/, '');
  };
  const money = await report('enterprise-input', '一季度研发投入', '600000');
  await desk.inspect();
  const patent = await report('patent', '阀芯发明专利');

  await become(desk, 'science2');
  const audit = async (outcome: string, found?: { yuan: string; note: string }) => {
    await desk.open(outcome);
    await desk.button(t('pages.outcomes.audit')).click();
    if (found) {
      await dialogue.getByLabel(t('pages.outcomes.audit-as')).fill(found.yuan);
      await dialogue.getByLabel(t('pages.outcomes.note')).fill(found.note);
      await desk.inspect();
    }
    await dialogue.getByRole('button', { name: t('pages.outcomes.audit') }).click();
    await dialogue.waitFor({ state: 'hidden' });
  };
  await audit(money, { yuan: '450000', note: '一张发票与项目无关' });
  await audit(patent);
  await desk.open(project);
  await desk.inspect();
  // The report stays; the audit is a number of its own.
  const totals = await rowOf(desk, t('pages.outcomes.totals'), t('kind.enterprise-input'));
  expect(totals.map((text) => text.replaceAll(/[^\d.]/g, ''))).toEqual(['', '1', '600000', '450000', '0']); // prettier-ignore
}, 180_000);

it('a college fills its yearly criteria and sees the gap', async () => {
  const { page } = desk;
  const t = desk.words('colleges');
  await become(desk, 'college');
  await desk.open('/desk/colleges');
  await desk.inspect();
  await page.getByRole('link', { name: scene.college }).first().click();
  await desk.arrivesAt(scene.college);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await paper('pdf'));
  await desk.sees('材料.pdf');
  await desk.button(t('pages.fill')).click();
  const dialogue = desk.dialogue();
  await dialogue.getByLabel(t('criterion.students-per-teacher')).fill('21.5');
  await dialogue.getByLabel(t('criterion.full-time-teachers')).fill('460');
  await dialogue.getByLabel(t('pages.fields.paper')).selectOption({ label: '材料.pdf' });
  await desk.inspect();
  await dialogue.getByRole('button', { name: desk.words('records')('pages.form.save') }).click();
  await dialogue.waitFor({ state: 'hidden' });
  await desk.sees(t('pages.gap', { gap: 3.5 }));
  const gapOf = async (criterion: string) =>
    (await rowOf(desk, t('pages.criteria'), t(`criterion.${criterion}`)))[3];
  expect(await gapOf('students-per-teacher')).toBe(t('pages.gap', { gap: 3.5 }));
  expect(await gapOf('full-time-teachers')).toBe(t('pages.met'));
  expect(await gapOf('land-mu')).toBe(t('pages.unfilled'));
  await desk.inspect();
}, 120_000);

it('an agreement coming due is renewed and keeps its chain', async () => {
  const t = desk.words('agreements');
  await become(desk, 'science');
  await desk.open('/desk/agreements?state=due-soon');
  await desk.inspect();
  await desk.page.getByRole('link', { name: agreement.title }).first().click();
  await desk.arrivesAt(agreement.title);
  await desk.sees(t('pages.one.due', { count: 61 }));
  await desk.button(t('move.renew')).click();
  const dialogue = desk.dialogue();
  await dialogue.getByLabel(t('pages.fields.number')).fill('校企协〔2026〕1号');
  await dialogue.getByLabel(t('pages.fields.term-to')).fill(dayIn(1_100));
  await desk.inspect();
  await dialogue.getByRole('button', { name: t('move.renew') }).click();
  await desk.sees(t('pages.one.chain'));
  expect(await rowOf(desk, t('pages.one.chain'), agreement.number)).toContain(t('state.renewed'));
  expect(await rowOf(desk, t('pages.one.chain'), '校企协〔2026〕1号')).toContain(t('state.signed'));
  await desk.inspect();
  expect([...journey.findings]).toEqual([]);
}, 120_000);
