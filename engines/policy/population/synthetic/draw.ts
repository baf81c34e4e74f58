import type { FactDefinition } from '../../facts/dictionary-schema.ts';
import { dayNumber, dayOf } from '../columns.ts';
import type { Drawn } from './population-schema.ts';
import type { Draws } from './random.ts';

/** Draws one value. */
export type Drawer = (draws: Draws) => unknown;

/** Places of weights, drawn by their share. */
export function weighted<T>(entries: readonly (readonly [T, number])[]): (draws: Draws) => T {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let reached = 0;
  const limits = entries.map(([, weight]) => (reached += weight) / total);
  return (draws) => {
    const at = draws.next();
    let place = 0;
    while (place < limits.length - 1 && at >= (limits[place] ?? 1)) place += 1;
    const entry = entries[place];
    if (!entry) throw new Error('no weights');
    return entry[0];
  };
}

/** A number of 0 to 1, most often near `peak` where there is one: a triangle. */
function share(draws: Draws, peak: number | undefined): number {
  const at = draws.next();
  if (peak === undefined) return at;
  return at < peak ? Math.sqrt(at * peak) : 1 - Math.sqrt((1 - at) * (1 - peak));
}

const part = (of: { from: number; to: number; peak?: number | undefined }): number | undefined =>
  of.peak === undefined || of.to === of.from ? undefined : (of.peak - of.from) / (of.to - of.from);

/** How to draw a whole number. */
export function wholeDrawer(of: {
  from: number;
  to: number;
  peak?: number | undefined;
}): (draws: Draws) => number {
  const peak = part(of);
  const size = of.to - of.from + 1;
  return (draws) => of.from + Math.min(size - 1, Math.floor(share(draws, peak) * size));
}

/** How to draw a value as a file states it; undefined where it states no way. */
export function drawerOf(drawn: Drawn): Drawer | undefined {
  if (drawn.chance !== undefined) {
    const limit = drawn.chance / 100;
    return (draws) => draws.next() < limit;
  }
  if (drawn.shares) return weighted(Object.entries(drawn.shares));
  if (drawn.whole) return wholeDrawer(drawn.whole);
  if (drawn.number) {
    const { from, to, decimals } = drawn.number;
    const scale = 10 ** decimals;
    const whole = wholeDrawer({ from: Math.ceil(from * scale), to: Math.floor(to * scale) });
    return (draws) => whole(draws) / scale;
  }
  if (drawn.yuan) {
    const { from, to, step } = drawn.yuan;
    const peak = part(drawn.yuan);
    const steps = Math.floor((to - from) / step) + 1;
    const [first, each] = [Math.round(from * 100), Math.round(step * 100)];
    return (draws) => first + each * Math.min(steps - 1, Math.floor(share(draws, peak) * steps));
  }
  if (drawn.day) {
    const day = wholeDrawer({ from: dayNumber(drawn.day.from), to: dayNumber(drawn.day.to) });
    return (draws) => dayOf(day(draws));
  }
  if (drawn.several) {
    const count = wholeDrawer(drawn.several.count);
    const one = weighted(Object.entries(drawn.several.shares));
    return (draws) => [...new Set(Array.from({ length: count(draws) }, () => one(draws)))];
  }
  return undefined;
}

type Field = Extract<FactDefinition, { type: 'records' }>['fields'][number];

/** How to draw a fact that no file speaks of: every value alike. */
export function evenDrawer(fact: FactDefinition | Field): Drawer {
  switch (fact.type) {
    case 'boolean':
      return (draws) => draws.next() < 0.5;
    case 'code':
      return weighted(fact.codes.map(({ code }) => [code, 1]));
    case 'number': {
      const [low, high] = [fact.min ?? 0, fact.max ?? 100];
      const whole = wholeDrawer({ from: Math.ceil(low), to: Math.floor(high) });
      return fact.whole
        ? whole
        : (draws) => Math.round((low + draws.next() * (high - low)) * 100) / 100;
    }
    case 'money':
      return wholeDrawer({ from: 0, to: 100_000_000 });
    case 'date': {
      const day = wholeDrawer({ from: dayNumber('2020-01-01'), to: dayNumber('2026-12-31') });
      return (draws) => dayOf(day(draws));
    }
    case 'text':
      return () => '其他';
    case 'codes': {
      const one = weighted(fact.codes.map(({ code }) => [code, 1]));
      const count = wholeDrawer({ from: 0, to: Math.min(3, fact.itemsMax) });
      return (draws) => [...new Set(Array.from({ length: count(draws) }, () => one(draws)))];
    }
    case 'records': {
      const fields = fact.fields.map((field) => [field.id, evenDrawer(field)] as const);
      const count = wholeDrawer({ from: 0, to: Math.min(12, fact.rowsMax) });
      return (draws) =>
        Array.from({ length: count(draws) }, () =>
          Object.fromEntries(fields.map(([id, draw]) => [id, draw(draws)])),
        );
    }
  }
}
