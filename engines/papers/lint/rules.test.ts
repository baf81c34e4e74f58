import { describe, expect, it } from 'vitest';
import { text, type Letter } from '../letter.ts';
import { cleanLetter, riverCity } from '../testing/generated-letters.ts';
import { boundFigure, exampleLetter } from '../testing/example-letter.ts';
import { lintLetter, lintMost } from './lint-letter.ts';
import { rules } from './rules.ts';

const written = (...lines: readonly string[]): Letter => ({
  ...exampleLetter,
  blocks: lines.map((line) => ({ kind: 'paragraph', inlines: [text(line)] })),
});
/** Findings but those of typed numbers, which every example with a number has. */
const found = (...lines: readonly string[]): string[] =>
  lintLetter(written(...lines), {}, riverCity)
    .filter(({ code }) => code !== 'number-unbound')
    .map(({ code, where, at, excerpt = '' }) => `${code} ${where}+${at} ${excerpt}`.trim());

describe('what each rule finds, and where', () => {
  it.each([
    ['发放补助120人，较上年的100人增长25%。', 'growth-contradicts blocks.0+17 增长25%'],
    ['发放补助由100人减少到80人，下降30%。', 'growth-contradicts blocks.0+16 下降30%'],
    ['住房由200套增加到260套，增加50套。', 'growth-contradicts blocks.0+15 增加50套'],
    ['投入1.7万元，比去年1.5万元增长30%。', 'growth-contradicts blocks.0+16 增长30%'],
    ['项目90项，其中设备类91项。', 'part-exceeds-whole blocks.0+11 91项'],
    ['甲类10人、乙类20人，共31人。', 'sum-contradicts blocks.0+13 31人'],
    ['甲类10人、乙类20人等，共计29人。', 'sum-contradicts blocks.0+15 29人'],
    ['引进200人，其中博士50人，占26%。', 'share-contradicts blocks.0+15 占26%'],
    ['投入资金1808万，用于引才。', 'unit-missing blocks.0+4 1808万'],
    ['服务毕业生1.5人次。', 'unit-fraction blocks.0+5 1.5人次'],
    ['走访企业约60余家。', 'hedge-doubled blocks.0+4 约60余家'],
    ['2024年6月18日（星期一）座谈。', 'date-weekday blocks.0+0 2024年6月18日（星期一）'],
    ['截至2024年6月19日全部到账。', 'date-not-past blocks.0+2 2024年6月19日'],
    ['将于2024年6月17日发布。', 'date-not-future blocks.0+2 2024年6月17日'],
    ['24年6月发布。', 'date-short-year blocks.0+0 24年6月'],
    ['由市人社局承办。', 'office-abbreviated blocks.0+1 市人社局'],
    ['由市人力资源社会保障局承办。', 'name-near blocks.0+2 人力资源社会保障局'],
    ['建成青人年才驿站。', 'name-transposed blocks.0+2 青人年才驿站'],
    ['建成青年人材驿站。', 'name-near blocks.0+2 青年人材驿站'],
    ['《甲办法》、《乙办法》。', 'mark-needless blocks.0+4 《甲办法》、《乙办'],
    ['（一）、已经落实。', 'number-form blocks.0+0 （一）、'],
  ])('%s', (line, expected) => {
    expect(found(line)).toContain(expected);
  });
});

describe('what looks like a defect and is none', () => {
  it.each([
    '发放补助120人，较上年的100人增长20%。',
    '投入4122万元，较上年的3249万元增长26.86%。',
    '产值近5亿元，较上年的4.1亿元增长20%。',
    '上半年共计划引进1139人。',
    '甲类10人、乙类20人等，共计90人。',
    '项目299项，其中装备制造类60项，材料类47项，共投入1808万元。',
    '男性60人、女性40人，分别占60%、40%。',
    '师生比达到1:18，按照“3+3+N”布局，建设5G网络。',
    '给予3000元/人的补助，分3—5年到位。',
    '取得一定的成效，退还保证金，消除绝对贫困。',
    '确保申报工作顺利进行。',
    '四川大学大学生、中心城区中心学校、一批一批推进。',
    '临川区人力资源和社会保障局和望山县人力资源和社会保障局承办。',
    '省人力资源和社会保障厅、市委组织部、市政府、城市规划局均已同意。',
    '青年的人才驿站、青年人才和驿站、青年人才公寓。',
    '2024年2月29日（星期四）座谈，2024年3月至2024年5月回访。',
    '办公地址为滨江大道12号，编号S0001号建议。',
    '统一是否、唯一是关键。',
    '由滨江市人力资源和社会保障局人才科承办。',
  ])('%s', (line) => {
    expect(found(line).filter((each) => !each.startsWith('hedge'))).toEqual([]);
  });

  it('lets lists follow one another, in paragraphs and within one', () => {
    expect(found('一是走访。二是座谈。', '一是发布。二是总结。')).toEqual([]);
    expect(found('一是走访企业。', '二是开展座谈。', '三是总结。')).toEqual([]);
    expect(found('一、甲', '正文。', '（一）乙', '正文。', '（二）丙', '正文。', '二、丁', '正文。')).toEqual([]); // prettier-ignore
  });
});

