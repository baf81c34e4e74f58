import type { Localized } from '@yanzhen/values/localized.ts';

interface Words {
  readonly says: Localized;
  readonly remedy: Localized;
}

/** What each problem of a file says, and how it is mended. Codes are part of the public contract. */
export const problemWords = {
  'file.too-large': {
    says: { zh: '文件超过 {limit} 个字符。', en: 'The file has more than {limit} characters.' },
    remedy: { zh: '请把文件拆成几个政策文件。', en: 'Split it into several policy files.' },
  },
  'file.not-yaml': {
    says: { zh: '此处不是有效的 YAML：{detail}', en: 'This is not valid YAML: {detail}' },
    remedy: {
      zh: '请检查缩进、冒号后的空格以及引号是否成对；同一层不得有两个相同的键。',
      en: 'Check the indentation, the space after each colon and the pairs of quotes; a key may stand once on its level.',
    },
  },
  'file.alias': {
    says: {
      zh: '政策文件不支持 YAML 锚点和引用。',
      en: 'YAML anchors and aliases are not supported.',
    },
    remedy: { zh: '请把内容写全。', en: 'Write the content out.' },
  },
  'schema.missing': {
    says: { zh: '缺少“{key}”。', en: '“{key}” is missing.' },
    remedy: { zh: '请在此处补上“{key}”。', en: 'Add “{key}” here.' },
  },
  'schema.unknown-key': {
    says: { zh: '不认识“{key}”这一项。', en: 'There is no entry called “{key}”.' },
    remedy: {
      zh: '请删除，或改为：{proposal}。',
      en: 'Remove it, or use one of: {proposal}.',
    },
  },
  'schema.wrong-type': {
    says: { zh: '“{key}”的内容类型不对，应为{expected}。', en: '“{key}” must be {expectedEn}.' },
    remedy: { zh: '请改写为{expected}。', en: 'Write {expectedEn}.' },
  },
  'schema.wrong-value': {
    says: { zh: '“{key}”的内容不在允许范围内。', en: 'The value of “{key}” is not allowed.' },
    remedy: { zh: '允许的内容：{allowed}。', en: 'Allowed: {allowed}.' },
  },
  'name.not-allowed': {
    says: {
      zh: '名称“{name}”不可用：名称须以字母或汉字开头，不含半角运算符、括号、引号、逗号或全角运算符。',
      en: 'The name “{name}” cannot be used: a name begins with a letter or a Chinese character and has no half-width operator, bracket, quote or comma and no full-width operator.',
    },
    remedy: { zh: '可改为“{proposal}”。', en: 'Use “{proposal}” instead.' },
  },
  'id.duplicate': {
    says: {
      zh: '“{id}”出现了两次（第一次在第 {firstLine} 行）。',
      en: '“{id}” stands twice (first on line {firstLine}).',
    },
    remedy: {
      zh: '每个编号、名称只能用一次，请改其中一个。',
      en: 'Each id, number and name may be used once; change one of them.',
    },
  },
  'clause.unknown': {
    says: { zh: '文件没有列出条款“{clause}”。', en: 'The document lists no clause “{clause}”.' },
    remedy: {
      zh: '请在 document.clauses 中列出该条款，或改为：{proposal}。',
      en: 'List the clause under document.clauses, or use: {proposal}.',
    },
  },
  'assumed.mismatch': {
    says: {
      zh: '“assumed”与“source”不一致。',
      en: '“assumed” and “source” contradict each other.',
    },
    remedy: {
      zh: '来自函件的数字写 assumed: false 和编号（如 L23）；其余写 assumed: true 和 source: assumed。',
      en: 'A figure of the letter takes assumed: false and its number (such as L23); anything else takes assumed: true and source: assumed.',
    },
  },
  'value.not-a-date': {
    says: { zh: '“{text}”不是有效日期。', en: '“{text}” is not a real date.' },
    remedy: { zh: '请写成 2024-07-01 的样子。', en: 'Write it like 2024-07-01.' },
  },
  'value.wrong-for-fact': {
    says: {
      zh: '“{text}”不能作为“{name}”的值，应为{expected}。',
      en: '“{text}” cannot be a value of “{name}”; expected {expectedEn}.',
    },
    remedy: { zh: '请改写为{expected}。', en: 'Write {expectedEn}.' },
  },
  'shares.not-whole': {
    says: {
      zh: '各项比例相加是 {sum}%，应为 100%。',
      en: 'The shares add up to {sum}%, not 100%.',
    },
    remedy: {
      zh: '请调整比例，使合计为 100%。',
      en: 'Change the shares so that they add up to 100%.',
    },
  },
  'window.reversed': {
    says: {
      zh: '结束日期 {until} 早于或等于开始日期 {from}。',
      en: 'The end {until} is not after the start {from}.',
    },
    remedy: {
      zh: '结束日期（不含当日）须晚于开始日期。',
      en: 'The end (exclusive) must be after the start.',
    },
  },
  'amount.one-way': {
    says: {
      zh: '此处须写“formula”或“table”，且只能写一个。',
      en: 'Write either “formula” or “table” here, and only one of them.',
    },
    remedy: { zh: '请保留其中一个。', en: 'Keep one of the two.' },
  },
  'derived.cycle': {
    says: {
      zh: '推算项循环引用：{cycle}。',
      en: 'Derived values refer to each other in a circle: {cycle}.',
    },
    remedy: {
      zh: '请改写其中一项，使其不再用到自身。',
      en: 'Rewrite one of them so that it no longer depends on itself.',
    },
  },
  'table.cell-count': {
    says: {
      zh: '本行有 {cells} 个条件格，而表有 {inputs} 个输入。',
      en: 'This row has {cells} cells but the table has {inputs} inputs.',
    },
    remedy: {
      zh: '每个输入写一格；不限制时写“-”。',
      en: 'Write one cell for each input; write “-” where anything goes.',
    },
  },
  'table.overlap': {
    says: {
      zh: '第 {first} 行与第 {second} 行在 {example} 时同时成立，而表要求唯一（UNIQUE）。',
      en: 'Rows {first} and {second} both hold for {example}, but the table is UNIQUE.',
    },
    remedy: {
      zh: '请收窄其中一行，或把命中方式改为 FIRST。',
      en: 'Narrow one of the rows, or use hit policy FIRST.',
    },
  },
  'table.gap': {
    says: {
      zh: '{example} 时没有一行成立，也没有写“otherwise”。',
      en: 'No row holds for {example}, and there is no “otherwise”.',
    },
    remedy: {
      zh: '请补一行，或写明 otherwise（例如 0）。',
      en: 'Add a row, or state “otherwise” (for example 0).',
    },
  },
  'table.hit-policy': {
    says: {
      zh: '命中方式 {hitPolicy} 须写“{key}”，其他命中方式不写。',
      en: 'Hit policy {hitPolicy} and “{key}” do not go together as written.',
    },
    remedy: {
      zh: 'COLLECT 须写 aggregator；PRIORITY 须写 priority（由高到低列出每一种输出）；其余都不写。',
      en: 'COLLECT needs aggregator; PRIORITY needs priority (every output, highest first); the others take neither.',
    },
  },
  'feel.too-long': {
    says: {
      zh: '表达式超过 {limit} 个字符。',
      en: 'The expression has more than {limit} characters.',
    },
    remedy: { zh: '请拆成几个推算项。', en: 'Split it into derived values.' },
  },
  'feel.too-deep': {
    says: {
      zh: '表达式嵌套过深（超过 {limit} 层）。',
      en: 'The expression is nested deeper than {limit} levels.',
    },
    remedy: { zh: '请拆成几个推算项。', en: 'Split it into derived values.' },
  },
  'feel.full-width': {
    says: {
      zh: '表达式中用了全角符号“{found}”。',
      en: 'The expression has the full-width character “{found}”.',
    },
    remedy: { zh: '请改为半角：{proposal}', en: 'Use the half-width form: {proposal}' },
  },
  'feel.syntax': {
    says: { zh: '从“{found}”起读不懂。', en: 'The expression cannot be read from “{found}” on.' },
    remedy: {
      zh: '请检查运算符、括号和引号；文字须用半角双引号括起。',
      en: 'Check operators, brackets and quotes; text stands in half-width double quotes.',
    },
  },
  'feel.unknown-name': {
    says: {
      zh: '没有名为“{name}”的事实、参数或推算项。',
      en: 'There is no fact, parameter or derived value called “{name}”.',
    },
    remedy: { zh: '最接近的是：{proposal}。', en: 'The nearest is: {proposal}.' },
  },
  'feel.unsupported': {
    says: { zh: '不支持这种写法：“{found}”。', en: 'This form is not supported: “{found}”.' },
    remedy: {
      zh: '可用：数字、文字、true/false、date("2024-07-01")、四则运算、比较、and/or/not()、between、in、if，以及函数 {functions}。',
      en: 'Supported: numbers, text, true/false, date("2024-07-01"), arithmetic, comparison, and/or/not(), between, in, if, and the functions {functions}.',
    },
  },
  'feel.needs-brackets': {
    says: { zh: '“{found}”的先后不明。', en: 'The order of “{found}” is not clear.' },
    remedy: {
      zh: '请用括号写明，例如 in (> 1, [5..9])；数值区间请写成 [1..5]。',
      en: 'Add brackets, for example in (> 1, [5..9]); write a range as [1..5].',
    },
  },
  'feel.wrong-arguments': {
    says: {
      zh: '函数 {name} 的参数不对，应为 {signature}。',
      en: 'The arguments of {name} do not fit; it takes {signature}.',
    },
    remedy: { zh: '请按 {signature} 改写。', en: 'Write it as {signature}.' },
  },
  'feel.types-differ': {
    says: {
      zh: '“{left}”（{leftType}）与“{right}”（{rightType}）不能用“{operator}”。',
      en: '“{left}” ({leftTypeEn}) and “{right}” ({rightTypeEn}) do not go with “{operator}”.',
    },
    remedy: {
      zh: '请让两边类型相同；日期写成 date("2024-07-01")，金额以元为单位直接写数字。',
      en: 'Give both sides one type; a date is written date("2024-07-01"), money is a plain number of yuan.',
    },
  },
  'feel.wrong-type': {
    says: {
      zh: '“{found}”是{actual}，此处应为{expected}。',
      en: '“{found}” is {actualEn}; {expectedEn} is expected here.',
    },
    remedy: { zh: '请改写为{expected}。', en: 'Write {expectedEn}.' },
  },
  'feel.unknown-code': {
    says: { zh: '“{name}”没有代码“{code}”。', en: '“{name}” has no code “{code}”.' },
    remedy: {
      zh: '最接近的是“{proposal}”；全部代码：{codes}。',
      en: 'The nearest is “{proposal}”; all codes: {codes}.',
    },
  },
  'feel.null-compared': {
    says: {
      zh: '政策文件不与 null 比较：未知的事实得出“尚不能判断”。',
      en: 'A policy file does not compare with null: an unknown fact gives “cannot tell yet”.',
    },
    remedy: { zh: '请删去与 null 的比较。', en: 'Remove the comparison with null.' },
  },
  'feel.amount-too-large': {
    says: {
      zh: '数字 {found} 超出可精确计算的范围。',
      en: 'The number {found} is outside the exact range.',
    },
    remedy: {
      zh: '请使用小于 90 万亿的数，有效数字不超过 15 位。',
      en: 'Use numbers below 9e13 with at most 15 digits.',
    },
  },
} as const satisfies Record<string, Words>;

/** Stable code of a problem, e.g. `feel.unknown-name`. */
export type ProblemCode = keyof typeof problemWords;
