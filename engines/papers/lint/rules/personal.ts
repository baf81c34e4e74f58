import type { CodeWords, Rule } from '../rule.ts';
import { personalNumbers, type PersonalCode } from '../personal-numbers.ts';

const named = (zh: string, en: string): CodeWords => ({
  severity: 'error',
  says: { zh: `文字中有${zh}。`, en: `The text contains ${en}.` },
  remedy: {
    zh: '公文答复不得出现个人信息，请删去。',
    en: 'A reply letter carries no personal data; remove it.',
  },
});

const codes: Readonly<Record<PersonalCode | 'home-address', CodeWords>> = {
  'identity-number': named('公民身份号码', 'an identity number'),
  'passport-number': named('护照号码', 'a passport number'),
  'mobile-number': named('手机号码', 'a mobile number'),
  'account-number': named('银行账号或其他个人号码', 'an account or other personal number'),
  'home-address': named('个人住址', 'a home address'),
};

/** A building, unit and flat; an office's address ends at its house number. */
const address =
  /(?:(?:家庭住址|家住|住址|现住|居住于|户籍地址|户籍所在地)[为是：:]?\s?[\p{Script=Han}\d]{2,20}\d{1,5}号)|(?:[\p{Script=Han}]{2,20}\d{1,5}(?:号楼|号院|栋|幢|号)\s?(?:\d{1,3}(?:栋|幢|号楼))?\s?(?:\d{1,3}单元)?\s?\d{1,5}(?:室|房))/gu;

/** Personal data has no place in a letter. Its characters are never repeated in a finding. */
export const personal: Rule = {
  codes,
  find: ({ parts, figures }) => {
    const printed = Object.entries(figures).map(([slotId, { text }]) => ({
      where: `figures.${slotId}`,
      typed: text,
    }));
    return [...parts, ...printed].flatMap(({ where, typed }) => [
      ...personalNumbers(typed).map(({ code, at }) => ({ code, where, at })),
      ...[...typed.matchAll(address)].map(({ index }) => ({
        code: 'home-address',
        where,
        at: index,
      })),
    ]);
  },
};
