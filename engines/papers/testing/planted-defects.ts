import { text, type Block } from '../letter.ts';
import { diceOf, type Dice } from './dice.ts';
import { cleanLetter, riverCity, type MadeLetter } from './generated-letters.ts';

/** Makes one defect in a letter. */
type Plant = (made: MadeLetter, dice: Dice) => MadeLetter;

/** A letter with one defect of a kind; `code` is what must be found. */
export function plantedLetter(code: PlantedCode, seed: number): MadeLetter {
  const dice = diceOf(seed * 7919 + code.length);
  return plants[code](cleanLetter(seed), dice);
}

/** Adds a paragraph at a random place below a heading. */
const saying =
  (write: (dice: Dice) => string): Plant =>
  ({ letter, figures }, dice) => {
    const at = dice.one([4, 5, 7]);
    const block: Block = { kind: 'paragraph', inlines: [text(write(dice))] };
    return { letter: { ...letter, blocks: letter.blocks.toSpliced(at, 0, block) }, figures };
  };

const typed =
  (lines: (dice: Dice) => readonly string[]): Plant =>
  ({ letter, figures }, dice) => {
    const blocks = lines(dice).map((line): Block => ({ kind: 'paragraph', inlines: [text(line)] }));
    return {
      letter: { ...letter, blocks: [...letter.blocks.slice(0, 1), ...blocks] },
      figures: keepUsed(figures),
    };
  };
const keepUsed = (_figures: MadeLetter['figures']): MadeLetter['figures'] => ({});

const things = ['高校毕业生', '返乡创业人员', '技能人才', '柔性引进专家'];
const name = (dice: Dice, least: number): string =>
  dice.one((riverCity.names ?? []).filter((each) => each.length >= least));
const digits = (dice: Dice, length: number): string =>
  Array.from({ length }, () => dice.whole(0, 9)).join('');

function swappedName(dice: Dice): string {
  const meant = name(dice, 5);
  const at = dice.whole(0, meant.length - 2);
  return `${meant.slice(0, at)}${meant[at + 1]}${meant[at]}${meant.slice(at + 2)}`;
}

/** One character wrong, missing or too many, inside the name. */
function nearName(dice: Dice): string {
  const meant = name(dice, 6);
  const at = dice.whole(1, meant.length - 2);
  const other = dice.one(['清', '材', '业', '舍', '型', '园'].filter((each) => each !== meant[at]));
  return dice.one([
    `${meant.slice(0, at)}${other}${meant.slice(at + 1)}`,
    `${meant.slice(0, at)}${meant.slice(at + 1)}`,
    `${meant.slice(0, at)}${other}${meant.slice(at)}`,
  ]);
}

