/**
 * A name in the form in which two spellings of it are compared: full-width letters, spaces, middle dots and
 * hyphens of a name in characters do not count; of a name in Latin letters neither do capitals, accents and the order
 * of its words (`SMITH, John` is `john smith`). Never shown and never kept in clear.
 *
 * @returns Empty where nothing of a name is left (a masked number, signs alone).
 */
export function comparableName(name: string): string {
  const plain = name.normalize('NFKC');
  if (/^[\p{Script=Latin}\p{M}\s.,'’·•・-]+$/u.test(plain)) {
    const bare = plain.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const words = bare.replace(/['’]/g, '').match(/\p{L}+/gu) ?? [];
    return words.toSorted().join(' ');
  }
  if (/\d/.test(plain)) return '';
  return (plain.toLowerCase().match(/\p{L}/gu) ?? []).join('');
}
