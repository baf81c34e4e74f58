import { slotMark, type Finding, type TypedText } from './finding.ts';
import { withoutPersonal } from './personal.ts';

/**
 * Numbers that name a thing instead of counting: typed heading numbers (found elsewhere), dates, document and clause numbers, names of documents,
 * names such as 5G or S0001.
 */
const naming = [
  /^\s*(?:[（(]\d+[）)]|\d+\s*[.．、](?!\d))/u,
  /《[^》]*》/gu,
  /〔\d{4}〕\d+号/gu,
  /第\s*\d+\s*[条款项章节届次批期号年页]/gu,
  /[A-Za-z]+[-\d]*\d+号?|\d+[A-Za-z]+/gu,
  /\d+号/gu,
  /\d{4}\s*[—–-]\s*\d{4}年/gu,
  /\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?/gu,
  /\d{1,2}月(?:\d{1,2}日)?(?!\d)/gu,
  /\d{4}-\d{2}-\d{2}/gu,
];
const counting = /\d[\d,，]*(?:\.\d+)?\s*[%％‰]?[万亿千百]?(?:[\p{Script=Han}]{0,2})/gu;

/** A number typed in the text is one that nobody can open to its records. */
export function lintNumbers(texts: readonly TypedText[]): Finding[] {
  return texts
    .filter(({ where }) => where.startsWith('blocks.') || where === 'closing')
    .flatMap(({ where, text }) => {
      const rest = naming.reduce(
        (left, pattern) => left.replace(pattern, slotMark),
        withoutPersonal(text),
      );
      return [...rest.matchAll(counting)].map(([number]) => unbound(where, number.trim()));
    });
}

function unbound(where: string, excerpt: string): Finding {
  return {
    code: 'number-unbound',
    severity: 'warning',
    where,
    excerpt,
    says: {
      zh: `“${excerpt}”是手工填写的数字，没有绑定指标。`,
      en: `“${excerpt}” is a number typed by hand, bound to no indicator.`,
    },
    remedy: {
      zh: '请改为数据位；确属政策规定或引文的，可以保留。',
      en: 'Make it a figure slot; keep it only where it quotes a rule or a text.',
    },
  };
}
