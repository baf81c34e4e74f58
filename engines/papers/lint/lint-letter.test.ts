import { describe, expect, it } from 'vitest';
import { figure, text, type Block, type Letter } from '../letter.ts';
import { boundFigure, exampleFigures, exampleLetter } from '../testing/example-letter.ts';
import { lintLetter } from './lint-letter.ts';

const codes = (letter: Letter, figures = exampleFigures) =>
  lintLetter(letter, figures).map(({ code, where }) => `${code} ${where}`);
const withText = (words: string) =>
  codes({ ...exampleLetter, blocks: [{ kind: 'paragraph', inlines: [text(words)] }] }, {});
const heading = (level: 1 | 2 | 3 | 4, words = '标题'): Block => ({
  kind: 'heading',
  level,
  inlines: [text(words)],
});
const some: Block = { kind: 'paragraph', inlines: [text('正文。')] };

describe('checking a letter', () => {
  it('finds nothing in a sound letter', () => {
    expect(lintLetter(exampleLetter, exampleFigures)).toEqual([]);
  });

  it('finds levels that do not start at one, are skipped, or carry a typed number', () => {
    const blocks = [
      heading(2),
      some,
      heading(1),
      some,
      heading(3, '（一）甲'),
      some,
      heading(1, '3. 乙'),
      some,
    ];
    expect(codes({ ...exampleLetter, blocks }, {})).toEqual([
      'heading-first-level blocks.0',
      'heading-level-skipped blocks.4',
      'heading-number-typed blocks.4',
      'heading-number-typed blocks.6',
      'number-alone blocks.0',
      'number-alone blocks.4',
    ]);
  });

  it('finds a heading with nothing under it', () => {
    const blocks = [heading(1), heading(2), some, heading(2), heading(1), some, heading(1)];
    expect(codes({ ...exampleLetter, blocks }, {})).toEqual([
      'heading-without-text blocks.3',
      'heading-without-text blocks.6',
    ]);
  });

  it('finds slots without figure, figures without slot, and figures that are not true', () => {
    const blocks: Block[] = [
      { kind: 'paragraph', inlines: [figure('gone'), text('，'), figure('high'), text('。')] },
      { kind: 'paragraph', inlines: [figure('later'), figure('odd'), text('。')] },
    ];
    const figures = {
      high: boundFigure('超2万人次', 17000, '人次'),
      later: { ...boundFigure('3人', 3, '人'), validOn: '2024-06-19' },
      odd: boundFigure('若干', 3, '人'),
      spare: boundFigure('3人', 3, '人'),
    };
    expect(codes({ ...exampleLetter, blocks }, figures)).toEqual([
      'figure-missing blocks.0',
      'figure-contradicts-value blocks.0',
      'figure-after-signature blocks.1',
      'figure-unreadable blocks.1',
      'figure-unused figures.spare',
    ]);
  });

  it('finds personal numbers however they are spaced, and never repeats them', () => {
    const numbers = {
      '身份证11010119900307001X。': 'identity-number blocks.0',
      '身份证110101 19900307 0017。': 'identity-number blocks.0',
      '身份证１１０１０１１９９００３０７００１７。': 'identity-number blocks.0',
      '电话138-0000 0000。': 'mobile-number blocks.0',
      '账号6222020000000000001。': 'account-number blocks.0',
    };
    for (const [words, expected] of Object.entries(numbers)) {
      const letter = {
        ...exampleLetter,
        blocks: [{ kind: 'paragraph' as const, inlines: [text(words)] }],
      };
      const found = lintLetter(letter, {});
      expect(found.map(({ code, where }) => `${code} ${where}`)).toContain(expected);
      expect(JSON.stringify(found)).not.toMatch(/1990|0000/);
    }
    expect(codes({ ...exampleLetter, salutation: '13800000000' })).toContain(
      'mobile-number salutation',
    );
  });

  it('tells a large sum from a personal number', () => {
    expect(withText('总产值23000000000元，投入12000000000元。')).toEqual([
      'number-unbound blocks.0',
      'number-unbound blocks.0',
    ]);
  });

  it('warns of typed numbers but not of dates, numbers of documents and names', () => {
    expect(withText('建成人才公寓6000余套，投入1,808万元，增长12.5%。')).toEqual([
      'growth-without-base blocks.0',
      'number-unbound blocks.0',
      'number-unbound blocks.0',
      'number-unbound blocks.0',
    ]);
    expect(
      withText(
        '2024年6月18日，按《2023年办法》第3条、S0001号建议和滨府发〔2024〕3号，建设5G，2022—2024年。',
      ),
    ).toEqual([]);
  });

  it('finds doubled, half-width and unpaired marks', () => {
    expect(withText('一是招引,，二是服务。')).toEqual(['punctuation-doubled blocks.0']);
    expect(withText('一是招引,二是服务。')).toEqual(['punctuation-half-width blocks.0']);
    expect(withText('关于“人才安居方面。')).toEqual(['marks-unpaired blocks.0']);
    expect(withText('未完……——续。')).toEqual([]);
  });

  it('finds empty parts, a badly formed number and a day that does not exist', () => {
    const letter = {
      ...exampleLetter,
      title: ' ',
      blocks: [],
      documentNumber: '滨人社函[2024]第012号',
      signedOn: '2024-02-30',
    };
    expect(codes(letter, {})).toEqual([
      'part-empty title',
      'part-empty blocks',
      'document-number-form documentNumber',
      'date-invalid signedOn',
    ]);
  });

  it('says and mends each finding in both languages', () => {
    const letter = {
      ...exampleLetter,
      title: '',
      documentNumber: 'x',
      blocks: [heading(3, '1. 甲,，')],
    };
    for (const { says, remedy } of lintLetter(letter, exampleFigures))
      for (const words of [says.zh, says.en, remedy.zh, remedy.en]) expect(words).not.toBe('');
  });
});
