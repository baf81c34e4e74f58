import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile/compile.ts';
import type { OfficerNode } from './decision.ts';
import { parseFactDictionary } from './facts/dictionary.ts';
import { factReader, type FactsGiven } from './facts/normalise.ts';
import { interpret } from './feel/interpret.ts';
import { factValueFromFile } from './file/check-references.ts';
import { parsePolicyFile } from './file/parse-policy.ts';
import type { Policy } from './rules.ts';
import { luzhouText, shortHousingText } from './testing/luzhou.ts';

const recordsFact = `
  - id: insuranceMonths
    name: 参保记录
    label: { zh: 社会保险缴费记录, en: Insurance record }
    type: records
    rowsMax: 600
    fields:
      - { id: month, name: 缴费月, label: { zh: 月, en: Month }, type: date }
      - { id: paid, name: 已缴, label: { zh: 已缴, en: Paid }, type: boolean }
      - { id: base, name: 缴费基数, label: { zh: 基数, en: Base }, type: money }
      - { id: kind, name: 险种, label: { zh: 险种, en: Kind }, type: code, codes: [{ code: pension, label: { zh: 养老, en: Pension } }, { code: medical, label: { zh: 医疗, en: Medical } }] }
      - { id: days, name: 天数, label: { zh: 天数, en: Days }, type: number, unit: day, whole: true }
      - { id: endedOn, name: 停保日, label: { zh: 停保日, en: Ended on }, type: date, optional: true }
    sensitivity: personal
    purpose: { zh: 核对, en: To check }
    verifiedBy: [department]
  - id: certificates
    name: 持有证书
    label: { zh: 证书, en: Certificates }
    type: codes
    itemsMax: 10
    codes: [{ code: engineer, label: { zh: 工程师, en: Engineer } }, { code: teacher, label: { zh: 教师, en: Teacher } }]
    sensitivity: personal
    purpose: { zh: 核对, en: To check }
    verifiedBy: [department]
`;

const parsedFacts = parseFactDictionary(luzhouText('facts.yaml') + recordsFact, 'facts.yaml');
if (!parsedFacts.ok) throw new Error(JSON.stringify(parsedFacts.problems));
const dictionary = parsedFacts.dictionary;
const template = shortHousingText();

/** The short policy with one condition and one formula changed. */
function parsed(when: string, formula = 'max(学历补助额, 技能补助额)') {
  const text = template
    .replace('when: 全职引进\n', `when: '${when}'\n`)
    .replace('formula: max(学历补助额, 技能补助额)', `formula: '${formula}'`);
  return parsePolicyFile(text, 'records.yaml', dictionary);
}

const kept = new Map<string, Policy>();

function policyWith(when: string, formula?: string): Policy {
  const key = `${when}\n${formula ?? ''}`;
  const policy = kept.get(key) ?? checkedPolicy(when, formula);
  kept.set(key, policy);
  return policy;
}

function checkedPolicy(when: string, formula?: string): Policy {
  const result = parsed(when, formula);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.policy;
}

const benefit = (when: string, formula?: string, generate?: boolean) =>
  compilePolicy(
    policyWith(when, formula),
    dictionary,
    generate === undefined ? {} : { generate },
  ).benefits.get('home-purchase')!;

const row = (month: string, paid = true, base = 500_000, kind = 'pension', days = 30) => ({
  month,
  paid,
  base,
  kind,
  days,
});
const months = [
  row('2024-01-01'),
  row('2024-02-01', false),
  row('2024-03-01', true, 700_050),
  row('2024-03-01', true, 100_000, 'medical', 10),
];
const given = (values: Record<string, unknown>): FactsGiven =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, source: 'x' }]));

/** What every back end says of the first condition; they must agree. */
function answer(when: string, values: Record<string, unknown>): boolean | null {
  const facts = given(values);
  const walked = interpretFirst(when, values);
  const asOutcome = walked === null ? 'unknown' : walked ? 'yes' : 'no';
  // Code, closures, and the walk that stands before both.
  for (const generate of [true, false, undefined]) {
    const compiled = benefit(when, undefined, generate);
    const explained = compiled.explain(facts);
    expect(explained.reasons[0]?.outcome).toBe(asOutcome);
    expect(explained.officerTree.children[0]?.value ?? null).toBe(walked);
    expect(compiled.decide(facts)).toEqual({
      outcome: explained.outcome,
      amountFen: explained.amountFen,
    });
  }
  return walked;
}

