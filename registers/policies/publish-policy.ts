import { parseFactDictionary, parsePolicyFile, type Problem } from '@yanzhen/policy';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { digestOfText, listCurrentPolicies } from './current-policies.ts';
import { exampleProblems } from './example-problems.ts';
import type { PackProblem } from './pack/problem.ts';
import * as store from './store.ts';

export type Published =
  | {
      readonly ok: true;
      /** Null after a mere check of new content. */
      readonly versionId: string | null;
      readonly digest: string;
      /** False when the document's newest version has this very content already. */
      readonly isNew: boolean;
    }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

export interface PolicyTexts {
  readonly policyText: string;
  /** The city's fact dictionary; the one in force when left out. */
  readonly factsText?: string;
  /** Name shown in problems. */
  readonly fileName?: string;
  readonly checkOnly?: boolean;
}

/**
 * Publishes a policy file as the next version of its document. Content that the newest version has
 * already makes no new one. A file with a problem, or whose worked examples do not come out as
 * stated, is not published.
 */
export async function publishPolicy(turn: Turn, texts: PolicyTexts): Promise<Published> {
  const fileName = texts.fileName ?? 'policy.yaml';
  await store.holdPublishing(turn);
  const known = await store.findDictionary(turn);
  const factsText =
    texts.factsText ?? (known ? await store.getDictionaryText(turn, known.version) : '');
  const facts = parseFactDictionary(factsText, 'facts.yaml');
  if (!facts.ok) return refused(facts.problems);
  const parsed = parsePolicyFile(texts.policyText, fileName, facts.dictionary);
  if (!parsed.ok) return refused(parsed.problems);
  const { policy } = parsed;
  const problems = [
    ...exampleProblems(policy, facts.dictionary, texts.policyText),
    ...(await takenBenefits(turn, policy, fileName)),
  ];
  if (problems.length > 0) return { ok: false, problems };

  const rows = await store.listVersions(turn);
  const versions = rows.filter((row) => row.documentId === policy.document.id);
  const newest = versions.toSorted((a, b) => b.version - a.version)[0];
  if (newest?.digest === policy.version) {
    return { ok: true, versionId: newest.id, digest: newest.digest, isNew: false };
  }
  if (texts.checkOnly) return { ok: true, versionId: null, digest: policy.version, isNew: true };
  const versionId = await store.appendVersion(turn, {
    documentId: policy.document.id,
    version: (newest?.version ?? 0) + 1,
    digest: policy.version,
    fileName,
    content: texts.policyText,
    factsVersion: await keepDictionary(turn, known, factsText),
  });
  await turn.record({
    act: 'policies.publish',
    subject: { type: 'policy-version', id: versionId },
    detail: { document: policy.document.id, digest: policy.version },
  });
  return { ok: true, versionId, digest: policy.version, isNew: true };
}

/** Keeps the city's dictionary where it changed. @returns its version. */
async function keepDictionary(
  turn: Turn,
  known: store.DictionaryRow | undefined,
  content: string,
): Promise<number> {
  const digest = digestOfText(content);
  if (known?.digest === digest) return known.version;
  const version = (known?.version ?? 0) + 1;
  await store.appendDictionary(turn, { version, digest, content });
  return version;
}

/** A benefit belongs to one document: its id finds it in every address. */
async function takenBenefits(
  turn: Turn,
  policy: { document: { id: string }; benefits: readonly { id: string }[] },
  file: string,
): Promise<PackProblem[]> {
  const others = (await listCurrentPolicies(turn)).filter(
    (each) => each.policy.document.id !== policy.document.id,
  );
  return policy.benefits.flatMap(({ id }, i) => {
    const owner = others.find((each) => each.policy.benefits.some((benefit) => benefit.id === id));
    return owner ? [takenProblem(file, i, id, owner.policy.document.id)] : [];
  });
}

function takenProblem(file: string, i: number, id: string, owner: string): PackProblem {
  return {
    file,
    line: 1,
    path: `benefits.${i}.id`,
    says: {
      zh: `待遇编号“${id}”已由文件“${owner}”使用。`,
      en: `The benefit id “${id}” belongs to the document “${owner}”.`,
    },
    remedy: { zh: '请换一个编号。', en: 'Choose another id.' },
  };
}

function refused(problems: readonly Problem[]): Published {
  return { ok: false, problems };
}
