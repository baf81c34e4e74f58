import { notFound } from '@yanzhen/server/routes/fault.ts';
import { pageOf, readCursor } from '@yanzhen/server/routes/page-of.ts';
import type { Download, Input, Output } from '@yanzhen/server/routes/route.ts';
import { countiesFor, holdsFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { readEvidence } from '../evidence/offers.ts';
import * as contract from './contract.ts';
import type { StaffAppeal } from './contract.ts';
import { hearingRoles, openStates } from './lifecycle.ts';
import { countAppeals, findAppeal, listAppeals as listRows, listFiles } from './store.ts';
import { viewRow, viewStaff } from './view.ts';

/** Who hears appeals, leads or audits. */
export const readingRoles = [...hearingRoles, 'leader', 'auditor'] as const;

/** Appeals, newest first. */
export async function listAppeals(
  turn: Turn,
  { query }: Input<typeof contract.listAppeals>,
): Promise<Output<typeof contract.listAppeals>> {
  const { show, after, limit } = query;
  const counties = countiesFor(actorOf(turn), readingRoles) ?? [];
  const ended = contract.appealStates.filter((state) => !openStates.includes(state));
  const filter = { states: show === 'open' ? openStates : ended, counties };
  const [key] = readCursor(after) ?? [];
  const rows = await listRows(turn, filter, { after: key, limit: limit + 1 });
  const shown = rows.map((row) => viewRow(turn, row));
  return pageOf(shown, limit, await countAppeals(turn, filter), (row) => [row.id]);
}

export async function showAppeal(
  turn: Turn,
  { params }: Input<typeof contract.showAppeal>,
): Promise<StaffAppeal> {
  const row = await findAppeal(turn, params.appealId);
  if (!row || !holdsFor(actorOf(turn), readingRoles, row.county)) throw notFound();
  await turn.record({ act: 'appeals.view', subject: { type: 'appeal', id: row.id } });
  return viewStaff(turn, row);
}

/** A file of an appeal, for who made it and for the offices; a view by these is audited. */
export async function showFile(
  turn: Turn,
  { params }: Input<typeof contract.showFile>,
): Promise<Download> {
  const row = await findAppeal(turn, params.appealId);
  const actor = actorOf(turn);
  const own = actor.kind === 'talent' && row?.personId === actor.personId;
  if (!row || !(own || holdsFor(actor, readingRoles, row.county))) throw notFound();
  const files = await listFiles(turn, row.id);
  const named = files.some(({ id }) => id === params.fileId);
  const file = named && (await readEvidence(turn, row.applicationId, params.fileId));
  if (!file) throw notFound();
  if (!own) {
    await turn.record({
      act: 'appeals.view-file',
      subject: { type: 'appeal', id: row.id },
      detail: { fileId: params.fileId },
    });
  }
  return file;
}
