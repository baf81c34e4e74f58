import { maskName } from '@yanzhen/values/masking.ts';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { getOrganisations } from '@yanzhen/registers/organisations/offers.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { countTerm, getApplications, listApplications } from '../applications/offers.ts';
import type * as contract from './contract.ts';
import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import * as store from './store.ts';
import { isDue, viewObjections, viewPublic, viewPublicLine, viewStaffList } from './views.ts';

/** Lists on notice today, for anyone. */
export async function listPublic(turn: Turn): Promise<Output<typeof contract.listPublic>> {
  return { rows: (await store.listOnNotice(turn)).map(viewPublic) };
}

/** One list while its notice lasts, for anyone; afterwards it is not found. */
export async function showPublic(
  turn: Turn,
  { params }: Input<typeof contract.showPublic>,
): Promise<Output<typeof contract.showPublic>> {
  const list = await store.findList(turn, params.listId);
  if (!list || !isOnNotice(turn, list)) throw notFound();
  const lines = await store.listLines(turn, list.id);
  const { contact, showsAmounts, counting } = list;
  // That a line is looked into is not told to the public: nothing is proven yet.
  const shown = lines.filter((line) => line.state !== 'withdrawn').map(viewPublicLine);
  return { ...viewPublic(list), contact, showsAmounts, counting, lines: shown };
}

/** Whether anyone may see the list and object today. */
export function isOnNotice(turn: Turn, list: Pick<store.ListRow, 'state' | 'endsOn'>): boolean {
  return list.state === 'open' && list.endsOn >= turn.today;
}

/** Approved applications that wait for their notice, with the names as they would show. */
export async function listCandidates(
  turn: Turn,
  { query }: Input<typeof contract.listCandidates>,
): Promise<Output<typeof contract.listCandidates>> {
  const { benefitId, after, limit } = query;
  const counties = turn.actor?.counties ?? [];
  const page = await listApplications(
    turn,
    { state: 'approved', counties, ...(benefitId ? { benefitId } : {}) },
    { limit, order: 'due', ...(after ? { after } : {}) },
  );
  const employers = await getOrganisations(
    turn,
    page.rows.flatMap((row) => row.organisationId ?? []),
  );
  return {
    ...page,
    rows: page.rows.map((row) => ({
      applicationId: row.id,
      reference: row.reference,
      benefitId: row.benefitId,
      name: row.applicantName,
      maskedName: maskName(row.applicantName),
      employer: employers.get(row.organisationId ?? '')?.name ?? null,
      county: row.county,
      amountFen: row.amountFen ?? 0,
      approvedAt: new Date(row.holderSince).toISOString(),
      dueOn: row.dueOn,
    })),
  };
}

/** When a list posted today would end. */
export async function previewPeriod(
  turn: Turn,
  { query }: Input<typeof contract.previewPeriod>,
): Promise<Output<typeof contract.previewPeriod>> {
  const { dueOn, counting } = countTerm(await workingDays(turn), turn.today, query.workingDays);
  return { postedOn: turn.today, endsOn: dueOn, counting };
}

/** Every list, for staff. */
export async function listStaffLists(
  turn: Turn,
  { query }: Input<typeof contract.listStaffLists>,
): Promise<Output<typeof contract.listStaffLists>> {
  const { state, after, limit } = query;
  const rows = await store.listLists(turn, { state, after, limit: limit + 1 });
  const counted = await store.countLists(turn, state);
  return pageOf(rows.map((row) => viewStaffList(turn, row)), limit, counted, (row) => [row.id]); // prettier-ignore
}

/** One list, for staff, with the state of each line. */
export async function showStaffList(
  turn: Turn,
  { params }: Pick<Input<typeof contract.showStaffList>, 'params'>,
): Promise<Output<typeof contract.showStaffList>> {
  const list = await store.findList(turn, params.listId);
  if (!list) throw notFound();
  const lines = await store.listLines(turn, list.id);
  const applications = await getApplications(
    turn,
    lines.map((line) => line.applicationId),
  );
  const { contact, showsAmounts, counting } = list;
  return {
    ...viewStaffList(turn, list),
    contact,
    showsAmounts,
    counting,
    lines: lines.map((line, at) => ({
      ...viewPublicLine(line),
      applicationId: line.applicationId,
      reference: applications[at]?.reference ?? null,
      state: line.state,
    })),
    mayEnd: isDue(turn, list) && hasRole(turn.actor, 'publicity-officer'),
  };
}

/** Objections, newest first. */
export async function listObjections(
  turn: Turn,
  { query }: Input<typeof contract.listObjections>,
): Promise<Output<typeof contract.listObjections>> {
  const { state, after, limit } = query;
  const rows = await store.listObjections(turn, { state, after, limit: limit + 1 });
  const counted = await store.countObjections(turn, state);
  return pageOf(await viewObjections(turn, rows), limit, counted, (row) => [row.id]);
}
