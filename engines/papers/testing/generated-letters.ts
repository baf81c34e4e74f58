import { figure, text, type Block, type BoundFigure, type Inline, type Letter } from '../letter.ts';
import type { LintContext } from '../lint/paper.ts';
import { diceOf, type Dice } from './dice.ts';
import { boundFigure } from './example-letter.ts';

/** What the made-up city of the generated letters knows. */
export const riverCity: LintContext = {
  today: '2024-06-18',
  city: '滨江市',
  places: ['临川区', '望山县', '白石县'],
  offices: [
    '滨江市人力资源和社会保障局',
    '滨江市教育局',
    '滨江市住房和城乡建设局',
    '滨江市经济和信息化局',
    '滨江市社会保险事业管理局',
    '临川区人力资源和社会保障局',
    '望山县人力资源和社会保障局',
  ],
  names: [
    '青年人才驿站',
    '青年人才公寓',
    '江雁英才卡',
    '急需紧缺人才目录',
    '江雁英才计划',
    '技能能手擂台赛',
    '滨江职业技术学院',
    '滨江市创业孵化基地管理办法',
    '就业创业补助资金管理办法',
    '新材料产业技术研究院',
    '江雁学者支持计划',
    '智能装备制造产业园',
  ],
};

export interface MadeLetter {
  readonly letter: Letter;
  readonly figures: Record<string, BoundFigure>;
}

type Piece = string | readonly [printed: string, value: number, unit: string];

/** A letter without a defect: figures in slots, all in agreement; the same for the same seed. */
export function cleanLetter(seed: number): MadeLetter {
  const dice = diceOf(seed);
  const figures: Record<string, BoundFigure> = {};
  const inlines = (pieces: readonly Piece[]): Inline[] =>
    pieces.map((piece) => {
      if (typeof piece === 'string') return text(piece);
      const slot = `slot-${Object.keys(figures).length + 1}`;
      figures[slot] = boundFigure(...piece);
      return figure(slot);
    });
  const paragraph = (...pieces: Piece[]): Block => ({
    kind: 'paragraph',
    inlines: inlines(pieces),
  });
  const heading = (level: 1 | 2, words: string): Block => ({
    kind: 'heading',
    level,
    inlines: [text(words)],
  });
  const number = `S${String(dice.whole(1, 9999)).padStart(4, '0')}`;
  const blocks: Block[] = [
    paragraph(
      `您提出的《关于${dice.one(asks)}的建议》（${number}号建议）收悉。我局高度重视，经会同滨江市教育局研究，现答复如下。`,
    ),
    heading(1, '工作开展情况'),
    heading(2, `关于“${dice.one(asks)}”方面`),
    paragraph(...statements(dice)),
    paragraph(...statements(dice)),
    heading(2, `关于“${dice.one(asks)}”方面`),
    paragraph(...listed(dice)),
    heading(1, '下一步工作打算'),
    ...plans(dice).map((plan) => paragraph(plan)),
  ];
  const letter: Letter = {
    organ: '滨江市人力资源和社会保障局',
    documentNumber: `滨人社函〔2024〕${dice.whole(1, 300)}号`,
    class: dice.one(['A', 'B'] as const),
    title: `滨江市人力资源和社会保障局关于对市九届人大三次会议${number}号建议答复的函`,
    salutation: `${dice.one(['甘霖', '沈知远', '林小满'])}代表`,
    blocks,
    closing: '感谢您对我市人才工作的关心和支持。',
    signOrgan: '滨江市人力资源和社会保障局',
    signedOn: '2024-06-18',
    contact: { name: '王芳', phone: '0000-3100000' },
    copyTo: ['市人大常委会人事代表工作委员会'],
  };
  return { letter, figures };
}

const asks = [
  '加强青年人才服务',
  '完善人才安居政策',
  '建设高能级创新平台',
  '支持大学生就业创业',
  '优化急需紧缺人才引进',
];

const count = (value: number, unit: string): Piece => [`${value}${unit}`, value, unit];

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** Two or three sentences whose figures agree with one another. */
function statements(dice: Dice): readonly Piece[] {
  const makers = [growing, sharing, parts, sum, hedged, dated, citing, flat];
  const first = dice.one(makers);
  const rest = makers.filter((each) => each !== first);
  return [...first(dice), ...dice.one(rest)(dice)];
}

function growing(dice: Dice): readonly Piece[] {
  const base = dice.whole(100, 900);
  const now = base + dice.whole(10, 400);
  const rate = round((now / base - 1) * 100, 1);
  const percent: Piece = [`${rate}%`, rate, '%'];
  return dice.one<readonly Piece[]>([
    ['今年上半年发放补助', count(now, '人'), '，较上年同期的', count(base, '人'), '增长', percent, '。'],
    ['参保人数由', count(base, '人'), '增加到', count(now, '人'), '，增长', percent, '。'],
    ['签约企业由', count(base, '家'), '增加到', count(now, '家'), '，增加', count(now - base, '家'), '。'],
    ['2022年受理申请', count(base, '件'), '，2023年受理申请', count(now, '件'), '，增长', percent, '。'],
  ]); // prettier-ignore
}

