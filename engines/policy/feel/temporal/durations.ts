import { fraction, nanosPerDay, nanosPerSecond } from './time.ts';

/** A duration of whole months (DMN 1.5, 10.3.2.3.8). */
export class YearsMonths {
  /** All its months, negative where the duration is: a safe integer. */
  readonly months: number;

  private constructor(months: number) {
    this.months = months;
  }

  /** The duration of a number of months, a fraction cut off; null where it is beyond counting. */
  static of(months: number): YearsMonths | null {
    const whole = Math.trunc(months) + 0;
    return Number.isSafeInteger(whole) ? new YearsMonths(whole) : null;
  }

  toString(): string {
    const size = Math.abs(this.months);
    const [years, months] = [Math.floor(size / 12), size % 12];
    if (size === 0) return 'P0M';
    return `${this.months < 0 ? '-' : ''}P${years ? `${years}Y` : ''}${months ? `${months}M` : ''}`;
  }
}

/** Durations keep within as many seconds as a number counts exactly. */
const maxNanos = BigInt(Number.MAX_SAFE_INTEGER) * BigInt(nanosPerSecond);

/** A duration of days, hours, minutes and seconds (DMN 1.5, 10.3.2.3.7). */
export class DaysTime {
  /** All of it in nanoseconds, negative where the duration is. */
  readonly nanos: bigint;

  private constructor(nanos: bigint) {
    this.nanos = nanos;
  }

  /** The duration of a number of nanoseconds; null where it is beyond counting. */
  static of(nanos: bigint): DaysTime | null {
    return nanos > maxNanos || nanos < -maxNanos ? null : new DaysTime(nanos);
  }

  static ofSeconds(seconds: number): DaysTime | null {
    return DaysTime.of(BigInt(seconds) * BigInt(nanosPerSecond));
  }

  toString(): string {
    const size = this.nanos < 0n ? -this.nanos : this.nanos;
    if (size === 0n) return 'PT0S';
    const days = size / BigInt(nanosPerDay);
    const rest = Number(size % BigInt(nanosPerDay));
    const seconds = Math.floor(rest / nanosPerSecond);
    const [hour, minute, second] = [
      Math.floor(seconds / 3600),
      Math.floor(seconds / 60) % 60,
      seconds % 60,
    ];
    const fractional = fraction(rest % nanosPerSecond);
    const time =
      (hour ? `${hour}H` : '') +
      (minute ? `${minute}M` : '') +
      (second || fractional ? `${second}${fractional}S` : '');
    const sign = this.nanos < 0n ? '-' : '';
    return `${sign}P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`;
  }
}
