import { checkIdentityNumber } from './identity-number.ts';

export type DocumentNumberCheck =
  | {
      readonly ok: true;
      /** Half-width capitals and digits, nothing between them. */
      readonly canonical: string;
      /** What two spellings of one number are compared by. */
      readonly comparable: { readonly kind: 'identity' | 'document'; readonly text: string };
    }
  | { readonly ok: false; readonly code: 'format' };

/**
 * Whether a text can be the number of a passport, a permanent residence card, a travel permit or an earlier
 * identity card. Spaces, hyphens, small and full-width letters are forgiven.
 *
 * Compared are: an identity number (also of 15 digits, and the residence card of 2023, which has the same form)
 * in its 18 characters; any other number with `O` as `0` and `I` as `1`, which are misread on every passport.
 */
export function checkDocumentNumber(text: string): DocumentNumberCheck {
  const canonical = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·./-]/g, '');
  if (!/^(?=.*\d)[A-Z0-9]{5,20}$/.test(canonical)) return { ok: false, code: 'format' };
  const identity = checkIdentityNumber(canonical);
  const comparable = identity.ok
    ? { kind: 'identity' as const, text: identity.canonical }
    : { kind: 'document' as const, text: canonical.replace(/O/g, '0').replace(/I/g, '1') };
  return { ok: true, canonical, comparable };
}
