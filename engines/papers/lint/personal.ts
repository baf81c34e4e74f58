import type { Finding, FindingCode, TypedText } from './finding.ts';

/** Personal numbers have no place in a letter. Their digits are never repeated in a finding. */
export function lintPersonal(texts: readonly TypedText[]): Finding[] {
  return texts.flatMap(({ where, text }) =>
    personalNumbers(text).map((code) => found(code, where)),
  );
}

type PersonalCode = Extract<FindingCode, 'identity-number' | 'mobile-number' | 'account-number'>;

/** Kinds found, each once. Blanks and hyphens between digits do not hide a number. */
function personalNumbers(text: string): PersonalCode[] {
  const plain = text.normalize('NFKC').replace(/(?<=\d)[\s-]+(?=[\dXx])/g, '');
  const kinds = new Set<PersonalCode>();
  for (const [digits] of plain.matchAll(/(?<![\dA-Za-z])\d{11,19}(?!\d)/g)) {
    const end = plain[plain.indexOf(digits) + digits.length] ?? '';
    const identity = (digits.length === 17 && /[Xx]/.test(end)) || digits.length === 18;
    if (identity && isDateAt(digits)) kinds.add('identity-number');
    else if (digits.length === 11 && /^1[3-9]/.test(digits)) kinds.add('mobile-number');
    else if (digits.length >= 16) kinds.add('account-number');
  }
  return [...kinds];
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
