import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { findNewestVersion, getPolicyVersion } from '@yanzhen/registers/policies/offers.ts';
import { faults } from './contract.ts';
import type * as contract from './contract.ts';
import { readHead } from './draft-head.ts';
import * as store from './store.ts';

/** A policy officer starts a draft (拟稿): a copy of a published version, or a file of their own. */
export async function startDraft(
  turn: Turn,
  { body }: Input<typeof contract.startDraft>,
): Promise<Output<typeof contract.startDraft>> {
  const taken =
    body.versionId === undefined
      ? await fromFile(turn, body.content ?? '')
      : await fromVersion(turn, body.versionId);
  const id = await store.appendDraft(turn, { label: body.label, ...taken });
  await turn.record({
    act: 'policy-review.start',
    subject: { type: 'policy-draft', id },
    detail: { document: taken.documentId, basedOn: taken.basedOn },
  });
  return { id };
}

type Taken = Omit<store.NewDraft, 'label'>;

async function fromVersion(turn: Turn, versionId: string): Promise<Taken> {
  const { id, documentId, content, policy } = await getPolicyVersion(turn, versionId);
  return { documentId, title: policy.document.title, basedOn: id, content };
}

async function fromFile(turn: Turn, content: string): Promise<Taken> {
  const head = readHead(content);
  if (!head) throw fault(faults.unreadable, { status: 400, field: 'body.content' });
  const base = await findNewestVersion(turn, head.documentId);
  return { ...head, basedOn: base?.id ?? null, content };
}
