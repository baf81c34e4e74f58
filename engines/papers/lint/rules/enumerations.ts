import { chineseCount } from '../../numbering.ts';
import { readChineseCount } from '../outline.ts';
import type { Part } from '../paper.ts';
import type { Hit, Rule } from '../rule.ts';

/** Running enumerations 一是、二是、三是: in order, and never one within another by the same words. */
export const enumerations: Rule = {
  codes: {
    'enumeration-nested': {
      severity: 'error',
      says: {
        zh: '“{outer}”之内又出现“一是”，两层用了同样的序语。',
        en: 'Within “{outer}” another list begins with 一是; two levels use the same words.',
      },
      remedy: {
        zh: '内层请改用“（1）（2）”“首先、其次”等，或改为独立标题。',
        en: 'Give the inner list other words, such as （1）（2）, or headings of its own.',
      },
    },
    'enumeration-doubled': {
      severity: 'error',
      says: { zh: '“{it}”用了两次或次序颠倒。', en: '“{it}” stands twice or out of order.' },
      remedy: { zh: '请改为“{next}”。', en: 'Make it “{next}”.' },
    },
    'enumeration-skipped': {
      severity: 'error',
      says: { zh: '“{it}”之前缺“{next}”。', en: '“{it}” comes where “{next}” is due.' },
      remedy: {
        zh: '请改为“{next}”，或补上缺少的一项。',
        en: 'Make it “{next}”, or add the item.',
      },
    },
    'enumeration-alone': {
      severity: 'warning',
      says: { zh: '有“{it}”而没有下一项。', en: 'No item follows “{it}”.' },
      remedy: {
        zh: '只有一项的，请删去“{it}”。',
        en: 'Leave out “{it}” where it is the only one.',
      },
    },
  },
  find: ({ body }) => find(body),
};

interface Item {
  readonly where: string;
  readonly at: number;
  readonly count: number;
  readonly text: string;
  /** Whether the paragraph begins with it. */
  readonly leads: boolean;
}

// At the beginning of a clause only: 不一是 and 统一是 are no items.
const item =
  /(?<=^[\s\u3000]{0,20}|[。；：！？，、,;:)）]\s?)([一二三四五六七八九十]{1,3})是(?!否)/gu;

function find(body: readonly Part[]): Hit[] {
  const hits: Hit[] = [];
  /** A list whose items begin paragraphs. */
  let outer: Item[] = [];
  const endOuter = (): void => {
    hits.push(...alone(outer));
    outer = [];
  };
  for (const part of body) {
    const items = itemsOf(part);
    const [first] = items;
    if (part.kind === 'heading' || !first) {
      if (part.kind === 'heading') endOuter();
      continue;
    }
    const spread = first.leads && (outer.length > 0 || isSpread(body, part));
    if (!spread) {
      hits.push(...within(items));
      continue;
    }
    if (first.count === 1 && outer.length > 0) endOuter();
    hits.push(...order(outer, first));
    outer.push(first);
    const [, ...inner] = items;
    if (inner[0]?.count === 1) hits.push(nested(inner[0], first), ...within(inner));
    else if (inner.length > 0) hits.push(...within([first, ...inner]));
  }
  endOuter();
  return hits;
}

/** Whether the list goes on in the next paragraph that has items. */
function isSpread(body: readonly Part[], part: Part): boolean {
  const next = body[body.indexOf(part) + 1];
  const first = next && next.kind === 'paragraph' ? itemsOf(next)[0] : undefined;
  return first !== undefined && first.leads && first.count > 1;
}

function itemsOf(part: Part): Item[] {
  return [...part.typed.matchAll(item)].flatMap((found) => {
    const count = readChineseCount(found[1] ?? '');
    const leads = part.typed.slice(0, found.index).trim() === '';
    return count ? [{ where: part.where, at: found.index, count, text: found[0], leads }] : [];
  });
}

/** Items of one paragraph: a second 一是 is a list within the list. */
function within(items: readonly Item[]): Hit[] {
  const hits: Hit[] = [];
  const lists: Item[][] = [[]];
  for (const each of items) {
    const list = lists.at(-1) ?? [];
    const above = lists.at(-2)?.at(-1);
    if (each.count === 1 && list.length > 0) {
      hits.push(nested(each, list.at(-1) ?? each));
      lists.push([each]);
      continue;
    }
    if (above && each.count === above.count + 1 && each.count !== (list.at(-1)?.count ?? 0) + 1) {
      hits.push(...alone(lists.pop() ?? []));
      lists.at(-1)?.push(each);
      continue;
    }
    hits.push(...order(list, each));
    list.push(each);
  }
  return [...hits, ...lists.flatMap(alone)];
}

function order(list: readonly Item[], each: Item): Hit[] {
  const due = (list.at(-1)?.count ?? 0) + 1;
  if (each.count === due) return [];
  const code = each.count < due ? 'enumeration-doubled' : 'enumeration-skipped';
  const next = `${chineseCount(Math.min(due, 99))}是`;
  return [{ code, where: each.where, at: each.at, excerpt: each.text, values: { next } }];
}

function nested(inner: Item, outer: Item): Hit {
  const { where, at, text } = inner;
  return { code: 'enumeration-nested', where, at, excerpt: text, values: { outer: outer.text } };
}

function alone(list: readonly Item[]): Hit[] {
  const [only] = list;
  if (!only || list.length > 1 || only.count > 1) return [];
  return [{ code: 'enumeration-alone', where: only.where, at: only.at, excerpt: only.text }];
}
