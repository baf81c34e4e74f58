import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { auditOutcome } from './audit-outcome.ts';
import { changeProject } from './change-project.ts';
import * as contract from './contract.ts';
import * as outcomes from './contract-outcomes.ts';
import { correctOutcome, withdrawOutcome } from './correct-outcome.ts';
import { addEvidence, removeEvidence, showEvidence } from './evidence.ts';
import { joinProject } from './join-project.ts';
import { listOfAgreement, listOfProject } from './list-outcomes.ts';
import { listMyProjects, listProjects } from './list-projects.ts';
import { moveProject } from './move-project.ts';
import { recordProject } from './record-project.ts';
import { reportForAgreement, reportForProject } from './report-outcome.ts';
import { showOutcome } from './show-outcome.ts';
import { showMyProject, showProject } from './show-project.ts';

const readers = { roles: contract.readers };
const keepers = { roles: contract.keepers };

/** Offices, and agents of the project's own enterprise; which each may is looked at in the use case. */
const insight = { kinds: ['agent', 'staff'] } as const;

export const routes: readonly Route[] = [
  route(contract.listProjects, { who: readers, run: listProjects }),
  route(contract.showProject, { who: readers, run: showProject }),
  route(contract.listMyProjects, { who: { kinds: ['agent'] }, run: listMyProjects }),
  route(contract.showMyProject, { who: { kinds: ['agent'] }, run: showMyProject }),
  route(contract.recordProject, { who: keepers, idempotent: true, run: recordProject }),
  route(contract.changeProject, { who: keepers, run: changeProject }),
  route(contract.moveProject, { who: keepers, idempotent: true, run: moveProject }),
  route(contract.joinProject, { who: keepers, idempotent: true, run: joinProject }),
  route(outcomes.listOfProject, { who: insight, run: listOfProject }),
  route(outcomes.listOfAgreement, { who: readers, run: listOfAgreement }),
  route(outcomes.showOutcome, { who: insight, run: showOutcome }),
  route(outcomes.reportForProject, { who: insight, idempotent: true, run: reportForProject }),
  route(outcomes.reportForAgreement, { who: keepers, idempotent: true, run: reportForAgreement }),
  route(outcomes.correctOutcome, { who: insight, run: correctOutcome }),
  route(outcomes.withdrawOutcome, { who: insight, idempotent: true, run: withdrawOutcome }),
  route(outcomes.auditOutcome, { who: keepers, idempotent: true, run: auditOutcome }),
  route(outcomes.addEvidence, { who: insight, perMinute: 60, run: addEvidence }),
  route(outcomes.showEvidence, { who: insight, run: showEvidence }),
  route(outcomes.removeEvidence, { who: insight, run: removeEvidence }),
];
