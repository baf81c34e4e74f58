/** Runs of figures that look like a number of a person: identity, mobile or account. */
const numbers = /(?<!\d)(\d{17}[\dXx]|1[3-9]\d{9}|\d{16,19})(?!\d)/u;

export function holdsNumber(text: string): boolean {
  return numbers.test(text.replace(/[\s-]/gu, ''));
}

const somebody = { zh: '某某', en: 'N. N.' };

/** Names become 某某, so that what is published is about the matter. */
export function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((left, name) => left.replaceAll(name, somebody.zh), text);
}
