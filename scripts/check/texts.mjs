import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { parse } from 'yaml';
import { root } from '../setup/root.mjs';
import { listFiles, sourceFolders } from '../setup/sources.mjs';

/** Code that may hold Chinese text: path → why it is not a text for words.zh.yaml. */
const allowed = [
  [/\.(test|faults)\.tsx?$|\/testing\//, 'tests'],
  [/^engines\/policy\//, 'official fact names and FEEL'],
  [/^engines\/papers\//, 'the fixed parts of the letter layout of GB/T 9704'],
  [/^engines\/calendar\//, 'names of statutory days'],
  [/^foundation\/values\//, 'capital figures, masks and code tables of national standards'],
  [/^apps\/server\/demonstration\//, 'synthetic people and organisations'],
  [/\/problem-words\.ts$/, 'words of a check that runs without a server; both languages by type'],
  [/\/lifecycle\.ts$/, 'clauses, cited by their official names'],
  [/^foundation\/web\/dates\.ts$/, '年, 月 and 日 of a written date'],
];

/**
 * Checks the texts that people read: each words file has its twin with the same keys, and no
 * Chinese text stands in code, unless its English one stands beside it (`{ zh, en }`).
 *
 * @returns {string[]} one line a fault
 */
export function checkTexts(base = root) {
  const files = listFiles([...sourceFolders, 'cities'], base);
  return [
    ...files
      .filter((path) => /(^|\/)(desk-)?words\.(zh|en)\.yaml$/.test(path))
      .flatMap((path) => checkWords(base, path)),
    ...files.filter((path) => /\.tsx?$/.test(path)).flatMap((path) => checkCode(base, path)),
  ];
}

function checkWords(base, path) {
  const [here, other] = path.endsWith('zh.yaml') ? ['zh', 'en'] : ['en', 'zh'];
  const twin = path.replace(`words.${here}.yaml`, `words.${other}.yaml`);
  const texts = readWords(base, path);
  if (typeof texts === 'string') return [texts];
  const twins = readWords(base, twin);
  if (typeof twins === 'string') return [`${path}: its twin ${twin} cannot be read`];
  const faults = [];
  for (const [key, text] of texts) {
    if (!twins.has(key))
      faults.push(`${twin}: '${key}' is missing (it stands in words.${here}.yaml)`);
    else if (here === 'zh') faults.push(...compareSlots(path, key, text, twins.get(key)));
    if (String(text ?? '').trim() === '') faults.push(`${path}: '${key}' is empty`);
    if (here === 'en' && isChinese(text)) {
      faults.push(`${path}: '${key}' holds Chinese text in the English file`);
    }
  }
  return faults;
}

/** Both texts must fill in the same values. */
function compareSlots(path, key, zh, en) {
  // A value that differs by language is given as `name` and `nameEn`.
  const slots = (text) =>
    (String(text).match(/\{\{[^}]+\}\}|(?<!\{)\{\w+\}/g) ?? [])
      .map((slot) => slot.replace(/(En|Zh)(\}+)$/, '$2'))
      .filter((slot, index, all) => all.indexOf(slot) === index)
      .sort()
      .join(' ');
  if (slots(zh) === slots(en) || /_(one|other|zero)$/.test(key)) return [];
  return [`${path}: '${key}' fills in [${slots(zh)}] in Chinese and [${slots(en)}] in English`];
}

function readWords(base, path) {
  try {
    return new Map(leaves(parse(readFileSync(join(base, path), 'utf8')), ''));
  } catch (error) {
    return `${path}: ${error.message}`;
  }
}

function leaves(value, prefix) {
  if (value === null || typeof value !== 'object') return [[prefix, value]];
  return Object.entries(value).flatMap(([key, inner]) =>
    // i18next writes a number's forms as suffixes; languages have different ones.
    leaves(inner, `${prefix ? `${prefix}.` : ''}${key.replace(/_(one|other|zero)$/, '')}`),
  );
}

function checkCode(base, path) {
  if (allowed.some(([pattern]) => pattern.test(path))) return [];
  const text = readFileSync(join(base, path), 'utf8');
  if (!/\p{Script=Han}/u.test(text)) return [];
  const faults = [];
  visit(parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x') }), (literal) => {
    faults.push(
      `${path}: Chinese text in code, write it into words.*.yaml: ${literal.trim().slice(0, 40)}`,
    );
  });
  return faults;
}

function visit(node, tell) {
  if (Array.isArray(node)) return node.forEach((child) => visit(child, tell));
  if (node === null || typeof node !== 'object') return;
  if (isBilingual(node)) return;
  const literal =
    node.type === 'TemplateElement'
      ? node.raw
      : ['StringLiteral', 'JSXText'].includes(node.type)
        ? node.value
        : '';
  if (isChinese(literal)) tell(literal);
  for (const child of Object.values(node)) visit(child, tell);
}

/**
 * Is a text Chinese only? An English sentence may name the official term (`approve 审定`), and a
 * language is called by its own name.
 */
function isChinese(text) {
  return /\p{Script=Han}/u.test(text) && !/[a-z]{3,}.*[a-z]{3,}/i.test(text) && text !== '中文';
}

/** `{ zh: …, en: … }`, or the pair `['中文', 'English']`. */
function isBilingual(node) {
  if (node.type === 'ObjectExpression') {
    const keys = node.properties.map((property) => property.key?.value);
    return keys.includes('zh') && keys.includes('en');
  }
  if (node.type !== 'ArrayExpression' || node.elements.length !== 2) return false;
  const [zh, en] = node.elements.map((element) => element?.expression?.value);
  return typeof zh === 'string' && typeof en === 'string' && !/\p{Script=Han}/u.test(en);
}
