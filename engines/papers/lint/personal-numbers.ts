/** What a letter marks as a slot, or a searched text as taken out; no rule reads it as digit or letter. */
export const slotMark = '\ufffc';

export type PersonalCode =
  'identity-number' | 'passport-number' | 'mobile-number' | 'account-number';

/** Digits with nothing but blanks and hyphens between them, 11 to 19 of them. */
const longNumber = /(?<![\dA-Za-z])\d(?:[\s-]{0,3}\d){10,18}(?:[\s-]{0,3}[Xx])?(?!\d)/g;
/** Ordinary passports; a suggestion's number such as S09030288 is none. */
const passport = /(?<![\dA-Za-z])[EG](?:\d{8}|[A-Z]\d{7})(?!\d|号)/g;

/** Every personal number of a text: what it is and where it stands. */
export function personalNumbers(
  text: string,
): { readonly code: PersonalCode; readonly at: number }[] {
  const plain = plainDigits(text);
  const numbers = [...plain.matchAll(longNumber)].flatMap((found) => {
    const code = kindOf(found[0]);
    return code ? [{ code, at: found.index }] : [];
  });
  const passports = [...plain.matchAll(passport)].map((found) => ({
    code: 'passport-number' as const,
    at: found.index,
  }));
  return [...numbers, ...passports];
}

function kindOf(number: string): PersonalCode | undefined {
  const digits = number.replace(/[\s-]/g, '');
  if (digits.length === 18 && isDateAt(digits)) return 'identity-number';
  if (/^1[3-9]\d{9}$/.test(digits)) return 'mobile-number';
  return digits.length >= 16 ? 'account-number' : undefined;
}

/** The text with every personal number taken out, so that it can be shown in a finding. */
export function withoutPersonal(text: string): string {
  return plainDigits(text)
    .replace(longNumber, (number) => (kindOf(number) ? slotMark : number))
    .replace(passport, slotMark);
}

/** Full-width digits and X as ASCII. */
function plainDigits(text: string): string {
  return text.replace(/[\uff10-\uff19\uff38\uff58]/g, (wide) => wide.normalize('NFKC'));
}

/** Whether digits 7 to 14 can be a birthday. @source GB 11643-1999 */
function isDateAt(digits: string): boolean {
  return /^\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(digits);
}
