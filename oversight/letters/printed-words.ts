import type { Localized } from '@yanzhen/values/localized.ts';

/** Sentences that the product itself puts into a letter. A letter is Chinese; the English says what they mean. */
export const printedWords = {
  correctionTitle: {
    zh: '关于更正{{number}}有关内容的函',
    en: 'Letter that corrects {{number}}',
  },
  correctionOpening: {
    zh: '我单位此前印发的《{{title}}》（{{number}}）有需要更正之处：{{what}}。现将更正后的答复函告如下，与原函不一致的以本函为准。',
    en: 'Our letter “{{title}}” ({{number}}) needs a correction: {{what}}. The corrected reply follows; where the two differ, this one holds.',
  },
  corrects: { zh: '本函更正{{number}}：{{what}}', en: 'Corrects {{number}}: {{what}}' },
  code: { zh: '核验码：{{code}}', en: 'Verification code: {{code}}' },
  assumedHead: {
    zh: '发文机关标志和发文机关代字为演示设定',
    en: 'Letterhead and organ code are assumed for the demonstration',
  },
  growth: {
    zh: '{{of}}较“{{base}}”的增长率，保留两位小数。',
    en: '{{of}} Its growth against “{{base}}”, to two decimals.',
  },
} as const satisfies Record<string, Localized>;

/** A sentence with its values, as a letter prints it. */
export function printedSentence(
  name: keyof typeof printedWords,
  values: Readonly<Record<string, string>> = {},
): string {
  return printedWords[name].zh.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '');
}
