import { caseRoles } from '@yanzhen/procedures/applications/offers.ts';
import { importRoutes } from '@yanzhen/procedures/imports/offers.ts';
import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { approveList } from './approve-list.ts';
import { askCorrection } from './ask-correction.ts';
import { check } from './check.ts';
import { checkAnswers } from './check-answers.ts';
import { chooseEmployer } from './choose-employer.ts';
import { confirmEmployment } from './confirm-employment.ts';
import * as contract from './contract.ts';
import { correctDate } from './correct-date.ts';
import { disputeEmployment } from './dispute-employment.ts';
import { downloadReceipt } from './download-receipt.ts';
import { fileAtWindow } from './file-at-window.ts';
import { listCases } from './list-cases.ts';
import { filingKind } from './filing/filing-kind.ts';
import { listEmployments } from './list-employments.ts';
import { listFilings } from './list-filings.ts';
import { listMine } from './list-mine.ts';
import { listQueues } from './list-queues.ts';
import { listWindowFilings } from './list-window-filings.ts';
import { moveCases } from './move-cases.ts';
import { offerRoutes } from './no-application/routes.ts';
import { previewApproval } from './preview-approval.ts';
import { previewMoves } from './preview-moves.ts';
import { propose } from './propose.ts';
import { recomputeDecisions } from './recompute-decisions.ts';
import { refuse } from './refuse.ts';
import { saveAnswers } from './save-answers.ts';
import { sendBack } from './send-back.ts';
import { sendCorrection } from './send-correction.ts';
import { showCase } from './show-case.ts';
import { showMine } from './show-mine.ts';
import { startDraft } from './start-draft.ts';
import { submit } from './submit.ts';
import { withdraw } from './withdraw.ts';

const talent = { kinds: ['talent'] } as const;
/** Applicants, and clerks and agents for what they filed: the use cases look whose case it is. */
const holders = { kinds: ['talent', 'staff', 'agent'] } as const;
const agent = { kinds: ['agent'] } as const;
const clerk = { roles: ['window-clerk'] } as const;
const offices = { roles: caseRoles } as const;
const officer = { roles: ['county-officer'] } as const;
const checker = { roles: ['city-checker'] } as const;
const approver = { roles: ['approver'] } as const;
const deciders = { roles: ['county-officer', 'city-checker', 'approver'] } as const;

export const routes: readonly Route[] = [
  route(contract.startDraft, { who: talent, idempotent: true, run: startDraft }),
  route(contract.listMine, { who: talent, run: (turn) => listMine(turn) }),
  route(contract.showMine, { who: holders, run: showMine }),
  route(contract.saveAnswers, { who: holders, run: saveAnswers }),
  route(contract.chooseEmployer, { who: holders, run: chooseEmployer }),
  route(contract.checkAnswers, { who: holders, run: checkAnswers }),
  route(contract.submit, { who: holders, idempotent: true, run: submit }),
  route(contract.sendCorrection, { who: holders, idempotent: true, run: sendCorrection }),
  route(contract.withdraw, { who: holders, idempotent: true, run: withdraw }),
  route(contract.downloadReceipt, { who: holders, perMinute: 20, run: downloadReceipt }),

  route(contract.listEmployments, { who: agent, run: listEmployments }),
  route(contract.confirmEmployment, { who: agent, idempotent: true, run: confirmEmployment }),
  route(contract.disputeEmployment, { who: agent, idempotent: true, run: disputeEmployment }),

  route(contract.listFilings, { who: agent, run: listFilings }),
  ...importRoutes(filingKind),

  route(contract.fileAtWindow, { who: clerk, idempotent: true, run: fileAtWindow }),
  route(contract.listWindowFilings, { who: clerk, run: (turn) => listWindowFilings(turn) }),
  route(contract.showWindowFiling, { who: clerk, run: showMine }),
  route(contract.submitAtWindow, { who: clerk, idempotent: true, run: submit }),

  route(contract.listCases, { who: offices, run: listCases }),
  route(contract.listQueues, { who: offices, run: (turn) => listQueues(turn) }),
  route(contract.showCase, { who: offices, run: showCase }),
  route(contract.askCorrection, { who: officer, idempotent: true, run: askCorrection }),
  route(contract.correctDate, { who: deciders, idempotent: true, run: correctDate }),
  route(contract.propose, { who: officer, idempotent: true, run: propose }),
  route(contract.check, { who: checker, idempotent: true, run: check }),
  route(contract.sendBack, { who: deciders, idempotent: true, run: sendBack }),
  route(contract.refuse, { who: deciders, idempotent: true, run: refuse }),
  route(contract.previewMoves, { who: deciders, run: previewMoves }),
  route(contract.moveCases, { who: deciders, idempotent: true, run: moveCases }),
  route(contract.previewApproval, { who: approver, run: previewApproval }),
  route(contract.recomputeDecisions, {
    who: { roles: ['auditor'] },
    perMinute: 60,
    run: recomputeDecisions,
  }),
  route(contract.approveList, { who: approver, idempotent: true, run: approveList }),
  ...offerRoutes,
];
