import type { Download, Input, Output } from '@yanzhen/server/routes/route.ts';
import { writeListXlsx } from '@yanzhen/server/spreadsheets/write-list.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import { yuanText } from '@yanzhen/values/money.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type * as contract from './contract.ts';
import type { TotalsBy } from './contract.ts';
import { kindIds, results } from './contract.ts';
import { getKind } from './kinds.ts';
import { addUp, type Sums } from './totals-store.ts';

/** The auditor's totals within the reader's counties. */
export async function showTotals(
  turn: Turn,
  { query }: Input<typeof contract.showTotals>,
): Promise<Output<typeof contract.showTotals>> {
  const { by } = query;
  const rows = await addUp(turn, by, actorOf(turn).counties);
  const names = await namesOf(turn, by);
  const all = rows.find(({ whole }) => whole);
  if (!all) throw new Error('totals without their sum');
  return {
    on: turn.today,
    all: sumsOf(all),
    rows: rows
      .filter(({ whole }) => !whole)
      .map((row) => ({ key: row.key, name: nameOf(names, row), ...sumsOf(row) })),
  };
}

/** The same totals as a spreadsheet, with the line of the whole last. */
export async function downloadTotals(
  turn: Turn,
  { query }: Input<typeof contract.downloadTotals>,
): Promise<Download> {
  const { rows, all } = await showTotals(turn, { params: {}, query, body: undefined, files: [] });
  const { language } = turn;
  const line = (says: string, sums: Sums): (string | number)[] => [
    says,
    sums.records,
    sums.persons,
    ...money.map((column) => yuanText(sums[column])),
  ];
  const named = rows.map((row) => line(row.name?.[language] ?? words.none[language], row));
  await turn.record({
    act: 'comparisons.download-totals',
    subject: { type: 'comparison-totals', id: query.by },
    detail: { rows: rows.length },
  });
  const name = `${words.title[language]} ${turn.today}`;
  return {
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: await writeListXlsx({
      name: words.title[language],
      headings: [
        words.by[query.by],
        words.records,
        words.persons,
        ...money.map((column) => words[column]),
      ].map((each) => each[language]),
      rows: [...named, line(words.all[language], all)],
    }),
  };
}

const money = ['flaggedFen', 'openFen', 'clearedFen', 'upheldFen', 'toRecoverFen', 'recoveredFen'] as const; // prettier-ignore

const words = {
  title: { zh: '数据比对汇总', en: 'Data comparison totals' },
  by: {
    list: { zh: '清单', en: 'List' },
    kind: { zh: '清单种类', en: 'Kind of list' },
    county: { zh: '县（市、区）', en: 'County' },
    result: { zh: '处理结果', en: 'Result' },
  },
  records: { zh: '疑点（条）', en: 'Records' },
  persons: { zh: '人数', en: 'Persons' },
  flaggedFen: { zh: '涉及金额（元）', en: 'Flagged (yuan)' },
  openFen: { zh: '其中待核查（元）', en: 'Open (yuan)' },
  clearedFen: { zh: '其中已澄清（元）', en: 'Cleared (yuan)' },
  upheldFen: { zh: '其中成立（元）', en: 'Upheld (yuan)' },
  toRecoverFen: { zh: '应追回（元）', en: 'To recover (yuan)' },
  recoveredFen: { zh: '已追回（元）', en: 'Recovered (yuan)' },
  none: { zh: '未注明', en: 'Not stated' },
  all: { zh: '合计', en: 'In all' },
} as const;

/** Results as a reader knows them; the words files have the same under `result`. */
const resultNames: Readonly<Record<contract.Result, Localized>> = {
  open: { zh: '待核查', en: 'Open' },
  upheld: { zh: '成立，追回中', en: 'Upheld, being recovered' },
  cleared: { zh: '已澄清', en: 'Cleared' },
  recovered: { zh: '已追回', en: 'Recovered' },
  enforced: { zh: '依法强制执行', en: 'Handed to enforcement' },
  waived: { zh: '已免退', en: 'Waived' },
  'counted-on': { zh: '服务期连续计算', en: 'Service counts on' },
  stopped: { zh: '已停发', en: 'Payments stopped' },
};

async function namesOf(turn: Turn, by: TotalsBy): Promise<ReadonlyMap<string, Localized>> {
  if (by === 'kind') return new Map(kindIds.map((id) => [id, getKind(id).name]));
  if (by === 'result') return new Map(results.map((id) => [id, resultNames[id]]));
  if (by === 'list') return new Map();
  const { counties } = await getCityProfile(turn);
  return new Map(counties.map(({ code, name }) => [code, name]));
}

function nameOf(
  names: ReadonlyMap<string, Localized>,
  { key, number }: { readonly key: string | null; readonly number: string | null },
): Localized | null {
  if (number !== null) return { zh: number, en: number };
  return key === null ? null : (names.get(key) ?? { zh: key, en: key });
}

function sumsOf(row: Sums): Sums {
  const { records, persons, flaggedFen, openFen, clearedFen, upheldFen } = row;
  const { toRecoverFen, recoveredFen } = row;
  return { records, persons, flaggedFen, openFen, clearedFen, upheldFen, toRecoverFen, recoveredFen };
} // prettier-ignore
