import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { importRoutes } from '../imports/offers.ts';
import { answerQuestion } from './answer-question.ts';
import { askDepartments } from './ask-departments.ts';
import { listAskableCases, showChecksOfCase } from './case-checks.ts';
import * as contract from './contract.ts';
import { giveSeat, listDepartments } from './departments.ts';
import { listMine, openIdentity, showMine } from './read-mine.ts';
import { listQuestions, showQuestion } from './read-questions.ts';
import { settleQuestion } from './settle-question.ts';
import { answerKind } from './sheet/answer-kind.ts';
import { downloadQuestions } from './sheet/download-questions.ts';
import { staffRoles } from './sight.ts';
import { withdrawQuestion } from './withdraw-question.ts';

const checker = { roles: ['joint-checker'] } as const;
const staff = { roles: staffRoles } as const;
const offices = { roles: ['county-officer', 'city-checker', 'approver'] } as const;
const administrator = { roles: ['administrator'] } as const;

export const routes: readonly Route[] = [
  route(contract.listMine, { who: checker, run: listMine }),
  route(contract.downloadQuestions, { who: checker, perMinute: 10, run: downloadQuestions }),
  ...importRoutes(answerKind),
  route(contract.showMine, { who: checker, run: showMine }),
  route(contract.openIdentity, { who: checker, perMinute: 30, run: openIdentity }),
  route(contract.answerQuestion, { who: checker, idempotent: true, run: answerQuestion }),
  route(contract.listQuestions, { who: staff, run: listQuestions }),
  route(contract.showQuestion, { who: staff, run: showQuestion }),
  route(contract.settleQuestion, { who: offices, idempotent: true, run: settleQuestion }),
  route(contract.withdrawQuestion, { who: offices, idempotent: true, run: withdrawQuestion }),
  route(contract.showCaseChecks, { who: staff, run: showChecksOfCase }),
  route(contract.listAskable, { who: offices, run: listAskableCases }),
  route(contract.askDepartments, { who: offices, idempotent: true, run: askDepartments }),
  route(contract.listDepartments, {
    who: { roles: [...staffRoles, 'administrator', 'leader'] },
    run: (turn) => listDepartments(turn),
  }),
  route(contract.giveSeat, { who: administrator, idempotent: true, run: giveSeat }),
];