function interpretFirst(when: string, values: Record<string, unknown>): boolean | null {
  const { policy, benefit: checked } = benefit(when);
  const value = interpret(checked.conditions[0]!.test, {
    nulls: 'unknown',
    valueOf: ({ kind, id }) => {
      const fact = dictionary.facts.get(id);
      if (kind === 'parameter') return policy.rules.parameters.get(id)!.value.value;
      return fact ? factReader(fact)(values[id]) : null;
    },
  });
  return typeof value === 'boolean' ? value : null;
}

const signed = '2024-03-31';

describe('general expressions in a policy', () => {
  it.each([
    ['count(参保记录[已缴]) >= 3', true],
    ['count(参保记录[已缴 and 险种 = "养老"]) >= 3', false],
    ['some m in 参保记录 satisfies m.缴费基数 > 7000', true],
    ['some m in 参保记录 satisfies m.缴费基数 > 7000.5', false],
    ['every m in 参保记录 satisfies m.天数 >= 10', true],
    ['sum(参保记录[已缴].缴费基数) = 13000.5', true],
    ['max(参保记录.缴费基数) > 7000', true],
    ['mean(参保记录.天数) > 25', false],
    ['参保记录[1].缴费月 = date("2024-01-01")', true],
    ['参保记录[-1].险种 = "medical"', true],
    ['"医疗" in 参保记录.险种', true],
    ['参保记录[1].险种 in ("医疗", "养老")', true],
    ['count(参保记录[停保日 = null]) = 4', true],
    ['count(参保记录[缴费月 >= 购房签约日期 - duration("P2M")]) = 3', true],
    ['count(distinct values(参保记录.缴费月)) = 3', true],
    ['购房签约日期 + duration("P36M") > date("2027-03-30")', true],
    ['years and months duration(date("2021-03-31"), 购房签约日期) >= duration("P36M")', true],
    ['years and months duration(date("2021-04-01"), 购房签约日期).years >= 3', false],
    ['(购房签约日期 - date("2024-01-01")).days = 90', true],
    ['day of week(购房签约日期) = "Sunday"', true],
    ['购房签约日期.month in [1..3]', true],
    ['首套住房 /* 首套，见“第三条” */', true],
    ['"工程师" in 持有证书', true],
    ['list contains(持有证书, "教师")', false],
    ['count(for m in 参保记录 return m.天数 * 2) = 4', true],
    ['sum(for m in 参保记录 return if m.已缴 then m.天数 else 0) = 70', true],
    ['{首: 参保记录[1], 天: 首.天数 * 2}.天 = 60', true],
    ['sort(参保记录, function(a, b) a.缴费基数 > b.缴费基数)[1].缴费基数 = 7000.5', true],
    ['count(参保记录) > 连续工作月数 or 首套住房', true],
    ['(if 首套住房 then duration("P1Y") else duration("P2Y")) = duration("P12M")', true],
    ['before(date("2024-01-01"), 购房签约日期)', true],
    ['abs(round half up(连续工作月数 / 7, 1) - 1.1) < 0.001', true],
  ])('%s is %s', (when, expected) => {
    const facts = { insuranceMonths: months, purchaseSignedOn: signed, certificates: ['engineer'], continuousWorkMonths: 8, firstHome: true }; // prettier-ignore
    expect(answer(when, facts)).toBe(expected);
  });

  it('are unknown where a fact that they read is unknown, even where they could do without', () => {
    const when = 'some m in 参保记录 satisfies m.已缴 or 首套住房';
    expect(answer(when, { insuranceMonths: months, firstHome: false })).toBe(true);
    expect(answer(when, { insuranceMonths: months })).toBeNull();
    expect(answer(when, { firstHome: true })).toBeNull();
    expect(answer('count(参保记录) = 0', { insuranceMonths: [] })).toBe(true);
    expect(answer('count(参保记录) = 0', {})).toBeNull();
    // A scalar neighbour is still settled by itself.
    expect(answer('count(参保记录) = 0 and 首套住房', { firstHome: false })).toBe(false);
  });

  it('are unknown where they would take more than their steps', () => {
    const many = Array.from({ length: 600 }, () => row('2024-01-01'));
    const when = 'count(for a in 参保记录, b in 参保记录 return 1) > 3';
    expect(answer(when, { insuranceMonths: many })).toBeNull();
    expect(answer(when, { insuranceMonths: months })).toBe(true);
  });

  it('show their steps in the officer’s tree', () => {
    const explained = benefit(
      'count(参保记录[已缴 and 天数 > 9 and 连续工作月数 > 5]) >= 2',
    ).explain(given({ insuranceMonths: months.slice(0, 1), continuousWorkMonths: 8 }));
    const lines: string[] = [];
    const visit = (node: OfficerNode | undefined, depth: number): void => {
      if (!node) return;
      lines.push(`${' '.repeat(depth)}${node.text} = ${String(node.value)}`);
      node.children.forEach((child) => visit(child, depth + 1));
    };
    visit(explained.officerTree.children[0], 0);
    expect(lines).toEqual([
      'count(参保记录[已缴 and 天数 > 9 and 连续工作月数 > 5]) >= 2 = false',
      ' count(参保记录[已缴 and 天数 > 9 and 连续工作月数 > 5]) = 1',
      '  参保记录[已缴 and 天数 > 9 and 连续工作月数 > 5] = [{缴费月: 2024-01-01, 已缴: true, 缴费基数: 5000, 险种: 养老, 天数: 30, 停保日: null}]',
      '   参保记录 = [{缴费月: 2024-01-01, 已缴: true, 缴费基数: 5000, 险种: 养老, 天数: 30, 停保日: null}]',
      '   连续工作月数 > 5 = true',
      '    连续工作月数 = 8',
      '    5 = 5',
      ' 2 = 2',
    ]);
  });

  it('give sums of money to the fen', () => {
    const compiled = benefit('首套住房', 'sum(参保记录.缴费基数) * 0.1');
    const facts = { insuranceMonths: months, firstHome: true, newlyIntroduced: true, continuousWorkMonths: 40, contributionRecognised: true, newlyBuilt: true, inCentralArea: true, purchaseSignedOn: '2024-03-31', purchasePrice: 90_000_000 }; // prettier-ignore
    const decision = compiled.decide(given(facts));
    // 5000 + 5000 + 7000.5 + 1000 yuan, a tenth of it, whole yuan down.
    expect(decision.amountFen).toBe(180_000);
    expect(compiled.explain(given(facts)).amountFen).toBe(180_000);
  });
});

