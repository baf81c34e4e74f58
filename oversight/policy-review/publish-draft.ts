import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { findNewestVersion, publishPolicy } from '@yanzhen/registers/policies/offers.ts';
import { checkText } from './check-text.ts';
import { faults } from './contract.ts';
import * as store from './store.ts';

/**
 * Publishes a proposed draft as the next version of its document: everything is checked anew, every
 * worked example runs again.
 *
 * @returns The new version's id.
 * @throws  Fault as the contract tells; who proposed it is refused by the register, too.
 */
export async function publishDraft(
  turn: Turn,
  draft: store.DraftRecord,
  events: readonly store.EventRecord[],
): Promise<string> {
  const content = await requirePublishable(turn, draft);
  const proposed = events.findLast((event) => event.move === 'propose');
  if (!proposed || draft.activatesOn === null) throw fault(faults.wrongState);
  const base = await findNewestVersion(turn, draft.documentId);
  const published = await publishPolicy(turn, {
    policyText: content,
    fileName: base?.fileName ?? `policies/${draft.documentId}.yaml`,
    activation: { activatesOn: draft.activatesOn, proposedByPerson: proposed.personId },
  });
  if (!published.ok) throw unfit(turn, published.problems);
  if (!published.isNew || published.versionId === null) throw fault(faults.unchanged);
  return published.versionId;
}

/**
 * The newest text, which can be published: it has no problem, its examples come out as stated and
 * notice every change of a rule, it changes something, and nobody published over its base.
 */
export async function requirePublishable(turn: Turn, draft: store.DraftRecord): Promise<string> {
  const { content } = await store.getText(turn, draft.id, draft.version);
  const newest = await findNewestVersion(turn, draft.documentId);
  if ((newest?.id ?? null) !== draft.basedOn) throw fault(faults.baseMoved);
  if (newest?.content === content) throw fault(faults.unchanged);
  const check = await checkText(turn, draft.documentId, content, true);
  if (check.problems.length > 0) throw unfit(turn, check.problems);
  const [first] = check.survivors ?? [];
  if (first) {
    const count = check.survivors?.length ?? 0;
    const values = { count, line: first.line, first: first.says[turn.language] };
    throw fault(faults.notSharp, { values, field: first.path });
  }
  return content;
}

type Told = Awaited<ReturnType<typeof checkText>>['problems'][number];

function unfit(turn: Turn, problems: readonly Omit<Told, 'column'>[]) {
  const [first] = problems;
  const values = {
    count: problems.length,
    line: first?.line ?? 1,
    first: first?.says[turn.language] ?? '',
  };
  return fault(faults.problems, { values, ...(first ? { field: first.path } : {}) });
}
