import * as z from 'zod';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';
import {
  YamlFile,
  type PackChecker,
  type PackFile,
  type PackProblem,
} from '@yanzhen/registers/policies/offers.ts';
import { units } from './contract.ts';
import { findDeclaredRows, listDeclaredRows } from './declared-rows.ts';

const localized = z
  .strictObject({ zh: z.string().min(1).max(500), en: z.string().min(1).max(800) })
  .describe('A text in both languages / 中英文');
const figure = z
  .string()
  .regex(/^[A-Z]\d{2}$/)
  .describe('Figure of a letter, e.g. L23 / 来函数据编号');

/** A file of `indicators/` in a city pack: one indicator over rows that a feature declares. */
export const indicatorFileSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/)
    .describe('Small letters, digits and hyphens / 编号'),
  of: z
    .string()
    .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/)
    .describe('Declared rows that it counts, e.g. payments.paid / 所统计的记录'),
  value: z
    .enum(['persons', 'count', 'sum'])
    .describe('Distinct persons, rows, or the sum of their amounts / 人数、件数或金额合计'),
  where: z
    .record(z.string().regex(/^[a-z][a-z0-9_]*$/), z.string().min(1).max(100))
    .default({})
    .describe('Column of the rows and the value it must have / 统计口径'),
  name: localized,
  says: localized.describe('The definition in words / 口径说明'),
  unit: z.enum(units),
  counter: z
    .string()
    .min(1)
    .max(4)
    .optional()
    .describe('Measure word of the things counted, as a letter prints it: 家, 所, 场 / 量词'),
  status: z.enum(['planned', 'actual']).describe('Planned or actual / 计划数或实际数'),
  span: z
    .enum(['year', 'cumulative', 'stock'])
    .describe('Yearly, cumulative or as of a day / 年度、累计或时点'),
  owner: localized.describe('The office that answers for it / 责任单位'),
  within: z
    .array(
      z.strictObject({
        relation: z
          .enum(['part', 'share', 'persons'])
          .describe(
            'Part of a whole, counted against a base, persons of person-times / 部分、比率分子、人数',
          ),
        of: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
      }),
    )
    .max(10)
    .default([])
    .describe(
      'Indicators that it can never exceed; checked every night / 不得超过的指标（每夜核对）',
    ),
  figures: z
    .array(figure)
    .default([])
    .describe('Figures of the letters that it reproduces / 本指标可复算的来函数据'),
  governedBy: z
    .array(figure)
    .default([])
    .describe('Policy parameters that bound its rows; not reproduced / 约束本指标的政策参数'),
});
export type IndicatorDefinition = z.output<typeof indicatorFileSchema>;

export type IndicatorFileResult =
  | { readonly ok: true; readonly definition: IndicatorDefinition; readonly problems: readonly [] }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Reads one indicator file; its problems carry file, line and reason. */
export function checkIndicatorFile(text: string, file: string): IndicatorFileResult {
  const yaml = new YamlFile(text, file);
  const definition = yaml.read(indicatorFileSchema);
  if (definition && !unitFits(definition)) {
    yaml.refuse(['unit'], {
      says: {
        zh: '合计（value: sum）的单位就是所统计记录的单位，其他指标不能用 yuan；按记录计数（count）的是人次或件，只有按人去重（persons）的才是人。',
        en: 'A sum (value: sum) has the unit of the rows that it adds up, and nothing else is counted in yuan; records (count) are items or person-times, only persons are persons.',
      },
      remedy: { zh: '请让 value 与 unit 一致。', en: 'Make value and unit agree.' },
    });
  }
  if (definition) refuseUnknownRows(yaml, definition);
  if (definition && yaml.problems.length === 0) return { ok: true, definition, problems: [] };
  return { ok: false, problems: yaml.problems };
}

/** A sum has the unit of what it adds up: yuan, unless its rows say otherwise. Persons are counted once each or added up. */
function unitFits({ of, unit, value }: IndicatorDefinition): boolean {
  if (value === 'persons') return unit === 'person';
  if (value === 'count') return unit !== 'yuan' && unit !== 'person';
  const rows = findDeclaredRows(of);
  return unit === (rows?.value === 'sum' ? rows.unit : 'yuan');
}

