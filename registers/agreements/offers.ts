import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { AgreementState, PartyRole } from './contract.ts';
import * as store from './store.ts';

export { keepAgreement, requireNew, type NewAgreement } from './keep-agreement.ts';
export { withdrawUntouched } from './withdraw-untouched.ts';

/** An agreement as features above see it. */
export interface Agreement {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: AgreementState;
  readonly county: string | null;
  readonly cluster: string | null;
  readonly parties: readonly { readonly organisationId: string; readonly role: PartyRole }[];
}

/** States in which nothing new may rest on an agreement. */
const ended: readonly AgreementState[] = ['closed', 'terminated', 'withdrawn'];

/** Whether something new may rest on an agreement. */
export function isOpen({ state }: Pick<Agreement, 'state'>): boolean {
  return !ended.includes(state);
}

/** One agreement. @throws Fault `request.not-found`. */
export async function getAgreement(turn: Turn, id: string): Promise<Agreement> {
  const agreement = (await getAgreements(turn, [id])).get(id);
  if (!agreement) throw notFound();
  return agreement;
}

/** Agreements by id; those that are not there are left out. */
export async function getAgreements(
  turn: Turn,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Agreement>> {
  const rows = await withParties(turn, await store.listById(turn, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Agreements by file number, for spreadsheets; those that are not there are left out. */
export async function listAgreementsByNumber(
  turn: Turn,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Agreement>> {
  const rows = await withParties(turn, await store.listByNumber(turn, numbers));
  return new Map(rows.map((row) => [row.number ?? '', row]));
}

async function withParties(turn: Turn, rows: readonly store.AgreementRow[]): Promise<Agreement[]> {
  const parties = await store.listParties(
    turn,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, number, title, state, county, cluster }) => ({
    id,
    number,
    title,
    state,
    county,
    cluster,
    parties: parties.filter((each) => each.agreementId === id),
  }));
}
