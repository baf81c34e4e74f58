import type { BuiltinTools } from '../builtin.ts';
import { isContext, type FeelContext, type FeelValue } from '../value.ts';
import { any, context, define, form, list, required, text } from './define.ts';

/** A context of entries `{ key, value }`; null for an entry without a name or value, or a name twice. */
function contextOf(entries: readonly FeelValue[]): FeelContext | null {
  const made = new Map<string, FeelValue>();
  for (const entry of entries) {
    if (!isContext(entry)) return null;
    const key = entry.get('key');
    const value = entry.get('value');
    if (typeof key !== 'string' || value === undefined || made.has(key)) return null;
    made.set(key, value);
  }
  return made;
}

/** The context with a value put under a path of names; each name but the last must be of a context. */
function put(
  within: FeelContext,
  keys: readonly FeelValue[],
  value: FeelValue,
): FeelContext | null {
  const path: [FeelContext, string][] = [];
  let at: FeelValue = within;
  for (const key of keys) {
    if (typeof key !== 'string' || !isContext(at)) return null;
    path.push([at, key]);
    at = at.get(key) ?? null;
  }
  if (path.length === 0) return null;
  let changed = value;
  for (const [outer, key] of path.reverse()) changed = new Map(outer).set(key, changed);
  return isContext(changed) ? changed : null;
}

/** All entries of the contexts, a later one in place of an earlier of the same name. */
function merged(contexts: readonly FeelValue[], tools: BuiltinTools): FeelContext | null {
  const made = new Map<string, FeelValue>();
  for (const one of contexts) {
    if (!isContext(one)) return null;
    tools.spend(one.size);
    for (const [key, value] of one) made.set(key, value);
  }
  return made;
}

/** Functions of contexts (DMN 1.5, 10.3.4). */
export const contextBuiltins = [
  define(
    'get value',
    form([required('m', context), required('key', text)], ([m, key]) => m.get(key) ?? null),
  ),
  define(
    'get entries',
    form([required('m', context)], ([m]) =>
      [...m].map(
        ([key, value]) =>
          new Map<string, FeelValue>([
            ['key', key],
            ['value', value],
          ]),
      ),
    ),
  ),
  define(
    'context',
    form([required('entries', list)], ([entries]) => contextOf(entries)),
  ),
  define(
    'context put',
    form(
      [required('context', context), required('key', text), required('value', any)],
      ([within, key, value]) => put(within, [key], value),
    ),
    form(
      [required('context', context), required('keys', list), required('value', any)],
      ([within, keys, value]) => put(within, keys, value),
    ),
  ),
  define(
    'context merge',
    form([required('contexts', list)], ([contexts], tools) => merged(contexts, tools)),
  ),
];
