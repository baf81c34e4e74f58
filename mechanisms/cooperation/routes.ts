import { importRoutes } from '@yanzhen/procedures/imports/offers.ts';
import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import * as bases from './contract-bases.ts';
import * as gathering from './contract-gatherings.ts';
import * as institute from './contract-institutes.ts';
import * as training from './contract-training.ts';
import { addNeed, addTask, answerNeed, dropNeed, finishTask } from './gatherings/follow-up.ts';
import { moveGathering, planGathering, recordMinutes } from './gatherings/keep-gathering.ts';
import { listGatherings, showGathering } from './gatherings/read-gatherings.ts';
import { kinds } from './imports/kinds.ts';
import * as institutes from './institutes/keep-institute.ts';
import { addPerson, changePerson } from './institutes/keep-people.ts';
import { readOnAgreement } from './papers-of-agreement.ts';
import { paperLines } from './paper-lines.ts';
import { applyForBase, listBases, showBase } from './training/bases.ts';
import { evaluateBase, moveBase } from './training/move-base.ts';
import * as classes from './training/classes.ts';
import { enrol, followToJob, leaveClass, showProof } from './training/students.ts';

const readers = { roles: contract.readers };
const keepers = { roles: contract.keepers };
const personReaders = { roles: contract.personReaders };

export const routes: readonly Route[] = [
  ...kinds.flatMap((kind) => importRoutes(kind)),
  ...paperLines,
  route(contract.showAgreementPapers, { who: readers, run: readOnAgreement }),
  route(gathering.listGatherings, { who: readers, run: listGatherings }),
  route(gathering.showGathering, { who: readers, run: showGathering }),
  route(gathering.planGathering, { who: keepers, idempotent: true, run: planGathering }),
  route(gathering.recordMinutes, { who: keepers, idempotent: true, run: recordMinutes }),
  route(gathering.moveGathering, { who: keepers, idempotent: true, run: moveGathering }),
  route(gathering.addNeed, { who: keepers, idempotent: true, run: addNeed }),
  route(gathering.answerNeed, { who: keepers, idempotent: true, run: answerNeed }),
  route(gathering.dropNeed, { who: keepers, idempotent: true, run: dropNeed }),
  route(gathering.addTask, { who: keepers, idempotent: true, run: addTask }),
  route(gathering.finishTask, { who: keepers, idempotent: true, run: finishTask }),
  route(institute.listInstitutes, { who: readers, run: institutes.listInstitutes }),
  route(institute.showInstitute, { who: readers, run: institutes.showInstitute }),
  route(institute.proposeInstitute, {
    who: keepers,
    idempotent: true,
    run: institutes.proposeInstitute,
  }),
  route(institute.moveInstitute, { who: keepers, idempotent: true, run: institutes.moveInstitute }),
  route(institute.settleInstitute, {
    who: keepers,
    idempotent: true,
    run: institutes.settleInstitute,
  }),
  route(institute.assessInstitute, {
    who: keepers,
    idempotent: true,
    run: institutes.assessInstitute,
  }),
  route(institute.addPerson, { who: keepers, idempotent: true, run: addPerson }),
  route(institute.changePerson, { who: keepers, run: changePerson }),
  route(bases.listBases, { who: readers, run: listBases }),
  route(bases.showBase, { who: readers, run: showBase }),
  route(bases.applyForBase, { who: keepers, idempotent: true, run: applyForBase }),
  route(bases.moveBase, { who: keepers, idempotent: true, run: moveBase }),
  route(bases.evaluateBase, { who: keepers, idempotent: true, run: evaluateBase }),
  route(training.listClasses, { who: readers, run: classes.listClasses }),
  route(training.showClass, { who: readers, run: classes.showClass }),
  route(training.openClass, { who: keepers, idempotent: true, run: classes.openClass }),
  route(training.completeClass, { who: keepers, idempotent: true, run: classes.completeClass }),
  route(training.withdrawClass, { who: keepers, idempotent: true, run: classes.withdrawClass }),
  route(training.enrol, { who: keepers, idempotent: true, run: enrol }),
  route(training.leaveClass, { who: keepers, idempotent: true, run: leaveClass }),
  route(training.followToJob, { who: keepers, perMinute: 60, run: followToJob }),
  route(training.showProof, { who: personReaders, run: showProof }),
];
