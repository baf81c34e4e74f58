import type { BannedPromise, Part } from '../paper.ts';
import type { Hit, Rule } from '../rule.ts';

const absolute = {
  zh: '公文不作无条件的承诺，承诺要写明做什么、何时完成、谁负责',
  en: 'an official letter makes no unconditional promise; it says what, by when and who',
};
const beyond = {
  zh: '结果不由本机关单独决定，超出职权的承诺无法兑现',
  en: 'the outcome is not this office’s alone; a promise beyond its powers cannot be kept',
};

/** Promises that no letter makes, each with its reason. Plain words: nothing here is a pattern. */
const bannedPromises: readonly BannedPromise[] = [
  {
    words: '一定',
    unless: ['一定程度', '一定规模', '一定数量', '一定比例', '一定范围', '一定期限', '一定的', '一定条件',
      '一定基础', '一定时期', '一定影响', '一定差距', '一定成效', '不一定', '一定困难', '一定年限', '一定额度'],
    reason: absolute,
  },
  {
    words: '保证',
    unless: ['保证金', '保证人', '保证书', '保证合同', '保证期间', '保证体系', '保证措施', '保证机制', '质量保证'],
    reason: absolute,
  },
  {
    words: '确保',
    with: ['100%', '100％', '百分之百', '百分百', '只增不减', '万无一失', '全部解决', '零', '人人', '绝不', '永远'],
    reason: absolute,
  },
  { words: '百分之百', unless: ['确保百分之百'], reason: absolute },
  { words: '百分百', reason: absolute },
  { words: '绝对', unless: ['绝对值', '绝对数', '绝对贫困', '绝对领导', '绝对多数'], reason: absolute },
  { words: '彻底解决', reason: absolute },
  { words: '一劳永逸', reason: absolute },
  { words: '万无一失', unless: ['确保万无一失'], reason: absolute },
  { words: '永不', reason: absolute },
  { words: '包分配', reason: beyond },
  { words: '包就业', reason: beyond },
  { words: '包落户', reason: beyond },
  { words: '包入学', reason: beyond },
  { words: '必将获批', reason: beyond },
  { words: '必定', reason: absolute },
]; // prettier-ignore

/** No promise that the office cannot keep. A city pack adds its own. */
export const promises: Rule = {
  codes: {
    'promise-banned': {
      severity: 'warning',
      says: {
        zh: '“{it}”属于不宜作出的承诺：{reason}。',
        en: '“{it}” is a promise not to make: {reason}.',
      },
      remedy: {
        zh: '请改为可以核对的安排：做什么、何时完成、由谁负责。',
        en: 'Say instead what will be done, by when and by whom.',
      },
    },
  },
  find: ({ body, context }) => {
    const banned = [...bannedPromises, ...(context.promises ?? [])];
    return body.flatMap((part) => banned.flatMap((promise) => hitsOf(part, promise)));
  },
};

const reach = 20;

function hitsOf({ where, text }: Part, promise: BannedPromise): Hit[] {
  const hits: Hit[] = [];
  const { words, reason } = promise;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    const end = endOf(text, at, promise);
    if (end === undefined || isPartOf(text, at, promise)) continue;
    hits.push({
      code: 'promise-banned',
      where,
      at,
      excerpt: text.slice(at, end),
      values: { reason },
    });
  }
  return hits;
}

/** Where the promise ends: behind the word that must follow; `undefined` where it does not. */
function endOf(text: string, at: number, promise: BannedPromise): number | undefined {
  const end = at + promise.words.length;
  if (!promise.with) return end;
  const near = text.slice(end, end + reach).split(/[。；！？]/u)[0] ?? '';
  const found = promise.with.filter((word) => near.includes(word));
  const [first] = found;
  return first === undefined ? undefined : end + near.indexOf(first) + first.length;
}

function isPartOf(text: string, at: number, { words, unless = [] }: BannedPromise): boolean {
  return unless.some((longer) => {
    const from = at - longer.indexOf(words);
    return longer.includes(words) && text.startsWith(longer, from);
  });
}
