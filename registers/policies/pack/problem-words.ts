import type * as z from 'zod';
import type { Localized } from '@yanzhen/values/localized.ts';

export interface Told {
  readonly says: Localized;
  readonly remedy: Localized;
}

type Values = Readonly<Record<string, string | number>>;

/** A problem's sentences: what it says and how it is mended, Chinese then English. */
function told(
  [zh, en]: readonly [string, string],
  [remedyZh, remedyEn]: readonly [string, string],
): (values: Values) => Told {
  const fill = (text: string, values: Values): string =>
    text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
  return (values) => ({
    says: { zh: fill(zh, values), en: fill(en, values) },
    remedy: { zh: fill(remedyZh, values), en: fill(remedyEn, values) },
  });
}

/** What can be wrong with a pack, beyond what the engines tell of their own files. */
export const words = {
  missingFile: told(
    ['城市配置包缺少文件“{file}”。', 'The pack has no file “{file}”.'],
    ['请补上这个文件。', 'Add the file.'],
  ),
  strayFile: told(
    ['不认识文件“{file}”。', 'There is no use for the file “{file}”.'],
    [
      '请放入以下文件夹之一，扩展名用 .yaml：{folders}。',
      'Move it to one of these folders with the ending .yaml: {folders}.',
    ],
  ),
  notUtf8: told(
    ['文件不是 UTF-8 编码。', 'The file is not UTF-8.'],
    ['请用 UTF-8 编码另存。', 'Save it as UTF-8.'],
  ),
  tooLarge: told(
    ['文件超过 {most} 个字符。', 'The file has more than {most} characters.'],
    ['请拆成几个文件。', 'Split it into several files.'],
  ),
  notYaml: told(
    ['此处不是有效的 YAML：{detail}', 'This is not valid YAML: {detail}'],
    [
      '请检查缩进、冒号后的空格以及引号是否成对；同一层不得有两个相同的键。',
      'Check the indentation, the space after each colon and the pairs of quotes; a key may stand once on its level.',
    ],
  ),
  alias: told(
    ['不支持 YAML 锚点和引用。', 'YAML anchors and aliases are not supported.'],
    ['请把内容写全。', 'Write the content out.'],
  ),
  missing: told(
    ['缺少“{key}”。', '“{key}” is missing.'],
    ['请在此处补上“{key}”。', 'Add “{key}” here.'],
  ),
  unknownKey: told(
    ['不认识“{key}”这一项。', 'There is no entry called “{key}”.'],
    ['请删除，或检查拼写。', 'Remove it or check its spelling.'],
  ),
  wrongType: told(
    ['“{key}”的内容类型不对，应为{expected}。', '“{key}” must be {expectedEn}.'],
    ['请改写为{expected}。', 'Write {expectedEn}.'],
  ),
  wrongValue: told(
    ['“{key}”的内容不在允许范围内。', 'The value of “{key}” is not allowed.'],
    ['允许的内容：{allowed}。', 'Allowed: {allowed}.'],
  ),
  twice: told(
    ['“{id}”出现了两次（第一次在 {first}）。', '“{id}” stands twice (first in {first}).'],
    ['每个编号只能用一次，请改其中一个。', 'Each id may be used once; change one of them.'],
  ),
  countyElsewhere: told(
    [
      '县（区）代码 {code} 不属于本市（{area}）。',
      'County {code} does not belong to this city ({area}).',
    ],
    [
      '请填写以 {prefix} 开头、GB/T 2260 列出的县（区）代码。',
      'Use a code that begins with {prefix} and stands in GB/T 2260.',
    ],
  ),
  countyUnknown: told(
    ['本市没有列出县（区）{code}。', 'The city lists no county {code}.'],
    ['请改为以下代码之一：{codes}。', 'Use one of: {codes}.'],
  ),
  countyNeeded: told(
    ['由县（区）承担的指标没有写明县（区）。', 'A line paid by a county names no county.'],
    ['请填写 county，或改变 payer。', 'Fill in county, or change payer.'],
  ),
  countyUnneeded: told(
    ['只有由县（区）承担的指标才写 county。', 'Only a line paid by a county names one.'],
    ['请写 county: null，或把 payer 改为 county。', 'Write county: null, or make payer county.'],
  ),
  benefitUnknown: told(
    ['没有编号为“{id}”的待遇。', 'No policy file has a benefit “{id}”.'],
    ['请改为以下编号之一：{ids}。', 'Use one of: {ids}.'],
  ),
  exampleFails: told(
    [
      '算例“{id}”与规则不符：写的是 {expected}，算出的是 {actual}。',
      'The worked example “{id}” does not hold: it states {expected}, the rules give {actual}.',
    ],
    [
      '请核对条件和金额；确认规则无误后，再改算例。',
      'Check conditions and amount; change the example only when the rules are right.',
    ],
  ),
} as const;

const types: Readonly<Record<string, readonly [string, string]>> = {
  string: ['文字', 'text'],
  number: ['数字', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['true 或 false', 'true or false'],
  array: ['列表', 'a list'],
  object: ['一组键和值', 'a group of keys and values'],
  record: ['一组键和值', 'a group of keys and values'],
  date: ['日期', 'a date'],
};

/** What a schema refuses, in words an officer understands. */
export function schemaWords(
  issue: z.core.$ZodIssue,
  raw: unknown,
): (Told & { readonly path: (string | number)[] })[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? key.toString() : key));
  const key = String(path.at(-1) ?? '');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((each) => ({
      path: [...path, each],
      ...words.unknownKey({ key: each }),
    }));
  }
  if (path.length > 0 && valueAt(raw, path) === undefined) {
    return [{ path, ...words.missing({ key }) }];
  }
  if (issue.code === 'invalid_type') {
    const [expected, expectedEn] = types[issue.expected] ?? [issue.expected, issue.expected];
    return [{ path, ...words.wrongType({ key, expected, expectedEn }) }];
  }
  return [{ path, ...words.wrongValue({ key, allowed: allowedBy(issue) }) }];
}

function valueAt(raw: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    raw,
  );
}

function allowedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.map(String).join(' / ');
    case 'too_small':
      return `≥ ${String(issue.minimum)}`;
    case 'too_big':
      return `≤ ${String(issue.maximum)}`;
    case 'invalid_format':
      return issue.pattern ?? issue.format;
    default:
      return issue.message;
  }
}