describe('code generated for general expressions', () => {
  it('holds no text of them', () => {
    const written: string[] = [];
    const made = globalThis.Function;
    const spy = function (...parts: string[]) {
      written.push(parts.join('\n'));
      return made(...parts);
    };
    const policy = policyWith(
      'some m in 参保记录 satisfies string(m.天数) + "globalThis" = "30globalThis"',
    );
    globalThis.Function = spy as unknown as FunctionConstructor;
    try {
      const [compiled] = compilePolicy(policy, dictionary, { generate: true }).benefits.values();
      const facts = given({ insuranceMonths: months });
      expect(compiled!.decide(facts).outcome).toBe('unknown');
      expect(compiled!.explain(facts).officerTree.children[0]?.value).toBe(true);
    } finally {
      globalThis.Function = made;
    }
    expect(written.length).toBeGreaterThanOrEqual(2);
    for (const code of written) {
      expect(code).not.toMatch(/[^\x20-\x7e\n]/);
      expect(code).not.toContain('globalThis');
    }
  });
});

describe('what the check refuses in general expressions', () => {
  it.each([
    [
      'a date compared with a number in a filter',
      'count(参保记录[缴费月 > 36]) > 1',
      'feel.types-differ',
      'count(参保记录[',
    ],
    [
      'money compared with days in a quantifier',
      'some m in 参保记录 satisfies m.缴费基数 > m.天数',
      'feel.types-differ',
      'some m in 参保记录 satisfies ',
    ],
    [
      'an entry that is not there',
      '参保记录[1].缴费日 = date("2024-01-01")',
      'feel.unknown-name',
      '参保记录[1].',
    ],
    [
      'a name that is no entry of the item',
      'count(参保记录[缴费了]) > 1',
      'feel.unknown-name',
      'count(参保记录[',
    ],
    [
      'a code that the list does not have',
      'some m in 参保记录 satisfies m.险种 = "失业"',
      'feel.unknown-code',
      'some m in 参保记录 satisfies m.险种 = ',
    ],
    [
      'a duration compared with a number',
      '购房签约日期 - date("2024-01-01") > 36',
      'feel.types-differ',
      '',
    ],
    [
      'a duration of the other kind',
      '购房签约日期 - date("2024-01-01") > duration("P36M")',
      'feel.types-differ',
      '',
    ],
    [
      'two dates added',
      '购房签约日期 + 购房签约日期 > date("2024-01-01")',
      'feel.types-differ',
      '',
    ],
    ['a filter of one value', '首套住房[1]', 'feel.wrong-type', ''],
    [
      'a test that is not true or false',
      'some m in 参保记录 satisfies m.天数',
      'feel.wrong-type',
      'some m in 参保记录 satisfies ',
    ],
    ['a list where one value is wanted', '参保记录.已缴', 'feel.wrong-type', ''],
    [
      'money given to a function of numbers',
      'round up(购房合同价, 0) > 5',
      'feel.wrong-type',
      'round up(',
    ],
    ['text given to a function of numbers', 'sqrt("4") > 5', 'feel.wrong-type', 'sqrt('],
    ['too many arguments', 'string length("a", "b") > 1', 'feel.wrong-arguments', ''],
    ['a list of two kinds', 'count([1, "a"][item = 1]) > 0', 'feel.types-differ', 'count('],
    [
      'a duration that is none',
      '购房签约日期 + duration("36 months") > date("2024-01-01")',
      'value.not-a-date',
      '购房签约日期 + ',
    ],
    ['the clock', 'today() > 购房签约日期', 'feel.unsupported', ''],
    [
      'an external function',
      '(function(x: number) external {java: {class: "a"}})(1) = 1',
      'feel.unsupported',
      '(',
    ],
    ['a function whose parameter has no type', '(function(x) x)(1) = 1', 'feel.unsupported', '('],
    ['null beside a fact', '购房签约日期.year = null', 'feel.null-compared', ''],
    [
      'a range the wrong way round',
      '参保记录[1].天数 in [1..2] or list contains([[5..1].start], 1)',
      'feel.needs-brackets',
      '参保记录[1].天数 in [1..2] or list contains([',
    ],
  ])('%s', (_, when, code, before) => {
    const result = parsed(when);
    if (result.ok) throw new Error(`${when} was not refused`);
    const [problem] = result.problems;
    expect(problem).toMatchObject({ code, path: 'benefits.0.conditions.0.when' });
    const text = template.replace('when: 全职引进\n', `when: '${when}'\n`).split('\n');
    const at = text[problem!.line - 1]?.slice(problem!.column - 1) ?? '';
    expect(at).toBe(`${when.slice(before.length)}'`);
  });
});

