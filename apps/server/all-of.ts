/**
 * Does something for each, side by side, and is through when all are: nothing goes on behind a failure.
 *
 * @throws what the first of them threw.
 */
export async function allOf<T>(
  list: readonly T[],
  work: (each: T) => Promise<void>,
): Promise<void> {
  const ended = await Promise.allSettled(list.map((each) => work(each)));
  const failed = ended.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}
