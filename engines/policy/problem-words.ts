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
  'file.too-intricate': {
    says: {
      zh: '文件结构过于复杂：结构符号超过 {signs} 个，或嵌套超过 {depth} 层。',
      en: 'The file is built too intricately: more than {signs} signs of structure, or nested deeper than {depth} levels.',
    },
    remedy: {
      zh: '请拆成几个文件，并减少嵌套。',
      en: 'Split it into several files and nest less.',
    },
  },
  'file.inherited-name': {
    says: {
      zh: '“{key}”是系统内部的名称，不能用作键。',
      en: '“{key}” is a name of the machinery and cannot be a key.',
    },
    remedy: { zh: '请改名，例如“{key}项”。', en: 'Use another name.' },
  },
  'schema.missing': {
    says: { zh: '缺少“{key}”。', en: '“{key}” is missing.' },
    remedy: { zh: '请在此处补上“{key}”。', en: 'Add “{key}” here.' },
  },
  'schema.unknown-key': {
    says: { zh: '不认识“{key}”这一项。', en: 'There is no entry called “{key}”.' },
    remedy: { zh: '请删除，或检查拼写。', en: 'Remove it or check its spelling.' },
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
      zh: '此处须写且只能写以下一种：{ways}。',
      en: 'Write exactly one of these here: {ways}.',
    },
    remedy: { zh: '请保留其中一个。', en: 'Keep one of them.' },
  },
  'amount.not-a-quantity': {
    says: {
      zh: '“{way}”得出的是金额，而本项给的是数量。',
      en: '“{way}” gives money, but the benefit gives a quantity.',
    },
    remedy: { zh: '数量请用 formula 或 table。', en: 'Use formula or table for a quantity.' },
  },
  'amount.cap-needed': {
    says: { zh: '按比例计算的金额没有写上限。', en: 'A percentage has no cap.' },
    remedy: {
      zh: '请在 percentage 旁写 cap（上限）。',
      en: 'State “cap” beside “percentage”.',
    },
  },
  'amount.rate-unit': {
    says: {
      zh: '比例须为不带单位的数（0.3 即 30%），此处带单位“{unit}”。',
      en: 'A rate is a bare number (0.3 is 30 %); this one has the unit “{unit}”.',
    },
    remedy: {
      zh: '请把参数的 unit 写成 none，数值写成小数。',
      en: 'Give the parameter the unit none and write it as a fraction of one.',
    },
  },
  'amount.not-whole': {
    says: {
      zh: '“{found}”不一定是整数，人数、月数须为整数。',
      en: '“{found}” need not be whole; heads and months are whole numbers.',
    },
    remedy: {
      zh: '请使用整数类型的事实或参数，或写 floor(…)。',
      en: 'Use a fact or parameter that is whole, or write floor(…).',
    },
  },
  'amount.range-reversed': {
    says: {
      zh: '幅度的下限 {from} 元高于上限 {to} 元。',
      en: 'The range begins at {from} yuan, above its end of {to} yuan.',
    },
    remedy: { zh: '请对调或更正。', en: 'Exchange or correct the two.' },
  },
  'amount.above-cap': {
    says: {
      zh: '此处得出 {sum}，高于本项上限 {cap}（{benefit}）。',
      en: 'This gives {sum}, above the cap of {cap} of the benefit ({benefit}).',
    },
    remedy: {
      zh: '请降低此处的数，或提高上限：写出的数必须能够发放。',
      en: 'Lower the figure or raise the cap: what is written must be payable.',
    },
  },
  'parameter.one-way': {
    says: {
      zh: '参数“{name}”须写 value 或 values，且只能写一个。',
      en: 'The parameter “{name}” takes either value or values.',
    },
    remedy: {
      zh: '一直不变的写 value；分时段的写 values。',
      en: 'Write value where it never changes, values where it does.',
    },
  },
  'parameter.gap': {
    says: {
      zh: '从 {from} 到 {until}（不含）没有值。',
      en: 'There is no value from {from} until {until} (exclusive).',
    },
    remedy: {
      zh: '请让每段的 from 等于上一段的 until。',
      en: 'Let each “from” be the “until” before it.',
    },
  },
  'parameter.overlap': {
    says: { zh: '{day} 有两个值。', en: 'There are two values on {day}.' },
    remedy: {
      zh: '请按时间先后排列，并让每段的 from 等于上一段的 until。',
      en: 'Put them in order of time and let each “from” be the “until” before it.',
    },
  },
  'parameter.not-covering': {
    says: {
      zh: '文件在 {day} 有效，而该参数此时没有值。',
      en: 'The document is in force on {day}, when the parameter has no value.',
    },
    remedy: {
      zh: '请让各段覆盖 document.inForce 的全部日子（最后一段可写 until: null）。',
      en: 'Let the values cover all of document.inForce (the last may have until: null).',
    },
  },
  'stacking.limit-not-fixed': {
    says: {
      zh: '叠加上限不能随个人情况变化：“{found}”。',
      en: 'A stacking limit cannot depend on the person: “{found}”.',
    },
    remedy: { zh: '请只用数字和参数。', en: 'Use figures and parameters alone.' },
  },
  'stacking.unknown-benefit': {
    says: { zh: '没有编号为“{name}”的待遇。', en: 'There is no benefit called “{name}”.' },
    remedy: { zh: '最接近的是：{proposal}。', en: 'The nearest is: {proposal}.' },
  },
  'stacking.itself': {
    says: { zh: '“{name}”不能与自身互斥。', en: '“{name}” cannot exclude itself.' },
    remedy: { zh: '请删去这一个编号。', en: 'Remove the id.' },
  },
  'stacking.limits-differ': {
    says: {
      zh: '组“{group}”的上限在别处（{first}）写的是 {other} 元。',
      en: 'The limit of the group “{group}” is {other} yuan elsewhere ({first}).',
    },
    remedy: { zh: '一组只有一个上限，请改成一致。', en: 'A group has one limit: make them equal.' },
  },
  'document.two-in-force': {
    says: {
      zh: '文件“{id}”在 {day} 有两个版本同时有效（另一个在 {first}）。',
      en: 'Two versions of the document “{id}” are in force on {day} (the other is {first}).',
    },
    remedy: {
      zh: '请让两个版本的 document.inForce 首尾相接，不重叠。',
      en: 'Let document.inForce of one end where the other begins.',
    },
  },
  'benefit.claimed-twice': {
    says: {
      zh: '待遇“{id}”在 {day} 由两个文件规定（另一个在 {first}）。',
      en: 'Two documents claim the benefit “{id}” on {day} (the other is {first}).',
    },
    remedy: {
      zh: '请改其中一个的编号，或让两个文件不在同一天有效。',
      en: 'Change one of the ids, or let the documents not be in force on one day.',
    },
  },
  'condition.never': {
    says: {
      zh: '条件“{found}”永远不会成立。',
      en: 'The condition “{found}” can never be met.',
    },
    remedy: {
      zh: '请核对数值、代码和 and/or。',
      en: 'Check its figures, its codes and its and/or.',
    },
  },
  'condition.never-together': {
    says: {
      zh: '这些条件不可能同时成立：{found}。',
      en: 'These conditions can never be met together: {found}.',
    },
    remedy: {
      zh: '请核对数值；一项待遇的所有条件须能同时成立。',
      en: 'Check the figures: all conditions of a benefit must be possible at once.',
    },
  },
  'example.fails': {
    says: {
      zh: '样例“{id}”与规则不符：写的是 {expected}，算出的是 {actual}。',
      en: 'The worked example “{id}” does not hold: it states {expected}, the rules give {actual}.',
    },
    remedy: {
      zh: '请核对条件和金额；确认规则无误后，再改样例。',
      en: 'Check conditions and amount; change the example only when the rules are right.',
    },
  },
  'example.too-few': {
    says: {
      zh: '“{id}”只有 {found} 个样例，至少须有 {least} 个。',
      en: '“{id}” has {found} worked examples; it needs {least}.',
    },
    remedy: {
      zh: '请补上每个数值低于、等于、高于界线的样例和一个还不能确定的样例。',
      en: 'Add examples below, at and above each threshold, and one that cannot be told yet.',
    },
  },
  'example.none-unknown': {
    says: {
      zh: '“{id}”没有“还不能确定”的样例。',
      en: '“{id}” has no worked example that cannot be told yet.',
    },
    remedy: {
      zh: '请补一个缺少事实、结果为 unknown 的样例。',
      en: 'Add an example that lacks a fact and has the outcome unknown.',
    },
  },
  'example.threshold': {
    says: {
      zh: '“{id}”没有{side}界线的样例：{text}。',
      en: '“{id}” has no worked example {sideEn} the threshold: {text}.',
    },
    remedy: {
      zh: '请补一个{side} {figure} 的样例。',
      en: 'Add an example {sideEn} {figure}.',
    },
  },
  'example.not-noticed': {
    says: {
      zh: '没有样例能发现这一改动：{change}。',
      en: 'No worked example notices this change: {changeEn}.',
    },
    remedy: { zh: '{example}。', en: '{exampleEn}.' },
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
  'table.unreachable': {
    says: {
      zh: '第 {row} 行永远不会被用到：条件自相矛盾，或总被其他行抢先。',
      en: 'Row {row} is never the answer: its cells contradict each other or other rows always come first.',
    },
    remedy: { zh: '请更正、删除或调整先后。', en: 'Correct it, remove it or move it up.' },
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
      zh: '可用：数字、文字、true/false、date("2024-07-01") 等日期时刻时长、四则运算、比较、and/or/not()、between、in、if、for、some、every、列表、筛选、记录、路径，以及函数 {functions}。',
      en: 'Supported: numbers, text, true/false, dates, times and durations such as date("2024-07-01"), arithmetic, comparison, and/or/not(), between, in, if, for, some, every, lists, filters, records, paths, and the functions {functions}.',
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
  'feel.pattern-malformed': {
    says: {
      zh: '“{pattern}”不是可用的正则表达式（XPath 写法；标志只有 s、m、i、x）。',
      en: '“{pattern}” is no regular expression (XPath 2.0; the flags are s, m, i and x).',
    },
    remedy: {
      zh: '请检查括号和反斜杠；原样的 . * + ? ( ) [ ] { } | ^ $ 前加反斜杠。',
      en: 'Look at brackets and backslashes; put a backslash before . * + ? ( ) [ ] { } | ^ $ that stand for themselves.',
    },
  },
  'feel.pattern-nested': {
    says: {
      zh: '正则表达式“{pattern}”在无限重复里又套无限重复，查找可能永远不完。',
      en: 'The regular expression “{pattern}” repeats without end what repeats without end; a search for it may never finish.',
    },
    remedy: {
      zh: '请只留一层重复，例如把 (a+)+ 写成 a+。',
      en: 'Keep one repetition: write (a+)+ as a+.',
    },
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
  'population.one-way': {
    says: {
      zh: '“{name}”须写且只能写以下一种取值方式：{ways}。',
      en: 'State exactly one way to draw “{name}”: {ways}.',
    },
    remedy: { zh: '请保留适合该事实类型的一种。', en: 'Keep the one that fits the kind of fact.' },
  },
  'population.unknown': {
    says: { zh: '没有“{name}”。', en: 'There is no “{name}” here.' },
    remedy: {
      zh: '最接近的是“{proposal}”；`where` 只能用写在前面的事实。',
      en: 'The nearest is “{proposal}”; `where` reads only facts that stand above.',
    },
  },
  'population.no-weight': {
    says: { zh: '这些权重都是 0。', en: 'These weights are all 0.' },
    remedy: { zh: '请至少给一项大于 0 的权重。', en: 'Give at least one a weight above 0.' },
  },
  'population.outside': {
    says: { zh: '“{name}”的取值不能是 {value}。', en: '“{name}” cannot be {value}.' },
    remedy: {
      zh: '请按事实词典中的范围改正，并使起点不大于终点。',
      en: 'Keep to the range in the fact dictionary, and the start not above the end.',
    },
  },
} as const satisfies Record<string, Words>;

/** Stable code of a problem, e.g. `feel.unknown-name`. */
export type ProblemCode = keyof typeof problemWords;
