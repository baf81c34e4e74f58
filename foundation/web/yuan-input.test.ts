import { expect, test } from 'vitest';
import { readYuan, tenThousands } from './yuan-input.ts';

test('forgives commas, spaces, a currency sign and full-width digits', () => {
  for (const typed of ['850000', '850,000', '85 0000', '８５００００', '¥850，000', '850000.']) {
    expect({ typed, ...readYuan(typed) }).toEqual({ typed, fen: 85_000_000 });
  }
  expect(readYuan('0.05')).toEqual({ fen: 5 });
});

test('refuses letters and units, which could be misread', () => {
  for (const typed of ['85万', '8k', '1e6', '12a', '1.2.3']) {
    expect({ typed, ...readYuan(typed) }).toEqual({ typed, fault: 'letters' });
  }
});

test('says what else is wrong', () => {
  expect(readYuan(' ')).toEqual({ fault: 'empty' });
  expect(readYuan('-5')).toEqual({ fault: 'negative' });
  expect(readYuan('1.234')).toEqual({ fault: 'decimals' });
  expect(readYuan('1234567890123')).toEqual({ fault: 'too-large' });
  expect(readYuan('123456789012')).toEqual({ fen: 12_345_678_901_200 });
});

test('repeats an amount in ten thousands from ten thousand on', () => {
  expect(tenThousands(999_999)).toBe('');
  expect(tenThousands(1_000_000)).toBe('1');
  expect(tenThousands(85_500_000)).toBe('85.5');
});
