import {
  parsePolicyFile,
  runWorkedExamples,
  type ExampleResult,
  type Policy,
} from '@yanzhen/policy';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  exampleProblems,
  getFactDictionary,
  listBenefits,
  takenBenefits,
  withoutDoubles,
  YamlFile,
  type PackProblem,
} from '@yanzhen/registers/policies/offers.ts';
import type * as contract from './contract.ts';
import type { DraftCheck } from './contract.ts';
import { sharpnessSurvivors } from './sharpness-survivors.ts';
import * as store from './store.ts';

/** The file name that a draft's problems carry. */
export const draftFile = 'policy.yaml';

/** An officer checks a text, saved or not. */
export async function checkDraft(
  turn: Turn,
  { params, body }: Input<typeof contract.checkDraft>,
): Promise<Output<typeof contract.checkDraft>> {
  const { documentId } = await store.getDraft(turn, params.draftId);
  return checkText(turn, documentId, body.content, body.sharpness);
}

/**
 * What keeps a text from being published, with line and column, and its worked examples computed.
 *
 * @param documentId  The document that the draft is of.
 * @param sharpness   Also change each rule in turn: a change that no example notices survives.
 */
export async function checkText(
  turn: Turn,
  documentId: string,
  content: string,
  sharpness: boolean,
): Promise<DraftCheck> {
  const dictionary = await getFactDictionary(turn);
  const parsed = parsePolicyFile(content, draftFile, dictionary);
  if (!parsed.ok) {
    const problems = parsed.problems.map(({ line, column, path, says, remedy }) => ({
      line,
      column,
      path,
      says,
      remedy,
    }));
    return { problems, examples: [], survivors: sharpness ? [] : null };
  }
  const { policy } = parsed;
  const place = placeIn(content);
  const beside = withoutDoubles(policy, await currentPolicies(turn));
  const problems = [
    ...(policy.document.id === documentId ? [] : [otherDocument(place, documentId, policy)]),
    ...[
      ...exampleProblems(policy, dictionary, content, beside),
      ...(await takenBenefits(turn, policy, draftFile)),
    ].map((problem) => ({ ...place(pathOf(problem)), ...plain(problem) })),
  ];
  return {
    problems: problems.toSorted((a, b) => a.line - b.line),
    examples: runWorkedExamples(policy, dictionary, beside).map((result) => {
      const benefit = policy.benefits.findIndex(({ id }) => id === result.benefitId);
      const examples = policy.benefits[benefit]?.examples ?? [];
      const example = examples.findIndex(({ id }) => id === result.exampleId);
      const { benefitId, exampleId } = result;
      return {
        ...place(['benefits', benefit, 'examples', example]),
        benefitId,
        exampleId,
        says: examples[example]?.says ?? { zh: exampleId, en: exampleId },
        expected: answerOf(result.expected),
        actual: answerOf(result.actual),
        agrees: result.ok,
      };
    }),
    survivors: sharpness
      ? sharpnessSurvivors(policy, beside, dictionary).map((each) => ({
          ...place(pathOf(each)),
          ...each,
        }))
      : null,
  };
}

/** The city's policies as they decide today. */
async function currentPolicies(turn: Turn): Promise<Policy[]> {
  return [...new Set((await listBenefits(turn)).map((each) => each.policy))];
}

type Place = (path: readonly (string | number)[]) => { line: number; column: number };

/** Where the value at a path begins: its line, and the first character that is no blank. */
function placeIn(content: string): Place {
  const file = new YamlFile(content, draftFile);
  const lines = content.split('\n');
  return (path) => {
    const line = file.lineOf(path);
    return { line, column: (/\S/.exec(lines[line - 1] ?? '')?.index ?? 0) + 1 };
  };
}

function pathOf({ path }: { readonly path: string }): (string | number)[] {
  return path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function plain({ path, says, remedy }: PackProblem) {
  return { path, says, remedy };
}

function answerOf(answer: ExampleResult['actual']) {
  const { outcome, amountFen, payableFen, displacedBy, failing, open } = answer;
  return {
    outcome,
    amountFen,
    payableFen,
    displacedBy: [...displacedBy],
    failing: [...failing],
    open: [...open],
  };
}

function otherDocument(place: Place, documentId: string, { document }: Policy) {
  return {
    ...place(['document', 'id']),
    path: 'document.id',
    says: {
      zh: `文件编号“${document.id}”与本稿的文件“${documentId}”不同。`,
      en: `The document id “${document.id}” is not that of this draft, “${documentId}”.`,
    },
    remedy: {
      zh: `请改回“${documentId}”；另一份文件请另起一稿。`,
      en: `Write “${documentId}” again; start another draft for another document.`,
    },
  };
}
