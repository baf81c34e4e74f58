import { isCivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Letter } from '../../letter.ts';
import type { Hit, Rule } from '../rule.ts';

const required: Readonly<Record<'organ' | 'title' | 'salutation' | 'signOrgan', Localized>> = {
  organ: { zh: '发文机关', en: 'issuing organ' },
  title: { zh: '标题', en: 'title' },
  salutation: { zh: '主送', en: 'salutation' },
  signOrgan: { zh: '署名', en: 'signature' },
};

/** Parts that must be there, and the form of number and date. @source GB/T 9704-2012 7.2.5, 7.3.5.4 */
export const parts: Rule = {
  codes: {
    'part-empty': {
      severity: 'error',
      says: { zh: '{part}没有内容。', en: 'The {part} is empty.' },
      remedy: { zh: '请填写，或删去该段。', en: 'Fill it in, or remove the block.' },
    },
    'document-number-form': {
      severity: 'error',
      says: {
        zh: '发文字号应为“机关代字〔年份〕序号号”，年份用六角括号，序号不编虚位、不加“第”。',
        en: 'A document number is organ code, year in 〔〕 and number, without leading zero or 第.',
      },
      remedy: { zh: '例如：滨人社函〔2024〕12号。', en: 'For example 滨人社函〔2024〕12号.' },
    },
    'date-invalid': {
      severity: 'error',
      says: { zh: '成文日期不是有效日期。', en: 'The date of the letter is not a real day.' },
      remedy: { zh: '请改为有效的年月日。', en: 'Give a real year, month and day.' },
    },
  },
  find: ({ letter }) => [...emptyParts(letter), ...numberAndDate(letter)],
};

function emptyParts(letter: Letter): Hit[] {
  const frame = Object.entries(required).flatMap(([part, name]) =>
    letter[part as keyof typeof required].trim() === '' ? [empty(part, name)] : [],
  );
  if (letter.blocks.length === 0) return [...frame, empty('blocks', { zh: '正文', en: 'text' })];
  const blocks = letter.blocks.flatMap((block, at) =>
    block.inlines.some((it) => it.kind === 'figure' || it.text.trim() !== '')
      ? []
      : [empty(`blocks.${at}`, { zh: `第${at + 1}段`, en: `block ${at + 1}` })],
  );
  return [...frame, ...blocks];
}

const empty = (where: string, part: Localized): Hit => ({
  code: 'part-empty',
  where,
  values: { part },
});

function numberAndDate({ documentNumber, signedOn }: Letter): Hit[] {
  const out: Hit[] = [];
  if (documentNumber && !/^\p{Script=Han}{1,30}〔[12]\d{3}〕[1-9]\d{0,6}号$/u.test(documentNumber))
    out.push({ code: 'document-number-form', where: 'documentNumber', excerpt: documentNumber });
  if (signedOn !== undefined && !isCivilDate(signedOn))
    out.push({ code: 'date-invalid', where: 'signedOn' });
  return out;
}
