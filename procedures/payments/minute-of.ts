/** A moment on the city's clock, to the minute. */
export function minuteOf(moment: Date): string {
  const local = new Date(moment.getTime() + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}
