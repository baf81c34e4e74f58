import {
  runWorkedExamples,
  type ExampleResult,
  type FactDictionary,
  type Policy,
} from '@yanzhen/policy';
import { yuanForReader } from '@yanzhen/values/money.ts';
import type { PackProblem } from './pack/problem.ts';
import { words } from './pack/problem-words.ts';
import { YamlFile } from './pack/yaml-file.ts';

/** The worked examples of a policy that do not come out as the file states. */
export function exampleProblems(
  policy: Policy,
  dictionary: FactDictionary,
  text: string,
): PackProblem[] {
  const failed = runWorkedExamples(policy, dictionary).filter((each) => !each.ok);
  if (failed.length === 0) return [];
  const file = new YamlFile(text, policy.fileName);
  for (const result of failed) {
    const benefit = policy.benefits.findIndex((each) => each.id === result.benefitId);
    const example =
      policy.benefits[benefit]?.examples.findIndex((each) => each.id === result.exampleId) ?? 0;
    file.refuse(
      ['benefits', benefit, 'examples', example, 'expect'],
      words.exampleFails({
        id: result.exampleId,
        expected: answerSays(result.expected),
        actual: answerSays(result.actual),
      }),
    );
  }
  return file.problems;
}

/** `yes, 250,000; failing: first-home`: the outcome as the file writes it. */
function answerSays(answer: ExampleResult['actual']): string {
  const amount = answer.amountFen === null ? '—' : yuanForReader(answer.amountFen);
  const failing = answer.failing.length > 0 ? `; failing: ${answer.failing.join(', ')}` : '';
  const open = answer.open.length > 0 ? `; open: ${answer.open.join(', ')}` : '';
  return `${answer.outcome}, ${amount}${failing}${open}`;
}
