import type { FeelValue } from '../value.ts';
import { FeelDateTime } from './date-time.ts';
import { FeelDate } from './date.ts';
import { DaysTime, YearsMonths } from './durations.ts';
import { FeelTime } from './time.ts';

/** Values of calendar and clock. */
export type Temporal = FeelDate | FeelTime | FeelDateTime | YearsMonths | DaysTime;

export function isTemporal(value: FeelValue): value is Temporal {
  return (
    value instanceof FeelDate ||
    value instanceof FeelDateTime ||
    value instanceof FeelTime ||
    value instanceof DaysTime ||
    value instanceof YearsMonths
  );
}
