import { expect, test } from 'vitest';
import { nameKeys, typedKey } from './read-name.ts';

test.each([
  ['曾国强', 'zgq', 'zengguoqiang'],
  ['单雄信', 'sxx', 'shanxiongxin'],
  ['解晓东', 'xxd', 'xiexiaodong'],
  ['尉迟恭', 'ycg', 'yuchigong'],
  ['欧阳修', 'oyx', 'ouyangxiu'],
  ['吕布', 'lb', 'lvbu'],
])('%s is found by its initials and in full, the surname read as a surname', (name, ...typed) => {
  expect(nameKeys(name)).toEqual(expect.arrayContaining(typed));
});

test('a name of many readings is found by each of them', () => {
  expect(nameKeys('乐嘉')).toEqual(expect.arrayContaining(['yuejia', 'lejia', 'yj', 'lj']));
});

test('the surname stays when a long name has more readings than are kept', () => {
  const keys = nameKeys('单仇乐解重长行');
  expect(keys[0]).toMatch(/^shan/);
  expect(keys.length).toBeLessThanOrEqual(48);
});

test('a name of several parts is found by each part, one in Latin letters too', () => {
  expect(nameKeys('阿依古丽·买买提')).toEqual(
    expect.arrayContaining(['ayigulimaimaiti', 'maimaiti', 'mmt']),
  );
  expect(nameKeys('Zoë Müller')).toEqual(expect.arrayContaining(['zoemvller', 'mvller', 'zm']));
});

test('a sign without a reading leaves the rest', () => {
  expect(nameKeys('𠮷野')).toContain('ye');
  expect(nameKeys('𠮷')).toEqual([]);
});

test('reads what is typed, and leaves alone what is no spelling', () => {
  expect(typedKey('Zhang San')).toBe('zhangsan');
  expect(typedKey('lyu bu')).toBe('lvbu');
  expect(typedKey('lü')).toBe('lv');
  expect(typedKey('张')).toBeUndefined();
  expect(typedKey('HP-2024')).toBeUndefined();
});
