import { slotMark } from './personal-numbers.ts';

/** A counting number as a text gives it. */
export interface Quantity {
  readonly at: number;
  readonly end: number;
  readonly text: string;
  /** Without scale: `1.7万` is 17000. */
  readonly value: number;
  /** Smallest and largest value that the words allow: `近5亿` is 4.5 to 5, `1.7万` 16,500 to 17,500. */
  readonly low: number;
  readonly high: number;
  /** Persons counted as 人, 名, 位 are one unit; empty where none is given. */
  readonly unit: string;
  /** As written, e.g. 名. */
  readonly counter: string;
  /** Words that make it inexact: before, behind the digits, behind the unit. */
  readonly hedges: readonly string[];
  readonly decimals: number;
  readonly scaled: boolean;
}

/**
 * Numbers that name a thing instead of counting: heading numbers, dates, numbers of documents and clauses, names
 * of documents, names such as 5G or S0001, ratios and programmes such as 3+3+N.
 */
const naming = [
  /^\s{0,20}(?:[（(]\d{1,3}[）)]|\d{1,3}\s{0,3}[.．、](?!\d))/u,
  /《[^《》]{0,200}》/gu,
  /〔\d{4}〕\d{1,6}号/gu,
  /第\s{0,3}\d{1,6}\s{0,3}[条款项章节届次批期号年页轮]/gu,
  /[A-Za-z]{1,20}[-\d]{0,20}\d号?|\d{1,20}[A-Za-z]{1,20}/gu,
  /\d{1,20}号/gu,
  /\d{1,6}[:：∶]\d{1,6}/gu,
  /\d{1,6}(?:\+[\dA-Z]{1,6}){1,6}/gu,
  /\d{4}\s{0,3}[—–-]\s{0,3}\d{4}年/gu,
  /\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?/gu,
  /\d{1,2}月(?:\d{1,2}日)?(?!\d)/gu,
  /\d{4}-\d{2}-\d{2}/gu,
  /(?<!\d)\d{2}年(?=\d{1,2}月)/gu,
];

/** The text with every naming number masked; places stay where they were. */
export function withoutNaming(text: string): string {
  return naming.reduce(
    (left, pattern) => left.replace(pattern, (found) => slotMark.repeat(found.length)),
    text,
  );
}

const counters = [
  '个百分点', '百分点', '亿元', '人次', '场次', '平方米', '平方公里', '公里', '课时', '小时', '个月',
  '人', '名', '位', '元', '个', '套', '件', '项', '家', '所', '场', '次', '期', '批', '支', '间', '张',
  '辆', '户', '亩', '岁', '年', '月', '日', '天', '类', '种', '条', '篇', '部', '门', '倍', '分', '届',
  '对', '例', '份', '笔', '吨', '座', '处', '台', '本', '轮', '站', '队', '级', '%', '％', '‰',
]; // prettier-ignore
const hedgeBefore = '大约|将近|接近|超过|不少于|不低于|不足|不到|突破|约|近|超|逾';
const quantity = new RegExp(
  `(?<before>(?:${hedgeBefore}){0,2})` +
    String.raw`(?<digits>\d{1,3}(?:[,，]\d{3}){1,5}(?!\d)(?:\.\d{1,8})?|\d{1,16}(?:\.\d{1,8})?)\s?` +
    '(?<behind>余|多)?(?<scale>万亿|亿|万|千|百)?(?<more>余|多)?\\s?' +
    `(?<counter>${counters.join('|')})?(?<after>左右|上下|以上|以内|以下)?`,
  'gu',
);
const powers: Readonly<Record<string, number>> = {
  万亿: 1e12,
  亿: 1e8,
  万: 1e4,
  千: 1e3,
  百: 1e2,
};

/** The counting numbers of a text, in their order. */
export function readQuantities(text: string): Quantity[] {
  if (!/\d/.test(text)) return [];
  return [...withoutNaming(text).matchAll(quantity)].map(read);
}

function read(found: RegExpExecArray): Quantity {
  const { before, digits, behind, scale, more, counter, after } = found.groups ?? {};
  const plain = (digits ?? '').replace(/[,，]/g, '');
  const decimals = plain.split('.')[1]?.length ?? 0;
  const power = powers[scale ?? ''] ?? 1;
  const value = Number((Number(plain) * power).toPrecision(15));
  const hedges = [...(before ?? '').matchAll(new RegExp(hedgeBefore, 'gu'))].map((it) => it[0]);
  for (const word of [behind, more, after]) if (word) hedges.push(word);
  const half = decimals > 0 || power > 1 ? (0.5 * power) / 10 ** decimals : 0;
  const unit = counter ?? '';
  return {
    at: found.index,
    end: found.index + found[0].length,
    text: found[0].trim(),
    value,
    ...range(value, half, hedges),
    unit: unit === '名' || unit === '位' ? '人' : unit === '％' ? '%' : unit,
    counter: unit,
    hedges,
    decimals,
    scaled: power > 1,
  };
}

/** What the words around a number allow it to be. */
function range(value: number, half: number, hedges: readonly string[]) {
  const says = (...words: string[]): boolean => hedges.some((word) => words.includes(word));
  if (says('超过', '超', '逾', '余', '多', '突破', '以上', '不少于', '不低于'))
    return { low: value, high: value * 1.3 };
  if (says('近', '将近', '接近', '不足', '不到', '以内', '以下'))
    return { low: value * 0.85, high: value };
  if (says('约', '大约', '左右', '上下')) return { low: value * 0.9, high: value * 1.1 };
  return { low: value - half, high: value + half };
}

/** Whether a quantity is a share in percent. */
export const isPercent = ({ unit }: Quantity): boolean => unit === '%';
