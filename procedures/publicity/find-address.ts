import { checkMobile } from '@yanzhen/values/phone.ts';

/** An address that a message reaches. */
export interface Address {
  readonly way: 'sms' | 'email';
  readonly to: string;
}

/**
 * The mobile number or e-mail address in what an objector left as a contact, the number first; undefined where
 * there is neither.
 */
export function findAddress(contact: string): Address | undefined {
  for (const [digits] of contact.matchAll(/(?<!\d)(?:\+?86[\s-]?)?1(?:[\s-]?\d){10}(?!\d)/g)) {
    const mobile = checkMobile(digits);
    if (mobile.ok) return { way: 'sms', to: mobile.canonical };
  }
  const email = /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/.exec(contact)?.[0];
  return email === undefined ? undefined : { way: 'email', to: email };
}
