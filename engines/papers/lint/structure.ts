import { isCivilDate } from '@yanzhen/values/civil-date.ts';
import type { Block, Letter } from '../letter.ts';
import type { Finding } from './finding.ts';
import { withoutPersonal } from './personal.ts';

/** Parts that must be there, the form of number and date, the order of heading levels. */
export function lintStructure(letter: Letter): Finding[] {
  return [...emptyParts(letter), ...numberAndDate(letter), ...headings(letter.blocks)];
}

const required = {
  organ: { zh: '发文机关', en: 'issuing organ' },
  title: { zh: '标题', en: 'title' },
  salutation: { zh: '主送', en: 'salutation' },
  signOrgan: { zh: '署名', en: 'signature' },
} as const;

function emptyParts(letter: Letter): Finding[] {
  const parts = Object.entries(required).flatMap(([part, name]) =>
    letter[part as keyof typeof required].trim() === '' ? [empty(part, name.zh, name.en)] : [],
  );
  const blocks = letter.blocks.flatMap((block, at) =>
    block.inlines.some((it) => it.kind === 'figure' || it.text.trim() !== '')
      ? []
      : [empty(`blocks.${at}`, `第${at + 1}段`, `block ${at + 1}`)],
  );
  return letter.blocks.length === 0
    ? [...parts, empty('blocks', '正文', 'text')]
    : [...parts, ...blocks];
}

function empty(where: string, zh: string, en: string): Finding {
  return {
    code: 'part-empty',
    severity: 'error',
    where,
    says: { zh: `${zh}没有内容。`, en: `The ${en} is empty.` },
    remedy: { zh: '请填写，或删去该段。', en: 'Fill it in, or remove the block.' },
  };
}

function numberAndDate({ documentNumber, signedOn }: Letter): Finding[] {
  const out: Finding[] = [];
  if (documentNumber && !/^\p{Script=Han}+〔[12]\d{3}〕[1-9]\d*号$/u.test(documentNumber))
    out.push({
      code: 'document-number-form',
      severity: 'error',
      where: 'documentNumber',
      excerpt: withoutPersonal(documentNumber),
      says: {
        zh: '发文字号应为“机关代字〔年份〕序号号”，年份用六角括号，序号不编虚位、不加“第”。',
        en: 'A document number is organ code, year in 〔〕 and number, without leading zero or 第.',
      },
      remedy: { zh: '例如：滨人社函〔2024〕12号。', en: 'For example 滨人社函〔2024〕12号.' },
    });
  if (signedOn !== undefined && !isCivilDate(signedOn))
    out.push({
      code: 'date-invalid',
      severity: 'error',
      where: 'signedOn',
      says: { zh: '成文日期不是有效日期。', en: 'The date of the letter is not a real day.' },
      remedy: { zh: '请改为有效的年月日。', en: 'Give a real year, month and day.' },
    });
  return out;
}

const typedMark =
  /^\s*(?:[一二三四五六七八九十]+[、.．]|[（(](?:[一二三四五六七八九十]+|\d+)[）)]|\d+\s*[.．、](?!\d))/u;

function headings(blocks: readonly Block[]): Finding[] {
  let level = 0;
  return blocks.flatMap((block, at) => {
    if (block.kind !== 'heading') return [];
    const where = `blocks.${at}`;
    const out: Finding[] = [];
    if (block.level > level + 1) out.push(skipped(where, level, block.level));
    level = block.level;
    const first = block.inlines[0];
    if (first?.kind === 'text' && typedMark.test(first.text)) out.push(typedNumber(where));
    const next = blocks[at + 1];
    if (!next || (next.kind === 'heading' && next.level <= block.level))
      out.push(withoutText(where));
    return out;
  });
}

function skipped(where: string, from: number, to: number): Finding {
  const remedy = {
    zh: `请改为第${from + 1}级，或先加上一级标题。`,
    en: `Make it level ${from + 1}, or add the heading above it first.`,
  };
  if (from === 0)
    return {
      code: 'heading-first-level',
      severity: 'error',
      where,
      says: {
        zh: `第一个标题是第${to}级，应从第1级开始。`,
        en: `The first heading is of level ${to}; headings begin at level 1.`,
      },
      remedy,
    };
  return {
    code: 'heading-level-skipped',
    severity: 'error',
    where,
    says: {
      zh: `标题从第${from}级直接到了第${to}级。`,
      en: `The heading goes from level ${from} straight to level ${to}.`,
    },
    remedy,
  };
}

function typedNumber(where: string): Finding {
  return {
    code: 'heading-number-typed',
    severity: 'error',
    where,
    says: {
      zh: '标题文字中带有手工序号，会与自动编号重复。',
      en: 'The heading has a number typed by hand, beside the one that is set for it.',
    },
    remedy: { zh: '请删去手工序号。', en: 'Remove the typed number.' },
  };
}

function withoutText(where: string): Finding {
  return {
    code: 'heading-without-text',
    severity: 'warning',
    where,
    says: { zh: '标题之下没有正文。', en: 'Nothing stands under this heading.' },
    remedy: { zh: '请补充正文，或删去标题。', en: 'Add the text, or remove the heading.' },
  };
}
