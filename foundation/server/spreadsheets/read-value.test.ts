import { describe, expect, it } from 'vitest';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { syntheticCreditCode } from '@yanzhen/values/credit-code.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { readValue } from './read-value.ts';
import { dateOfSerial } from './serial-date.ts';
import type { Column, ColumnKind } from './sheet.ts';

const of = (kind: ColumnKind, more: Partial<Column> = {}): Column => ({
  key: 'x',
  name: { zh: '某列', en: 'Some' },
  kind,
  ...more,
});
const read = (column: Column, value: string | number | boolean, about: object = {}) => {
  const { value: said, problem, notices } = readValue(column, { value, ...about });
  return problem ? problem.code : [said, ...notices];
};
const id = syntheticIdentityNumber(12);

describe('a cell', () => {
  it.each([
    '2024-06-18',
    '2024/6/18',
    '2024.6.18',
    '2024年6月18日',
    '20240618',
    '2024-06-18 00:00:00',
  ])('reads the day %s', (text) => {
    expect(read(of('date'), text)).toEqual(['2024-06-18']);
  });

  it('reads days kept as numbers, of both calendars, and no day that is none', () => {
    expect(read(of('date'), 45_461)).toEqual(['2024-06-18']);
    expect(read(of('date'), 45_461.75)).toEqual(['2024-06-18', 'time-dropped']);
    expect(read(of('date'), 43_999, { from1904: true })).toEqual(['2024-06-18']);
    expect(read(of('date'), 20_240_618)).toEqual(['2024-06-18']);
    expect([1, 59, 60, 61].map((serial) => dateOfSerial(serial, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      undefined,
      '1900-03-01',
    ]);
    expect(read(of('date'), 0)).toBe('fields.civil-date');
    expect(read(of('date'), '2024-02-30')).toBe('fields.civil-date');
    expect(read(of('date'), '2024年2月')).toBe('fields.civil-date');
  });

  it.each(['identity', 'account', 'credit-code'] as const)(
    'refuses a number where a %s belongs, and never repairs it',
    (kind) => {
      expect(read(of(kind), 510_599_199_001_019_000)).toBe('spreadsheets.number-cell');
      expect(read(of(kind), 123)).toBe('spreadsheets.number-cell');
      expect(read(of(kind), '5.10599E+17')).toBe('spreadsheets.number-cell');
    },
  );

  it('takes the same number as text, forgiving what people type around it, and lists that', () => {
    expect(read(of('identity'), id)).toEqual([id]);
    expect(read(of('identity'), `'${id}`)).toEqual([id, 'apostrophe']);
    expect(read(of('identity'), `\u200b ${id}\u00a0`)).toEqual([id, 'invisible']);
    const fullWidth = id.replace(/\d/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    );
    expect(read(of('identity'), fullWidth)).toEqual([id, 'full-width']);
    expect(read(of('identity'), `${id.slice(0, 6)} ${id.slice(6)}`)).toEqual([id]);
    expect(read(of('identity'), `${id.slice(0, 17)}${id.endsWith('0') ? '1' : '0'}`)).toBe(
      'fields.identity-number.check-digit',
    );
    const card = syntheticBankCard(5);
    expect(read(of('account'), card.replace(/(\d{4})/g, '$1 '))).toEqual([card]);
    expect(read(of('account', { account: 'organisation' }), '123456789')).toEqual(['123456789']);
    expect(read(of('account'), '123456789')).toBe('fields.bank-account.length');
    const code = syntheticCreditCode(3);
    expect(read(of('credit-code'), code.toLowerCase())).toEqual([code]);
    expect(read(of('phone'), '19900000001')).toEqual(['19900000001']);
    expect(read(of('phone'), 19_900_000_001)).toEqual(['19900000001', 'number-cell']);
    expect(read(of('phone'), '+86 199-0000-0001')).toEqual(['19900000001']);
  });

  it('reads money in yuan into whole fen, and guesses nothing', () => {
    expect(read(of('money'), '250000')).toEqual([25_000_000]);
    expect(read(of('money'), '1,234.50')).toEqual([123_450, 'separator']);
    expect(read(of('money'), '１２３')).toEqual([12_300, 'full-width']);
    expect(read(of('money'), 0.29)).toEqual([29]);
    expect(read(of('money'), 1_234_567.89)).toEqual([123_456_789]);
    expect(read(of('money'), 0.291)).toBe('fields.amount.decimals');
    expect(read(of('money'), '25万')).toBe('fields.amount.unit');
    expect(read(of('money'), '￥5')).toBe('fields.amount.currency-sign');
    expect(read(of('money'), -1)).toBe('fields.too-small');
    expect(read(of('money', { maximum: 100 }), 1)).toEqual([100]);
    expect(read(of('money', { maximum: 100 }), 1.01)).toBe('fields.too-big');
  });

  it('holds numbers to their bounds: below, at and above', () => {
    const months = of('integer', { minimum: 0, maximum: 600 });
    expect([-1, 0, 600, 601].map((value) => read(months, value))).toEqual([
      'fields.too-small',
      [0],
      [600],
      'fields.too-big',
    ]);
    expect(read(months, '12.5')).toBe('fields.not-whole');
    expect(read(months, 12.5)).toBe('fields.not-whole');
    expect(read(months, '三')).toBe('fields.wrong-type');
    expect(read(of('number'), '1,234.5')).toEqual([1234.5, 'separator']);
    expect(read(of('number'), 0.1 + 0.2)).toEqual([0.3]);
    expect(read(of('number'), '1e5')).toBe('fields.wrong-type');
  });

  it('takes a choice by either name or its value, and yes or no as people write them', () => {
    const degree = of('choice', {
      choices: [{ value: 'doctor', label: { zh: '博士', en: 'Doctor' } }],
    });
    expect(['博士', 'Doctor', 'doctor', ' 博士 '].map((text) => read(degree, text))).toEqual(
      Array.from({ length: 4 }, () => ['doctor']),
    );
    expect(read(degree, '硕士')).toBe('fields.not-offered');
    expect(['是', 'Yes', 'y', true].map((value) => read(of('yes-no'), value))).toEqual(
      Array.from({ length: 4 }, () => [true]),
    );
    expect(read(of('yes-no'), '否')).toEqual([false]);
    expect(read(of('yes-no'), '大概')).toBe('fields.not-offered');
  });

  it('keeps a text as it was meant, up to its length', () => {
    const text = of('text', { lengthMax: 3 });
    expect([read(text, '甲乙丙'), read(text, '甲乙丙丁')]).toEqual([['甲乙丙'], 'fields.too-long']);
    expect(read(of('text'), '甲\n乙')).toEqual(['甲 乙', 'line-break']);
    expect(read(of('text'), '甲\u0007乙')).toBe('fields.control-characters');
    expect(read(of('text'), 45_461, { isDate: true })).toEqual(['2024-06-18', 'number-cell']);
    expect(read(of('text'), 12.5)).toEqual(['12.5', 'number-cell']);
    expect(read(of('text'), 1e17)).toBe('spreadsheets.number-cell');
    expect(readValue(of('text'), null)).toEqual({ value: null, notices: [] });
    expect(readValue(of('text', { required: true }), { value: ' \u3000' }).problem).toEqual({
      code: 'fields.required',
    });
  });
});
