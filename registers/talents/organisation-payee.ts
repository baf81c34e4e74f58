import { maskAccount } from '@yanzhen/values/masking.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getOrganisations } from '../organisations/offers.ts';
import { nextNumber, readAsked } from './ask-payee.ts';
import type * as contract from './contract-payees.ts';
import { payeeFaults } from './contract-payees.ts';
import { viewChange } from './payee.ts';
import * as payees from './payee-store.ts';

/**
 * An agent asks that the organisation's money goes to an account. The first, too, waits for an officer who has looked
 * at its proof, and for a day: whoever holds the agent's sign-in is not known to speak for the organisation.
 *
 * @throws Fault `talents.no-organisation`, `.change-waits`, `.same-account`.
 */
export async function askOrganisationPayee(
  turn: Turn,
  { body }: Input<typeof contract.askOrganisationPayee>,
): Promise<Output<typeof contract.askOrganisationPayee>> {
  const { organisationId, personId: askedBy } = actorOf(turn);
  const known = await getOrganisations(turn, organisationId ? [organisationId] : []);
  const organisation = known.get(organisationId ?? '');
  if (!organisation) throw fault(payeeFaults.noOrganisation);
  await payees.lockOrganisation(turn, organisation.id);
  const versions = await payees.listVersionsOf(turn, organisation.id);
  const { bankName, bankAccount, reason } = body;
  const { account, index } = readAsked(turn, versions, { bankName, account: bankAccount });
  const id = turn.newId();
  await payees.savePayee(turn, {
    id,
    holder: { personId: null, organisationId: organisation.id },
    county: organisation.county,
    number: nextNumber(versions),
    bankName,
    sealed: turn.secrets.seal('talent', 'account', organisation.id, account),
    index,
    askedBy,
    assistedBy: null,
    reason,
    first: false,
  });
  await turn.send({
    personId: askedBy,
    template: 'talents.organisation-payee-asked',
    values: { account: maskAccount(account) },
    subject: { type: 'organisation', id: organisation.id },
  });
  await turn.record({
    act: 'talents.ask-payee',
    subject: { type: 'organisation', id: organisation.id },
    reason,
    detail: { versionId: id },
  });
  const row = await payees.lockPayee(turn, id);
  if (!row) throw new Error('the account just asked for is not there');
  return viewChange(turn, row);
}

/** Whether a natural person, by whichever of their accounts, acts for an organisation. */
export function isAgentOf(turn: Turn, personId: string, organisationId: string): Promise<boolean> {
  return payees.hasAgent(turn, personId, organisationId);
}