function sharing(dice: Dice): readonly Piece[] {
  const whole = dice.whole(200, 900);
  const part = dice.whole(20, whole - 20);
  const rate = round((part / whole) * 100, 1);
  const percent: Piece = [`${rate}%`, rate, '%'];
  return dice.one<readonly Piece[]>([
    ['引进各类人才', count(whole, '人'), '，其中硕士研究生以上', count(part, '人'), '，占', percent, '。'],
    ['已有', count(part, '名'), '毕业生落户，占毕业生总数', count(whole, '名'), '的', percent, '。'],
  ]); // prettier-ignore
}

function parts(dice: Dice): readonly Piece[] {
  const [one, two] = [dice.whole(10, 90), dice.whole(10, 90)];
  const whole = one + two + dice.whole(5, 200);
  return ['实施成果转化项目', count(whole, '项'), '，其中装备制造类', count(one, '项'), '、新材料类', count(two, '项'), '。']; // prettier-ignore
}

function sum(dice: Dice): readonly Piece[] {
  const [one, two, three] = [dice.whole(10, 90), dice.whole(10, 90), dice.whole(10, 90)];
  const whole = one + two + three;
  return dice.one<readonly Piece[]>([
    ['评出金奖', count(one, '名'), '、银奖', count(two, '名'), '、铜奖', count(three, '名'), '，共计', count(whole, '名'), '。'],
    ['实训基地共', count(whole, '个'), '，包括校内', count(one, '个'), '、企业', count(two, '个'), '和园区', count(three, '个'), '。'],
  ]); // prettier-ignore
}

function hedged(dice: Dice): readonly Piece[] {
  const tens = dice.whole(3, 60) * 10;
  const value = tens + dice.whole(1, 9);
  return dice.one<readonly Piece[]>([
    ['走访企业', [`超${tens}家`, value, '家'], '，有一定程度的成效。'],
    ['开展宣讲', [`${tens}余场`, value, '场'], '，收取保证金的做法已经取消。'],
    ['惠及毕业生', [`近${tens + 10}人次`, value, '人次'], '。'],
    ['投入资金', [`${tens / 10}.5万元`, tens * 1000 + 5000, '元'], '。'],
  ]);
}

function dated(dice: Dice): readonly Piece[] {
  return [
    dice.one([
      '截至2024年5月31日（星期五），各项补助均已到账。',
      '2024年3月至2024年5月，我局逐户回访。',
      '活动已于2024年4月2日启动，拟于2024年9月总结。',
      '计划于2024年12月前完成2022—2024年台账核对。',
    ]),
  ];
}

function citing(dice: Dice): readonly Piece[] {
  return [
    dice.one([
      '按照《滨江市创业孵化基地管理办法》《就业创业补助资金管理办法》（滨府发〔2024〕3号）第5条执行。',
      '会同市住房和城乡建设局、市教育局推进江雁英才计划，建设5G智慧园区，落实“3+3+N”产业布局。',
      '临川区人力资源和社会保障局、望山县人力资源和社会保障局设立服务专窗。',
      '支持滨江职业技术学院和新材料产业技术研究院开展合作，师生比达到1:18。',
    ]),
  ];
}

function flat(dice: Dice): readonly Piece[] {
  return [
    dice.one(['建成青年人才公寓', '建成青年人才驿站']),
    count(dice.whole(100, 900), '套'),
    '，持江雁英才卡的可以优先入住（详见服务指南）。',
  ];
}

/** One paragraph with a running enumeration. */
function listed(dice: Dice): readonly Piece[] {
  const items = [
    '一是优化引才方式。定期发布急需紧缺人才目录，组织校园招聘。',
    '二是落实安居政策。完善青年人才公寓和青年人才驿站管理，为来滨江求职的毕业生提供住宿。',
    '三是搭建交流平台。办好技能能手擂台赛和联谊活动，增进人才之间的交流。',
    '四是加强政策宣传。编印政策问答，开展“送政策上门”活动。',
  ];
  return [items.slice(0, dice.whole(2, 4)).join('')];
}

/** Plans as numbered paragraphs. */
function plans(dice: Dice): string[] {
  const all = [
    '一是持续加强校地合作，力争年内新签协议，推动成果在滨江转化。',
    '二是持续优化服务，按季度公布办理进度，方便查询。',
    '三是持续做好政策评估，根据评估结果调整补助标准，并及时公开。',
  ];
  return all.slice(0, dice.whole(2, 3));
}
