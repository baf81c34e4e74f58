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
  tileTaken: told(
    ['方格图中的这个位置已经给了县（区）{code}。', 'County {code} stands on this tile already.'],
    ['请换一个 column 或 row，也可以删去 tile。', 'Change its column or row, or leave tile out.'],
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
  departmentUnknown: told(
    ['“{id}”不是联审部门。', '“{id}” is no department for joint checks.'],
    [
      '请在 offices 中给一个单位写上 duties: [joint-checker]；现有：{ids}。',
      'Give an office the duty joint-checker; now there are: {ids}.',
    ],
  ),
  factUnknown: told(
    ['事实词典里没有“{id}”。', 'The fact dictionary has no “{id}”.'],
    ['请先在 facts.yaml 中定义。', 'Define it in facts.yaml first.'],
  ),
  factNotDepartments: told(
    ['“{id}”不由部门核实。', '“{id}” is not verified by a department.'],
    [
      '请在 facts.yaml 的 verifiedBy 中加上 department，或换一个事实。',
      'Add department to its verifiedBy in facts.yaml, or ask for another fact.',
    ],
  ),
  factIsList: told(
    ['“{id}”是清单，不能用“是/否”答复。', '“{id}” is a list, which no yes or no answers.'],
    ['请为要核实的内容单独定义一个事实。', 'Define a fact of its own for what is asked.'],
  ),
} as const;
