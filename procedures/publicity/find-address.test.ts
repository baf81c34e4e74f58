import { expect, it } from 'vitest';
import { findAddress } from './find-address.ts';

it('finds a mobile number however it is written, and prefers it', () => {
  for (const contact of [
    '13900000000',
    '王女士 139-0000-0000，下午',
    '电话+86 13900000000 或 a@b.cn',
  ]) {
    expect([contact, findAddress(contact)]).toEqual([contact, { way: 'sms', to: '13900000000' }]);
  }
});

it('finds an e-mail address', () => {
  expect(findAddress('邮箱：li.ming@example.org。')).toEqual({
    way: 'email',
    to: 'li.ming@example.org',
  });
});

it('finds none in a landline, a longer number or other words', () => {
  for (const contact of ['0830-1234567', '微信 wx_13', '6222139000000001234', '12345678901']) {
    expect([contact, findAddress(contact)]).toEqual([contact, undefined]);
  }
});
