import { slotMark, type Finding, type FindingCode, type TypedText } from './finding.ts';

/** Personal numbers have no place in a letter. Their digits are never repeated in a finding. */
export function lintPersonal(texts: readonly TypedText[]): Finding[] {
  return texts.flatMap(({ where, text }) =>
    personalNumbers(text).map((code) => found(code, where)),
  );
}

type PersonalCode = Extract<FindingCode, 'identity-number' | 'mobile-number' | 'account-number'>;

/** Digits with nothing but blanks and hyphens between them, 11 to 19 of them. */
const longNumber = /(?<![\dA-Za-z])\d(?:[\s-]*\d){10,18}(?:[\s-]*[Xx])?(?!\d)/g;

function personalNumbers(text: string): PersonalCode[] {
  const kinds = [...plainDigits(text).matchAll(longNumber)].flatMap(([number]) => kindOf(number));
  return [...new Set(kinds)];
}

function kindOf(number: string): PersonalCode[] {
  const digits = number.replace(/[\s-]/g, '');
  if (digits.length === 18 && isDateAt(digits)) return ['identity-number'];
  if (/^1[3-9]\d{9}$/.test(digits)) return ['mobile-number'];
  return digits.length >= 16 ? ['account-number'] : [];
}

/** The text with every personal number taken out, so that it can be shown in a finding. */
export function withoutPersonal(text: string): string {
  return plainDigits(text).replace(longNumber, (number) =>
    kindOf(number).length > 0 ? slotMark : number,
  );
}

/** Full-width digits and X as ASCII. */
function plainDigits(text: string): string {
  return text.replace(/[\uff10-\uff19\uff38\uff58]/g, (wide) => wide.normalize('NFKC'));
}

/** Whether digits 7 to 14 can be a birthday. @source GB 11643-1999 */
function isDateAt(digits: string): boolean {
  return /^\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(digits);
}

const names: Readonly<Record<PersonalCode, { zh: string; en: string }>> = {
  'identity-number': { zh: '公民身份号码', en: 'an identity number' },
  'mobile-number': { zh: '手机号码', en: 'a mobile number' },
  'account-number': { zh: '银行账号或其他个人号码', en: 'an account or other personal number' },
};

function found(code: PersonalCode, where: string): Finding {
  return {
    code,
    severity: 'error',
    where,
    says: {
      zh: `文字中有${names[code].zh}。`,
      en: `The text contains ${names[code].en}.`,
    },
    remedy: {
      zh: '公文答复不得出现个人号码，请删去。',
      en: 'A reply letter carries no personal numbers; remove it.',
    },
  };
}
