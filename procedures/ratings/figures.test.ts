import { expect, it } from 'vitest';
import { goodPermille, maskNumbers, monthAfter } from './figures.ts';

it('rounds the share of good ratings to a tenth of a percent, and has none without ratings', () => {
  expect([goodPermille(0, 0), goodPermille(0, 3), goodPermille(2, 3), goodPermille(3, 3)]).toEqual([
    null,
    0,
    667,
    1000,
  ]);
});

it('knows the month after, over the end of a year', () => {
  expect([monthAfter('2024-01'), monthAfter('2024-09'), monthAfter('2024-12')]).toEqual([
    '2024-02',
    '2024-10',
    '2025-01',
  ]);
});

it('hides long numbers and leaves short ones', () => {
  expect(maskNumbers('跑了 3 次，等了 20 天')).toBe('跑了 3 次，等了 20 天');
  expect(maskNumbers('我是 13800138000，证 11010519491231002X，卡 6222 0202 0000 0001')).toBe(
    '我是 ***，证 ***，卡 ***',
  );
});
