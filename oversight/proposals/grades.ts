import { grades, type Grade } from './contract.ts';

/** The worst of what was said of attitude and result: one dissatisfied word is heard. */
export function worstOf(
  ratings: readonly { readonly attitude: Grade; readonly result: Grade }[],
): Grade | null {
  const worst = Math.max(
    -1,
    ...ratings.flatMap(({ attitude, result }) => [
      grades.indexOf(attitude),
      grades.indexOf(result),
    ]),
  );
  return grades[worst] ?? null;
}
