import { decimal, divide, power } from '../feel/decimal.ts';
import { floorTo } from '../feel/scalar.ts';

/** NaN, the unknown of generated arithmetic, as null, the unknown of a trace. */
const orNull = (value: number): number | null => (value === value ? value : null);

const offered = { decimal, divide, power, floorTo, orNull };

/** Names of what generated code may call, and the functions, in one order. */
export const runtimeParameters = Object.keys(offered);
export const runtime: readonly unknown[] = Object.values(offered);
