import { yuanForReader } from '@yanzhen/values/money.ts';
import { runWorkedExamples, type ExampleAnswer } from './examples.ts';
import type { FactDictionary } from './facts/dictionary.ts';
import { YamlSource } from './file/yaml-source.ts';
import type { Problem } from './problems.ts';
import type { Policy } from './rules.ts';
import { lackingExamples } from './sharpness/example-coverage.ts';
import { sharpen } from './sharpness/sharpen.ts';

/** A policy with the text it was read from. */
export interface PolicyText {
  readonly policy: Policy;
  readonly text: string;
}

/**
 * The worked examples of a policy that do not come out as the file states.
 *
 * @param beside  Further policies of its pack, which its benefits are resolved with.
 */
export function failingExamples(
  { policy, text }: PolicyText,
  dictionary: FactDictionary,
  beside: readonly Policy[] = [],
): Problem[] {
  const failed = runWorkedExamples(policy, dictionary, beside).filter(({ ok }) => !ok);
  if (failed.length === 0) return [];
  const source = new YamlSource(text, policy.fileName);
  for (const { benefitId, exampleId, expected, actual } of failed) {
    const place = policy.benefits.findIndex(({ id }) => id === benefitId);
    const example = policy.benefits[place]?.examples.findIndex(({ id }) => id === exampleId) ?? 0;
    source.refuse('example.fails', ['benefits', place, 'examples', example, 'expect'], {
      id: exampleId,
      expected: answerSays(expected),
      actual: answerSays(actual),
    });
  }
  return source.problems;
}

/**
 * What the worked examples of some policies lack: examples that every benefit must have, and those that
 * would notice a change of a rule (`sharpen`). To be asked once all examples come out right.
 *
 * @param beside  Further policies of their pack, which their benefits are resolved with.
 */
export function bluntExamples(
  policies: readonly PolicyText[],
  dictionary: FactDictionary,
  beside: readonly Policy[] = [],
): Problem[] {
  const own = policies.map(({ policy }) => policy);
  const survivors = sharpen(own, dictionary, beside);
  return policies.flatMap(({ policy, text }) => {
    const lacks = lackingExamples(policy, dictionary);
    const unnoticed = survivors.filter(({ fileName }) => fileName === policy.fileName);
    if (lacks.length + unnoticed.length === 0) return [];
    const source = new YamlSource(text, policy.fileName);
    for (const { code, path, values } of lacks) source.refuse(code, path, values);
    for (const { path, change, remedy } of unnoticed) {
      source.refuse('example.not-noticed', path, {
        change: change.zh,
        changeEn: change.en,
        example: remedy.zh,
        exampleEn: remedy.en,
      });
    }
    return source.problems.toSorted((a, b) => a.line - b.line);
  });
}

/** `yes, 250,000; failing: first-home`: an answer as the file writes it. */
function answerSays(answer: ExampleAnswer): string {
  const yuan = (fen: number | null) => (fen === null ? '—' : yuanForReader(fen));
  const { outcome, amountFen, failing, open, quantity, rangeFen, payableFen, displacedBy } = answer;
  const parts = [
    `${outcome}, ${yuan(amountFen)}`,
    ...(quantity === null ? [] : [`quantity: ${quantity}`]),
    ...(rangeFen ? [`range: ${yuan(rangeFen.from)}–${yuan(rangeFen.to)}`] : []),
    ...(payableFen === amountFen ? [] : [`payable: ${yuan(payableFen)}`]),
    ...(displacedBy.length > 0 ? [`displaced by: ${displacedBy.join(', ')}`] : []),
    ...(failing.length > 0 ? [`failing: ${failing.join(', ')}`] : []),
    ...(open.length > 0 ? [`open: ${open.join(', ')}`] : []),
  ];
  return parts.join('; ');
}