describe('the rules of the lint', () => {
  it('say and mend each of their codes in both languages, and no code twice', () => {
    const codes = rules.flatMap((rule) => Object.keys(rule.codes));
    expect(new Set(codes).size).toBe(codes.length);
    for (const rule of rules)
      for (const { says, remedy } of Object.values(rule.codes))
        for (const words of [says.zh, says.en, remedy.zh, remedy.en]) expect(words).not.toBe('');
  });

  it('leave no value open in what they say', () => {
    const sentence =
      '一是约60余家，，增长20%。一是《甲，截至2030年1月1日由市人社局、青人年才驿站保证。';
    for (const { says, remedy } of lintLetter(written(sentence, '三、乙'), {}, riverCity))
      for (const words of [says.zh, says.en, remedy.zh, remedy.en])
        expect(words).not.toMatch(/[{}]/);
  });

  it('take what a city bans for a promise, with its reason', () => {
    const reason = { zh: '名额由省里核定', en: 'places are set by the province' };
    const context = { ...riverCity, promises: [{ words: '全部入编', reason }] };
    expect(lintLetter(written('全部入编。'), {}, context)).toMatchObject([
      { code: 'promise-banned', severity: 'warning', excerpt: '全部入编', at: 0 },
    ]);
    expect(lintLetter(written('全部入编。'), {}, context)[0]?.says.zh).toContain(reason.zh);
  });
});

/** Texts made to be slow: what a pattern might go back over again and again. */
const slow: Readonly<Record<string, string>> = {
  letters: 'a',
  digits: '1',
  blanks: ' ',
  'digits and blanks': '1 ',
  'opened titles': '《',
  'one character': '的',
  'two characters': '人才',
  'wholes and parts': '共1项，其中',
  sums: '1人、2人共3人',
  growth: '较上年1人增长2%',
  shares: '1人占2%、',
  items: '。一是二是',
  'half names': '青年人才',
  addresses: '江北路1号1栋1单元',
  dates: '2024年1月至',
  offices: '，市人力资源',
};

describe('time', () => {
  const millis = (letter: Letter): number => {
    const from = process.cpuUsage();
    lintLetter(letter, {}, riverCity);
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  };

  it('a million characters end at once, with a finding that says so', () => {
    const long = written('甲'.repeat(1_000_000));
    expect(lintLetter(long, {}, riverCity).map(({ code }) => code)).toEqual(['text-too-long']);
    expect(millis(long)).toBeLessThan(1000);
  });

  it.each(Object.entries(slow))('%s, as many as are searched, end within a second', (_, unit) => {
    const text = unit.repeat(Math.floor(lintMost / unit.length));
    expect(millis(written(text.slice(0, lintMost - 1000)))).toBeLessThan(1000);
  });

  it('a letter with sixty figures takes milliseconds', () => {
    const { letter, figures } = cleanLetter(1);
    const blocks = Array.from({ length: 60 }, (_, at) => ({
      kind: 'paragraph' as const,
      inlines: [
        text(`${letter.title}发放`),
        { kind: 'figure' as const, slotId: `s${at}` },
        text('。'),
      ],
    }));
    const sixty = Object.fromEntries(
      blocks.map((_, at) => [`s${at}`, boundFigure('12人', 12, '人')]),
    );
    const full = { ...letter, blocks: [...letter.blocks, ...blocks] };
    const all = { ...figures, ...sixty };
    lintLetter(full, all, riverCity);
    const from = process.cpuUsage();
    for (let at = 0; at < 10; at += 1) lintLetter(full, all, riverCity);
    const { user, system } = process.cpuUsage(from);
    expect((user + system) / 10_000).toBeLessThan(100);
  });
});
