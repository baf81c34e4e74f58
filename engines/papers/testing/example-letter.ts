import { figure, text, type BoundFigure, type Figures, type Letter } from '../letter.ts';

/** A bound figure for tests; dates and digest are of no interest to them. */
export function boundFigure(printed: string, value: number, unit: string): BoundFigure {
  return {
    text: printed,
    indicatorId: 'housing.paid',
    validOn: '2024-06-18',
    knownAt: '2024-06-18T01:00:00Z',
    value,
    unit,
    rowsDigest: 'sm3:0f1e',
    rows: 3,
  };
}

export const exampleFigures: Figures = {
  cap: boundFigure('25万元', 250000, '元'),
  stays: boundFigure('1.7万人次', 17000, '人次'),
};

/** A sound letter: nothing to find in it. */
export const exampleLetter: Letter = {
  organ: '滨江市人力资源和社会保障局',
  documentNumber: '滨人社函〔2024〕53号',
  class: 'A',
  title: '滨江市人力资源和社会保障局关于对市九届人大三次会议S0001号建议答复的函',
  salutation: '李明代表',
  blocks: [
    { kind: 'paragraph', inlines: [text('您提出的《关于青年人才的建议》收悉，现答复如下。')] },
    { kind: 'heading', level: 1, inlines: [text('工作开展情况')] },
    { kind: 'heading', level: 2, inlines: [text('关于“人才安居”方面')] },
    {
      kind: 'paragraph',
      inlines: [text('购买首套新建商品住房的，最高给予'), figure('cap'), text('补助。')],
    },
    { kind: 'heading', level: 2, inlines: [text('关于“人才驿站”方面')] },
    {
      kind: 'paragraph',
      inlines: [text('2023年入住高校毕业生'), figure('stays'), text('。')],
    },
    { kind: 'heading', level: 1, inlines: [text('下一步工作打算')] },
    { kind: 'paragraph', inlines: [text('我们将持续做好人才招引。')] },
  ],
  closing: '感谢您对我市人才工作的关心和支持。',
  signOrgan: '滨江市人力资源和社会保障局',
  signedOn: '2024-06-18',
  contact: { name: '王芳', phone: '0000-3100000' },
  copyTo: ['市人大常委会人事代表工作委员会', '市政府督查室'],
};

/** Chinese characters without punctuation, so that a full line has exactly as many as fit. */
function plainCharacters(count: number): string {
  return '甲乙丙丁戊己庚辛壬癸'.repeat(Math.ceil(count / 10)).slice(0, count);
}

/** A letter whose text is that many characters long, in one paragraph. */
export function longLetter(characters: number): Letter {
  return {
    ...exampleLetter,
    blocks: [{ kind: 'paragraph', inlines: [text(plainCharacters(characters))] }],
  };
}
