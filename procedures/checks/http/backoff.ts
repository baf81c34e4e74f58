/** Minutes until a server is asked again, after the first, second … try that brought no answer. */
const waits = [1, 5, 15, 60, 240, 720, 1_440, 1_440, 1_440] as const;

/**
 * When a department's server is asked again.
 *
 * @param tries  Tries made so far, >= 1.
 * @returns      null when it is given up: a person answers then, as they may at any time.
 */
export function nextTry(tries: number, now: Date): Date | null {
  const minutes = waits[tries - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);
}
