import { parseFactDictionary, parsePolicyFile, type Policy, type Problem } from '@yanzhen/policy';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { dateForReader } from '@yanzhen/values/civil-date.ts';
import { faults } from './contract.ts';
import { digestOfText, listCurrentPolicies, listNewestPolicies } from './current-policies.ts';
import { keepParameters } from './keep-parameters.ts';
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
  /** Policies with which its examples are resolved; those of today when left out. */
  readonly beside?: readonly Policy[];
  /**
   * When it begins to decide, and which other natural person proposed it: needed where a person
   * publishes, left out where the installation applies the city's pack.
   */
  readonly activation?: store.Activation;
}

/**
 * Publishes a policy file as the next version of its document. Content that the newest version has
 * already makes no new one; for the pack, the newest version that a pack brought. A file with a
 * problem, or whose worked examples do not come out as stated, is not published.
 *
 * @throws Fault `policies.same-person`, `.activation-past` or `.activation-order`; the constraint
 *   `policy_version_two_persons` refuses the first whichever door is used.
 */
export async function publishPolicy(turn: Turn, texts: PolicyTexts): Promise<Published> {
  const fileName = texts.fileName ?? 'policy.yaml';
  if (!texts.checkOnly) await store.holdPublishing(turn);
  const known = await store.findDictionary(turn);
  const factsText =
    texts.factsText ?? (known ? await store.getDictionaryText(turn, known.version) : '');
  const facts = parseFactDictionary(factsText, 'facts.yaml');
  if (!facts.ok) return refused(facts.problems);
  const parsed = parsePolicyFile(texts.policyText, fileName, facts.dictionary);
  if (!parsed.ok) return refused(parsed.problems);
  const { policy } = parsed;
  const beside = texts.beside ?? (await listCurrentPolicies(turn)).map((each) => each.policy);
  const problems = [
    ...exampleProblems(policy, facts.dictionary, texts.policyText, beside),
    ...(await takenBenefits(turn, policy, fileName)),
  ];
  if (problems.length > 0) return { ok: false, problems };

  const rows = await store.listVersions(turn);
  const versions = rows.filter((row) => row.documentId === policy.document.id);
  const newest = versions.toSorted((a, b) => b.version - a.version)[0];
  const same = sameContent(versions, policy.version, texts.activation === undefined);
  if (same) return { ok: true, versionId: same.id, digest: same.digest, isNew: false };
  if (texts.activation) requireActivation(turn, texts.activation, newest);
  if (texts.checkOnly) return { ok: true, versionId: null, digest: policy.version, isNew: true };
  const versionId = await store.appendVersion(turn, {
    documentId: policy.document.id,
    version: (newest?.version ?? 0) + 1,
    digest: policy.version,
    fileName,
    content: texts.policyText,
    factsVersion: await keepDictionary(turn, known, factsText),
    activation: texts.activation ?? null,
  });
  await keepParameters(turn);
  await turn.record({
    act: 'policies.publish',
    subject: { type: 'policy-version', id: versionId },
    detail: {
      document: policy.document.id,
      digest: policy.version,
      activatesOn: texts.activation?.activatesOn ?? null,
    },
  });
  return { ok: true, versionId, digest: policy.version, isNew: true };
}

/**
 * The version that has this content already: the document's newest; for a pack the newest that a
 * pack brought, so that the pack of yesterday does not undo what was published since.
 */
function sameContent(
  versions: readonly store.VersionRow[],
  digest: string,
  ofPack: boolean,
): store.VersionRow | undefined {
  const newest = versions
    .filter((row) => !ofPack || row.activatesOn === null)
    .toSorted((a, b) => b.version - a.version)[0];
  return newest?.digest === digest ? newest : undefined;
}

/** Another person proposed it, and it begins neither in the past nor before the version before it. */
function requireActivation(
  turn: Turn,
  { activatesOn, proposedByPerson }: store.Activation,
  newest: store.VersionRow | undefined,
): void {
  if (actorOf(turn).personId === proposedByPerson) throw fault(faults.samePerson);
  const field = 'body.activatesOn';
  if (activatesOn < turn.today) {
    const values = {
      day: dateForReader(activatesOn, turn.language),
      today: dateForReader(turn.today, turn.language),
    };
    throw fault(faults.activationPast, { field, values });
  }
  const before = newest?.activatesOn;
  if (before && activatesOn <= before) {
    const values = {
      day: dateForReader(activatesOn, turn.language),
      before: dateForReader(before, turn.language),
    };
    throw fault(faults.activationOrder, { field, values });
  }
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

/**
 * Benefit ids that another document has while this one is in force: a benefit belongs to one document at
 * a time, its id finds it in every address.
 */
export async function takenBenefits(
  turn: Turn,
  policy: Pick<Policy, 'document' | 'benefits'>,
  file: string,
): Promise<PackProblem[]> {
  const others = (await listNewestPolicies(turn)).filter(
    (each) =>
      each.policy.document.id !== policy.document.id &&
      overlap(each.policy.document.inForce, policy.document.inForce),
  );
  return policy.benefits.flatMap(({ id }, i) => {
    const owner = others.find((each) => each.policy.benefits.some((benefit) => benefit.id === id));
    return owner ? [takenProblem(file, i, id, owner.policy.document.id)] : [];
  });
}

type InForce = Policy['document']['inForce'];

function overlap(a: InForce, b: InForce): boolean {
  return (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until);
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
