import { syntheticCreditCode } from '@yanzhen/values/credit-code.ts';
import { escaped, type Seat } from '../seat.ts';
import { callFromPage } from './other-doors.ts';
import { become } from './staff.ts';

/** A day so many days from today, by the city's clock. */
export function dayIn(days: number): string {
  const at = new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000);
  return at.toISOString().slice(0, 10);
}

/** Keeps something through the API as who is signed in; its id. */
async function keep(desk: Seat, path: string, body: object): Promise<string> {
  const reply = await callFromPage(desk, 'POST', path, body);
  if (reply.status !== 200) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
  return String(reply.body['id']);
}

async function find(desk: Seat, name: string): Promise<string> {
  const reply = await callFromPage(desk, 'GET', `/organisations?query=${encodeURIComponent(name)}`);
  const [found] = reply.body['rows'] as { id: string }[];
  if (found === undefined) throw new Error(`the register has no ${name}`);
  return found.id;
}

/** What stands before the stories begin: a university, an agreement with it that ends in 60 days, a college that was listed. */
export async function setScene(
  desk: Seat,
  of: { readonly university: string; readonly firm: string; readonly college: string },
): Promise<void> {
  await become(desk, 'county');
  const creditCode = syntheticCreditCode(9_201);
  const university = { name: of.university, creditCode, county: null, cluster: null, kind: 'institution' }; // prettier-ignore
  const universityId = await keep(desk, '/organisations', university);
  await become(desk, 'science');
  await keep(desk, '/agreements', {
    title: agreement.title,
    level: 'strategic',
    scopes: ['research', 'training'],
    county: null,
    cluster: null,
    termFrom: dayIn(-1000),
    termTo: dayIn(60),
    reviewMonths: null,
    liaison: '科技合作科',
    deliverables: '共建平台，联合攻关',
    moneyFen: null,
    parties: [
      { organisationId: universityId, role: 'school' },
      { organisationId: await find(desk, of.firm), role: 'enterprise' },
    ],
    signed: { on: dayIn(-1000), number: agreement.number },
  });
  await become(desk, 'education');
  await keep(desk, '/college-upgrades', {
    organisationId: await find(desk, of.college),
    kind: 'vocational-undergraduate',
    document: '演示文件',
    targetYear: 2030,
    county: '510502',
    cluster: null,
  });
}
export const agreement = { title: '校企联合攻关协议', number: '校企协〔2023〕7号' };

/** Chooses one of very many, found by what is typed. */
export async function search(desk: Seat, label: string, says: string): Promise<void> {
  const box = desk.dialogue().getByLabel(label).first();
  await box.click();
  await box.fill(says);
  await desk.page
    .locator('.ant-select-item-option')
    .filter({ hasText: says, visible: true })
    .first()
    .click();
}

/** Types a day into its three boxes, in the order of a Chinese page. */
export async function fillDay(desk: Seat, label: string, day: string): Promise<void> {
  const boxes = desk.dialogue().getByRole('group', { name: label }).locator('input');
  for (const [at, part] of day.split('-').entries()) await boxes.nth(at).fill(part);
}

/** The cells of a row of a table, by a text that stands in it. */
export async function rowOf(desk: Seat, table: string, says: string): Promise<string[]> {
  const row = desk.page
    .getByRole('table', { name: new RegExp(`^${escaped(table)}`) })
    .getByRole('row')
    .filter({ hasText: says });
  return row.first().getByRole('cell').allInnerTexts();
}