describe('lists and records as facts', () => {
  const read = factReader(dictionary.facts.get('insuranceMonths')!);
  const codes = factReader(dictionary.facts.get('certificates')!);

  it('drop what is no field and keep what is', () => {
    const [only] = read([{ ...row('2024-01-01'), more: 1 }]) as Record<string, unknown>[];
    expect(only).toEqual({ ...row('2024-01-01'), endedOn: null });
  });

  it.each([
    ['no list', { 0: row('2024-01-01') }],
    ['a row that is no object', [row('2024-01-01'), 5]],
    ['a row without a field', [{ ...row('2024-01-01'), paid: undefined }]],
    ['a day that is none', [row('2024-02-30')]],
    ['money with parts of a fen', [row('2024-01-01', true, 0.5)]],
    ['an unknown code', [row('2024-01-01', true, 1, 'other')]],
    ['an optional field of another type', [{ ...row('2024-01-01'), endedOn: 5 }]],
    ['too many rows', Array.from({ length: 601 }, () => row('2024-01-01'))],
    ['a row inherited', [Object.create(row('2024-01-01'))]],
  ])('are unknown for %s', (_, value) => {
    expect(read(value)).toBeNull();
  });

  it('take codes of their list only', () => {
    expect(codes(['engineer', 'teacher'])).toEqual(['engineer', 'teacher']);
    expect([codes(['driver']), codes('engineer'), codes([null])]).toEqual([null, null, null]);
  });

  it('never make a decision throw', () => {
    const compiled = benefit('count(参保记录[缴费月 >= 购房签约日期 and 险种 = "养老"]) > 0');
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (records, day) => {
        const facts = given({ insuranceMonths: records, purchaseSignedOn: day });
        const { outcome } = compiled.decide(facts);
        expect(compiled.explain(facts).outcome).toBe(outcome);
        expect(() => JSON.stringify(compiled.explain(facts))).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});

describe('the fields of records in a dictionary', () => {
  it.each([
    ['name: 天数', 'name: 缴费月', 'id.duplicate', 'facts.11.fields.4.name'],
    ['id: days', 'id: month', 'id.duplicate', 'facts.11.fields.4.id'],
    ['name: 天数', 'name: 天数(月)', 'name.not-allowed', 'facts.11.fields.4.name'],
    ['id: days', 'id: constructor', 'name.not-allowed', 'facts.11.fields.4.id'],
    ['code: medical', 'code: pension', 'id.duplicate', 'facts.11.fields.3.codes.1.code'],
    [
      'type: number, unit: day, whole: true }',
      'type: number, unit: day }',
      'schema.missing',
      'facts.11.fields.4.whole',
    ],
    ['rowsMax: 600', 'rowsMax: 100000', 'schema.wrong-value', 'facts.11.rowsMax'],
  ])('%s changed to %s is refused', (from, to, code, path) => {
    const head = luzhouText('facts.yaml').split('\n  - id: ').slice(0, 12).join('\n  - id: ');
    const result = parseFactDictionary(head + recordsFact.replace(from, to), 'facts.yaml');
    expect(!result.ok && result.problems.map((p) => [p.code, p.path])).toEqual([[code, path]]);
  });
});

describe('lists and records in worked examples', () => {
  const value = (id: string, written: unknown) =>
    factValueFromFile(dictionary.facts.get(id)!, written);

  it('are written by official name, in yuan and by label', () => {
    const written = { 缴费月: '2024-01-01', 已缴: true, 缴费基数: 5000.5, 险种: '养老', days: 30 };
    expect(value('insuranceMonths', [written])).toEqual([
      { ...row('2024-01-01', true, 500_050), endedOn: null },
    ]);
    expect(value('certificates', ['工程师', 'teacher'])).toEqual(['engineer', 'teacher']);
  });

  it('do not fit with an entry that is no field, or of another type', () => {
    const written = { 缴费月: '2024-01-01', 已缴: true, 缴费基数: 5000.5, 险种: '养老', days: 30 };
    expect(value('insuranceMonths', [{ ...written, 其他: 1 }])).toBeNull();
    expect(value('insuranceMonths', [{ ...written, 缴费基数: '五千' }])).toBeNull();
    expect(value('insuranceMonths', written)).toBeNull();
    expect(value('certificates', ['司机'])).toBeNull();
  });
});

describe('a table over a general input', () => {
  const table = (cells: readonly string[]) => {
    const rows = cells.map((cell) => `{ when: ['${cell}'], then: 1, assumed: true }`).join(', ');
    const text = template.replace(
      'formula: max(学历补助额, 技能补助额)',
      `table: { hitPolicy: UNIQUE, inputs: ['count(参保记录[已缴])'], rows: [${rows}] }`,
    );
    const result = parsePolicyFile(text, 'records.yaml', dictionary);
    return result.ok ? [] : result.problems.map(({ code }) => code);
  };

  it('is checked for overlaps and gaps like any other', () => {
    expect(table(['< 12', '[12..36)', '>= 36'])).toEqual([]);
    expect(table(['< 12', '[11..36)', '>= 36'])).toContain('table.overlap');
    expect(table(['< 12', '[13..36)', '>= 36'])).toContain('table.gap');
  });
});