/** Column of the rows by its name in a file: `benefit` stands for `benefit_id`, too. */
export function columnNamed(rows: IndicatorDeclaration, name: string): string | undefined {
  const columns = ['county', 'cluster', ...(rows.dimensions ?? []).map((each) => each.column)];
  return columns.find((each) => each === name) ?? columns.find((each) => each === `${name}_id`);
}

/** Where features declared their rows, a file may only name those and their columns. */
function refuseUnknownRows(yaml: YamlFile, { of, where }: IndicatorDefinition): void {
  const all = listDeclaredRows();
  if (all.length === 0) return;
  const rows = findDeclaredRows(of);
  if (!rows) {
    const ids = all.map((each) => each.id).join(', ');
    return yaml.refuse(['of'], {
      says: { zh: `没有名为“${of}”的记录。`, en: `No feature declares rows called “${of}”.` },
      remedy: { zh: `可用的有：${ids}。`, en: `There are: ${ids}.` },
    });
  }
  for (const name of Object.keys(where)) {
    if (columnNamed(rows, name) !== undefined) continue;
    const names = ['county', 'cluster', ...(rows.dimensions ?? []).map((each) => each.column)];
    yaml.refuse(['where', name], {
      says: { zh: `“${of}”没有“${name}”这一项。`, en: `The rows of “${of}” have no “${name}”.` },
      remedy: { zh: `可用的有：${names.join('、')}。`, en: `There are: ${names.join(', ')}.` },
    });
  }
}

/** JSON Schema (draft 2020-12) of an indicator file, for any editor. */
export function indicatorFileJsonSchema(): object {
  return z.toJSONSchema(indicatorFileSchema, { io: 'input' });
}

/** Checks the folder `indicators` of a pack: each file, no id twice, and relations to indicators that are there. */
export const indicatorsChecker: PackChecker = {
  folder: 'indicators',
  check: (files) => checkIndicatorFiles(files),
};

/** Problems of each file, of two of one name, and of relations between them. */
export function checkIndicatorFiles(files: readonly PackFile[]): readonly PackProblem[] {
  const checked = files.map(({ file, text }) => ({ file, ...checkIndicatorFile(text, file) }));
  const whole = checked.flatMap((each) => (each.ok ? [each] : []));
  const seen = new Map<string, { readonly file: string; readonly unit: string }>();
  const problems = checked.flatMap((each): readonly PackProblem[] => {
    if (!each.ok) return each.problems;
    const first = seen.get(each.definition.id);
    if (first) return [twice(each.file, each.definition.id, first.file)];
    seen.set(each.definition.id, { file: each.file, unit: each.definition.unit });
    return [];
  });
  return [
    ...problems,
    ...whole.flatMap(({ file, definition }) => unrelated(file, definition, seen)),
  ];
}

/** Relations to an indicator that the pack does not have, or that cannot be compared with. */
function unrelated(
  file: string,
  { id, unit, within }: IndicatorDefinition,
  known: ReadonlyMap<string, { readonly unit: string }>,
): PackProblem[] {
  return within.flatMap(({ relation, of }, at) => {
    const other = known.get(of);
    const fits = relation === 'persons' ? other?.unit === 'person-time' : other?.unit === unit;
    if (other && fits && of !== id) return [];
    return [
      {
        file,
        line: 1,
        path: `within.${at}.of`,
        says: {
          zh: `“${of}”不是本市可以与“${id}”比较的指标。`,
          en: `“${of}” is no indicator of the city with which “${id}” can be compared.`,
        },
        remedy: {
          zh: '请填写单位相同的另一个指标；人数（persons）与人次比较。',
          en: 'Name another indicator of the same unit; persons are compared with person-times.',
        },
      },
    ];
  });
}

function twice(file: string, id: string, first: string): PackProblem {
  return {
    file,
    line: 1,
    path: 'id',
    says: {
      zh: `编号“${id}”在 ${first} 中已经用过。`,
      en: `The id “${id}” is used in ${first} already.`,
    },
    remedy: { zh: '请换一个编号。', en: 'Choose another id.' },
  };
}
