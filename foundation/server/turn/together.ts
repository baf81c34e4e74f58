/**
 * Waits for statements that were sent without waiting for one another: they travel in one packet and run
 * in the order in which they were sent.
 *
 * All have been answered when it returns or throws, so that none runs after the turn was rolled back.
 *
 * @throws what the first of them threw: the later ones only tell that the transaction is lost.
 */
export async function together<Results extends readonly unknown[]>(
  ...sent: { [Place in keyof Results]: Promise<Results[Place]> }
): Promise<Results> {
  const settled = await Promise.allSettled(sent);
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map((each) => (each as PromiseFulfilledResult<unknown>).value) as never;
}
