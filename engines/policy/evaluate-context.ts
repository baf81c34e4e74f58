import { isTemporal } from './feel/temporal/kinds.ts';
import {
  FeelFunction,
  FeelRange,
  isContext,
  isList,
  type FeelContext,
  type FeelValue,
} from './feel/value.ts';

/** A value as a caller may give it: FEEL's own, or plain JavaScript (an object is a context). */
export type ContextValue =
  FeelValue | undefined | readonly ContextValue[] | { readonly [name: string]: ContextValue };

/** Names with their values. */
export type EvaluationContext = Readonly<Record<string, ContextValue>>;

/** Deepest nesting of a given value; what is deeper is null. */
const depthMax = 100;

/** A given value as FEEL has it; what FEEL has no value for (a number that is not finite) is null. */
export function takeValue(given: unknown, depth = 0): FeelValue {
  if (given === null || given === undefined || depth > depthMax) return null;
  if (typeof given === 'number') return Number.isFinite(given) ? given + 0 : null;
  if (typeof given === 'string' || typeof given === 'boolean') return given;
  if (typeof given !== 'object') return null;
  const value = given as FeelValue & object;
  if (isTemporal(value) || value instanceof FeelRange || value instanceof FeelFunction)
    return value;
  if (isList(value)) return value.map((item) => takeValue(item, depth + 1));
  const entries: Iterable<readonly [string, unknown]> = isContext(value)
    ? value
    : Object.entries(given);
  const context = new Map<string, FeelValue>();
  for (const [name, entry] of entries) context.set(name, takeValue(entry, depth + 1));
  return context satisfies FeelContext;
}

/** Items of a list that are looked at for the names of their entries. */
const itemsMax = 50;

/** The entries of a value's contexts, by which the parser tells names with spaces from words. */
export function shapeOfValue(value: FeelValue): unknown {
  if (isList(value)) {
    const shapes = value.slice(0, itemsMax).map(shapeOfValue);
    return shapes.reduce(mergeShapes, null);
  }
  if (!isContext(value)) return null;
  const shape: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, entry] of value) if (name !== '__proto__') shape[name] = shapeOfValue(entry);
  return shape;
}

function mergeShapes(a: unknown, b: unknown): unknown {
  if (a === null || typeof a !== 'object') return b;
  if (b === null || typeof b !== 'object') return a;
  const merged: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, shape] of Object.entries(a)) merged[name] = shape;
  for (const [name, shape] of Object.entries(b)) {
    merged[name] = name in merged ? mergeShapes(merged[name], shape) : shape;
  }
  return merged;
}