const plants = {
  'heading-level-skipped': ({ letter, figures }, dice) => {
    const at = dice.one([2, 5]);
    const block = letter.blocks[at];
    const level = dice.one([3, 4] as const);
    const blocks =
      block?.kind === 'heading' && at === 2 ? letter.blocks.with(at, { ...block, level }) : letter.blocks.toSpliced(4, 0, { kind: 'heading', level: 4, inlines: [text('细目')] });
    return { letter: { ...letter, blocks }, figures };
  },
  'heading-number-typed': ({ letter, figures }, dice) => {
    const at = dice.one([1, 2, 5, 7]);
    const mark = dice.one(['一、', '（二）', '2.', '（3）', '二、']);
    const heading = letter.blocks[at];
    if (heading?.kind !== 'heading') return { letter, figures };
    const inlines = [text(mark), ...heading.inlines];
    return { letter: { ...letter, blocks: letter.blocks.with(at, { ...heading, inlines }) }, figures };
  },
  'number-doubled': typed((dice) => {
    const twice = dice.one(['一、', '二、', '三、']);
    return ['一、工作开展情况', '已经落实。', '二、存在的困难', '正在研究。', '三、意见采纳情况', '已经采纳。', `${twice}下一步打算`, '继续推进。'];
  }),
  'number-skipped': typed((dice) => {
    const lines = ['一、工作开展情况', '已经落实。', '二、存在的困难', '正在研究。', '三、意见采纳情况', '已经采纳。', '四、下一步打算', '继续推进。'];
    const at = dice.one([2, 4]);
    return lines.toSpliced(at, 2);
  }),
  'number-alone': typed((dice) => {
    const first = dice.one(['（一）关于引才方面', '（一）创新引才方式']);
    return ['一、工作开展情况', first, '已经落实。', '二、下一步打算', dice.one(['继续推进。', '持续推进。'])];
  }),
  'enumeration-nested': saying((dice) => {
    const inner = dice.one(['一是走访企业，二是发布岗位', '一是座谈，二是问卷，三是实地查看']);
    return dice.one([
      `一是加强引才。二是做好服务，${inner}。三是加强宣传。`,
      `一是加强引才，${inner}。二是做好服务。`,
      `一是加强引才。二是做好服务。三是开展调研：${inner}。`,
    ]);
  }),
  'enumeration-skipped': saying((dice) =>
    dice.one(['一是加强引才。三是做好服务。', '一是走访。二是座谈。四是总结。', '二是走访企业。三是发布岗位。']),
  ),
  'enumeration-doubled': saying((dice) =>
    dice.one(['一是加强引才。二是做好服务。二是加强宣传。', '一是走访。二是座谈。三是总结。二是通报。']),
  ),
  'growth-contradicts': saying((dice) => {
    const base = dice.whole(100, 500);
    const now = base + dice.whole(20, 200);
    const wrong = Number(((now / base - 1) * 100 + dice.one([-7, 4, 12])).toFixed(dice.whole(0, 2)));
    const rate = wrong === 0 ? 55 : Math.abs(wrong);
    const thing = dice.one(things);
    return dice.one([
      `服务${thing}${now}人，较上年的${base}人增长${rate}%。`,
      `服务${thing}由${base}人增加到${now}人，增长${rate}%。`,
      `2022年服务${thing}${base}人，2023年服务${thing}${now}人，增长${rate}%。`,
      `投入资金${now}万元，比去年${base}万元增加${rate}%。`,
      `住房由${base}套增加到${now}套，增加${now - base + dice.whole(1, 9)}套。`,
    ]);
  }),
  'growth-without-base': saying((dice) =>
    dice.one([
      `投入资金${dice.whole(100, 900)}万元，较上年增长${dice.whole(2, 60)}%。`,
      `服务${dice.one(things)}同比增长${dice.whole(2, 60)}%。`,
    ]),
  ),
  'part-exceeds-whole': saying((dice) => {
    const whole = dice.whole(20, 80);
    return dice.one([
      `评选优秀人才${whole}人，其中青年人才${whole + dice.whole(1, 40)}人。`,
      `实施项目${whole}项，其中装备制造类${dice.whole(1, 9)}项、材料类${whole + dice.whole(1, 40)}项。`,
      `服务${whole}家企业（其中规上企业${whole + dice.whole(1, 40)}家）。`,
    ]);
  }),
  'sum-contradicts': saying((dice) => {
    const [one, two, three] = [dice.whole(10, 60), dice.whole(10, 60), dice.whole(10, 60)];
    const wrong = one + two + three + dice.one([-9, -1, 1, 10]);
    return dice.one([
      `评出金奖${one}名、银奖${two}名、铜奖${three}名，共计${wrong}名。`,
      `共有基地${wrong}个，包括校内${one}个、企业${two}个和园区${three}个。`,
      `市级投入${one}万元、县级投入${two}万元、社会投入${three}万元，合计${wrong}万元。`,
    ]);
  }),
  'share-contradicts': saying((dice) => {
    const whole = dice.whole(200, 500);
    const part = dice.whole(40, 100);
    const wrong = Math.round((part / whole) * 100) + dice.one([-3, 5, 9]);
    return dice.one([
      `引进人才${whole}人，其中博士${part}人，占${wrong}%。`,
      `${part}名毕业生已经落户，占毕业生总数${whole}名的${wrong}%。`,
    ]);
  }),
  'shares-exceed-whole': saying((dice) => {
    const one = dice.whole(41, 60);
    return dice.one([
      `学历构成为博士占${one}%、硕士占${70 - dice.whole(0, 8)}%和本科占${dice.whole(5, 30)}%。`,
      `已办结的占${100 + dice.whole(1, 30)}%。`,
    ]);
  }),
  'unit-missing': saying((dice) =>
    dice.one([
      `服务${dice.one(things)}${dice.whole(20, 900)}，满意度较高。`,
      `市级安排专项资金${dice.whole(20, 900)}万，用于引才。`,
      `去年以来累计走访企业${dice.whole(20, 900)}。`,
    ]),
  ),
  'unit-mixed': saying((dice) => {
    const thing = dice.one(things);
    return dice.one([
      `上半年服务${thing}${dice.whole(20, 900)}人，下半年拟服务${thing}${dice.whole(20, 900)}人次。`,
      `已建成安居住房${dice.whole(20, 900)}套，今年再建成安居住房${dice.whole(20, 900)}间。`,
    ]);
  }),
  'unit-fraction': saying((dice) =>
    `服务${dice.one(things)}${dice.whole(2, 90)}.${dice.whole(1, 9)}${dice.one(['人', '人次', '名'])}。`,
  ),
  'hedge-doubled': saying((dice) => {
    const value = dice.whole(2, 90) * 10;
    return dice.one([
      `走访企业约${value}余家。`,
      `服务人才超过${value}多人次。`,
      `投入资金近${value}万元以上。`,
      `举办活动约近${value}场。`,
      `引进人才大约${value}人左右。`,
    ]);
  }),
  'date-unreal': saying((dice) =>
    dice.one(['2023年2月29日', '2024年4月31日', '2024年13月1日', '6月31日', '2024年2月30日']) + '召开了座谈会。',
  ),
  'date-weekday': saying((dice) => {
    const day = dice.whole(3, 7);
    return `2024年6月${day}日（星期${'一二三四五六日'[(day - 3 + dice.whole(1, 6)) % 7]}）召开座谈会。`;
  }),
  'date-not-past': saying((dice) =>
    dice.one([
      `截至2024年${dice.whole(7, 12)}月${dice.whole(1, 28)}日，补助已全部到账。`,
      `项目已于2025年${dice.whole(1, 12)}月完工。`,
    ]),
  ),
  'date-not-future': saying((dice) =>
    dice.one([
      `将于2024年${dice.whole(1, 5)}月发布新政策。`,
      `计划于2023年${dice.whole(1, 12)}月${dice.whole(1, 28)}日启动评审。`,
      `拟于2024年5月${dice.whole(1, 28)}日组织招聘。`,
    ]),
  ),
  'date-after-letter': saying((dice) =>
    dice.one([
      `根据2024年${dice.whole(7, 12)}月${dice.whole(1, 28)}日来函要求办理。`,
      `按照滨府发〔${dice.whole(2025, 2029)}〕${dice.whole(1, 90)}号文件执行。`,
    ]),
  ),
  'date-range-reversed': saying((dice) =>
    dice.one([
      `2024年${dice.whole(4, 6)}月至2024年${dice.whole(1, 3)}月逐户回访。`,
      `${dice.whole(2022, 2023)}年6月至2021年12月开展试点。`,
    ]),
  ),
  'office-abbreviated': saying((dice) =>
    dice.one(['已会同市人社局研究。', '由市经信局牵头。', '滨江市住建局已经答复。', '已商市社保局、市教育局。'])
  ),
  'office-unknown': saying((dice) =>
    dice.one(['已会同市人才发展局研究。', '由市产业促进局牵头。', '滨江市数字经济局已经答复。', '由市引才办公室承办。'])
  ),
  'name-transposed': saying((dice) => `我市将继续办好${swappedName(dice)}相关工作。`),
  'name-near': saying((dice) => `我市将继续办好${nearName(dice)}相关工作。`),
  'identity-number': saying(
    (dice) => `申请人身份证号510502${dice.whole(1960, 2004)}${dice.one(['0307', '1119', '0630'])}${digits(dice, 3)}${dice.one(['X', '4', '7'])}。`,
  ),
  'mobile-number': saying(
    (dice) => `可联系1${dice.whole(3, 9)}${digits(dice, 1)}${dice.one(['', ' ', '-'])}${digits(dice, 4)}${dice.one(['', ' '])}${digits(dice, 4)}。`,
  ),
  'account-number': saying((dice) => `已汇至账号62${digits(dice, 17)}。`),
  'home-address': saying((dice) =>
    dice.one([
      `申请人住址为滨江大道${dice.whole(1, 300)}号。`,
      `材料寄往江北路${dice.whole(1, 300)}号${dice.whole(1, 20)}栋${dice.whole(1, 4)}单元${dice.whole(101, 3203)}室。`,
      `家住望山县城东街${dice.whole(1, 300)}号。`,
    ]),
  ),
  'promise-banned': saying((dice) =>
    dice.one([
      '我们一定解决您反映的问题。',
      '保证今年内全部办结。',
      '确保补助发放率达到100%。',
      '绝对不会再次发生。',
      '确保毕业生人人有岗位。',
      '我局将彻底解决住房问题。',
      '入学后包就业。',
      '做到一劳永逸。',
    ]),
  ),
  'punctuation-doubled': saying((dice) => `我们将加强走访${dice.one(['，，', '。。', '，。', '、、', '；，'])}优化服务。`),
  'punctuation-half-width': saying((dice) => `我们将加强走访${dice.one([',', ';', ':', '(会商)', '?'])}优化服务。`),
  'digits-full-width': saying((dice) => `走访企业${dice.one(['２０', '３５', '１００'])}家。`),
  'marks-unpaired': saying((dice) =>
    dice.one(['落实《人才安居办法的要求。', '开展“送政策上门活动。', '推进改革（含试点。', '落实人才安居办法》的要求。', '开展送政策”上门活动。']),
  ),
  'word-doubled': saying((dice) =>
    dice.one(['我局将继续继续推进。', '优化的的服务。', '加强政策政策宣传。', '对对象对对接。', '组织开展组织开展座谈。']),
  ),
  'sentence-unfinished': saying((dice) =>
    dice.one(['我局将会同有关部门进一步研究，', '主要措施包括', '下一步，我局将持续做好引才、', '为进一步优化服务的', '我局将继续推进各项工作']),
  ),
  'placeholder-left': saying((dice) => `今年发放补助${dice.one(['XX', '××', '___', '（待补充）', '***'])}人。`),
  'character-damaged': saying((dice) => `现${dice.one(['\ue81a', '\ufffd', '\uf9fb', '\u200b'])}况良好。`),
  'reference-differs': ({ letter, figures }, dice) => {
    const title = letter.title.replace(/S\d{4}/u, `T${dice.whole(1000, 9999)}`);
    return { letter: { ...letter, title }, figures };
  },
  'addressee-differs': ({ letter, figures }, dice) => ({
    letter: dice.one([
      { ...letter, salutation: letter.salutation.replace('代表', '委员') },
      { ...letter, title: letter.title.replace('号建议', '号提案') },
    ]),
    figures,
  }),
  'figure-contradicts-value': ({ letter, figures }, dice) => {
    const slot = dice.one(Object.keys(figures));
    const old = figures[slot];
    if (!old) return { letter, figures };
    const value = old.value + dice.one([-1, 1, 3]) * Math.max(1, Math.ceil(old.value / 5));
    return { letter, figures: { ...figures, [slot]: { ...old, text: `${old.value}${old.unit}`, value } } };
  },
} satisfies Record<string, Plant>; // prettier-ignore

export type PlantedCode = keyof typeof plants;
export const plantedCodes = Object.keys(plants) as PlantedCode[];
