import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listAgents } from './case-store.ts';
import type { Explainer } from './contract.ts';
import { getKind } from './kinds.ts';
import type { SuspectRow } from './store.ts';

/** Whom a question goes to: the employer only where the case names one with an account here. */
export async function askable(
  turn: Turn,
  explainer: Explainer,
  organisationId: string | null,
): Promise<boolean> {
  if (explainer !== 'employer') return true;
  return organisationId !== null && (await listAgents(turn, organisationId)).length > 0;
}

type Told = Pick<
  SuspectRow,
  'id' | 'number' | 'kind' | 'personId' | 'organisationId' | 'explainer' | 'reference' | 'asks' | 'dueOn'
>; // prettier-ignore

/** The person is told that something is looked into and who is asked; the employer what it is asked. */
export async function tellAsked(turn: Turn, row: Told): Promise<void> {
  const { explainer } = row;
  await tellPerson(turn, row, explainer === 'person' ? 'asked' : 'looked-into');
  if (explainer === 'employer') await tellEmployer(turn, row, 'employer-asked');
}

/** How it came out: to the person, and to the employer that was asked. */
export async function tellResult(
  turn: Turn,
  row: Told,
  result: 'cleared' | 'upheld',
  reason: string,
): Promise<void> {
  await tellPerson(turn, row, result, { reason });
  if (row.explainer === 'employer') await tellEmployer(turn, row, `employer-${result}`, { reason });
}

async function tellPerson(
  turn: Turn,
  row: Told,
  template: string,
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (getKind(row.kind).tellsPerson)
    await send(turn, row, { personId: row.personId, type: 'suspect-record' }, template, values);
}

async function tellEmployer(
  turn: Turn,
  row: Told,
  template: string,
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (row.organisationId === null) return;
  for (const personId of await listAgents(turn, row.organisationId)) {
    await send(turn, row, { personId, type: 'suspect-question' }, template, values);
  }
}

function send(
  turn: Turn,
  { id, number, kind, reference, asks, dueOn }: Told,
  to: { readonly personId: string; readonly type: string },
  template: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const { name } = getKind(kind);
  return turn.send({
    personId: to.personId,
    template: `comparisons.${template}`,
    values: {
      number,
      reference: reference ?? '',
      list: name.zh,
      listEn: name.en,
      asks: asks.zh,
      asksEn: asks.en,
      dueOn,
      ...values,
    },
    subject: { type: to.type, id },
  });
}
