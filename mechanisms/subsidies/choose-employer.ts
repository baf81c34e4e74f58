import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { changeDraft } from '@yanzhen/procedures/applications/offers.ts';
import { getOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { myView } from './my-view.ts';
import { getOwnCase } from './own-case.ts';

/** The applicant says which organisation employs them; its county and cluster become the case's. */
export async function chooseEmployer(
  turn: Turn,
  { params, body }: Input<typeof contract.chooseEmployer>,
): Promise<Output<typeof contract.chooseEmployer>> {
  const application = await getOwnCase(turn, params.applicationId);
  if (application.state !== 'draft') throw fault(faults.notAsked, { field: 'body.organisationId' });
  const { id, county, cluster } = await getOrganisation(turn, body.organisationId);
  const changed = await changeDraft(turn, application, { organisationId: id, county, cluster });
  await turn.record({
    act: 'subsidies.choose-employer',
    subject: { type: 'application', id: application.id },
    detail: { organisationId: id },
  });
  return myView(turn, changed);
}
