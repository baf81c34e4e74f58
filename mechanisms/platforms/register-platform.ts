import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { addMonths } from '@yanzhen/values/civil-date.ts';
import {
  appendEvent,
  requireCurrent,
  requireOwnArea,
  requirePast,
  requireRegistered,
} from '@yanzhen/procedures/records/offers.ts';
import { nameKey } from '@yanzhen/registers/projects/offers.ts';
import { faults, keepers } from './contract.ts';
import type * as contract from './contract.ts';
import { evaluationMonths, standing } from './lifecycle.ts';
import * as store from './store.ts';
import type { PlatformContent } from './store.ts';
import { viewDetail } from './view.ts';

/** What stands against a platform as it is told; another one than `own`, where it is corrected. */
export async function requireContent(
  turn: Turn,
  content: PlatformContent,
  own?: string,
): Promise<void> {
  await requireOwnArea(turn, content, keepers);
  await requireRegistered(turn, content.hostId, 'body.hostId');
  const key = nameKey(content.name);
  if (key === '') throw fault(faults.nameEmpty, { status: 400, field: 'body.name' });
  const { document, approvedOn } = content;
  if ((document === null) !== (approvedOn === null)) {
    const field = document === null ? 'body.document' : 'body.approvedOn';
    throw fault(faults.documentMissing, { status: 400, field });
  }
  if (approvedOn !== null) requirePast(turn, approvedOn, 'body.approvedOn');
  const same = await store.findSame(turn, { ...content, nameKey: key });
  if (same && same.id !== own) {
    throw fault(faults.recordedBefore, { field: 'body.name', values: { name: same.name } });
  }
}

/** Keeps a checked platform; its id. */
export async function keepPlatform(turn: Turn, content: PlatformContent): Promise<string> {
  const id = turn.newId();
  const state = content.approvedOn === null ? 'cultivating' : 'operating';
  const nextEvaluationOn =
    content.approvedOn === null ? null : addMonths(content.approvedOn, evaluationMonths);
  await store.savePlatform(turn, {
    ...content,
    id,
    nameKey: nameKey(content.name),
    state,
    nextEvaluationOn,
  });
  await appendEvent(
    turn,
    { type: 'platform', id },
    { feature: 'platforms', move: 'register', to: state },
  );
  return id;
}

/** A keeper registers a platform. */
export async function registerPlatform(
  turn: Turn,
  { body }: Input<typeof contract.registerPlatform>,
): Promise<Output<typeof contract.registerPlatform>> {
  await requireContent(turn, body);
  return viewDetail(turn, await keepPlatform(turn, body));
}

/** A keeper corrects what the register says of a platform. */
export async function changePlatform(
  turn: Turn,
  { params, body }: Input<typeof contract.changePlatform>,
): Promise<Output<typeof contract.changePlatform>> {
  const { version, reason, ...content } = body;
  const row = requireCurrent(
    turn,
    await store.lockPlatform(turn, params.platformId),
    keepers,
    version,
  );
  if (row.state === 'withdrawn') throw fault('records.wrong-state');
  await requireContent(turn, content, row.id);
  if (standing.includes(row.state) && content.document === null) {
    throw fault(faults.documentMissing, { status: 400, field: 'body.document' });
  }
  const { hostId, approvedOn, ...same } = content;
  await store.changePlatform(turn, row, {
    ...same,
    name_key: nameKey(content.name),
    host_id: hostId,
    approved_on: approvedOn,
    ...(approvedOn === null ? {} : { valid_from: approvedOn }),
  });
  await appendEvent(
    turn,
    { type: 'platform', id: row.id },
    { feature: 'platforms', move: 'change', reason },
  );
  return viewDetail(turn, row.id);
}

/** Takes back a platform that nobody touched since it was registered. */
export async function withdrawUntouched(turn: Turn, id: string, reason: string): Promise<boolean> {
  const row = await store.lockPlatform(turn, id);
  if (!row || row.version !== 1) return false;
  if ((await viewDetail(turn, id)).tasks.length > 0) return false;
  await store.changePlatform(turn, row, { state: 'withdrawn' });
  const act = { feature: 'platforms', move: 'withdraw', from: row.state, to: 'withdrawn', reason };
  await appendEvent(turn, { type: 'platform', id }, act);
  return true;
}
