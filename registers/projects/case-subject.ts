import type { CaseSubjectDeclaration } from '@yanzhen/server/manifest/feature.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getOrganisations } from '../organisations/offers.ts';
import * as store from './store.ts';

/** A case may be about a project: what the register knows of it decides, as it is now. */
export const projectSubject: CaseSubjectDeclaration = {
  type: 'project',
  name: { zh: '合作项目', en: 'Cooperation project' },
  rowPath: '/desk/projects/:id',
  facts: factsOfProject,
};

async function factsOfProject(turn: Turn, projectId: string) {
  const row = await store.findProject(turn, projectId);
  if (!row) return {};
  const partner = (await getOrganisations(turn, [row.partnerId])).get(row.partnerId);
  const known = (value: unknown) => ({
    value,
    source: 'department',
    verified: true,
    asOf: turn.today,
  });
  return {
    partnerIsSchool: known(partner?.kind === 'institution'),
    projectOpen: known(row.state === 'planned' || row.state === 'running'),
    enterpriseFunds: known(row.enterpriseFen),
    fundPlanned: known(row.specialFundFen),
  };
}
