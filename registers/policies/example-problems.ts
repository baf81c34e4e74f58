import { failingExamples, type FactDictionary, type Policy } from '@yanzhen/policy';
import { withoutDoubles } from './without-doubles.ts';
import { inFileOrder, plain, type PackProblem } from './pack/problem.ts';

/**
 * The worked examples of a policy that do not come out as the file states.
 *
 * @param beside  Further policies, which its benefits are resolved with.
 */
export function exampleProblems(
  policy: Policy,
  dictionary: FactDictionary,
  text: string,
  beside: readonly Policy[] = [],
): PackProblem[] {
  return inFileOrder(
    failingExamples({ policy, text }, dictionary, withoutDoubles(policy, beside)).map(plain),
  );
}
