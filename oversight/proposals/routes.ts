import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as answers from './answer-points.ts';
import * as approval from './approve-reply.ts';
import * as assign from './assign-proposal.ts';
import * as contract from './contract.ts';
import * as file from './file-proposal.ts';
import * as follow from './follow-up.ts';
import { listSimilar, showStatistics } from './look-back.ts';
import * as mine from './my-proposals.ts';
import * as publish from './publish-proposal.ts';
import * as rating from './rate-reply.ts';
import * as read from './read-proposals.ts';

const readers = { roles: contract.proposalReaders };
const deputy = { roles: ['deputy'] };
const officer = { roles: ['proposal-officer'] };
const handler = { roles: ['proposal-handler'] };
const drafter = { roles: ['letter-drafter'] };
const checker = { roles: ['proposal-checker'] };
const supervisor = { roles: ['proposal-supervisor'] };

export const routes: readonly Route[] = [
  route(contract.listProposals, { who: readers, run: read.listProposals }),
  route(contract.showChoices, { who: readers, run: (turn) => read.showChoices(turn) }),
  route(contract.showStatistics, { who: readers, run: showStatistics }),
  route(contract.showProposal, { who: readers, run: read.showProposal }),
  route(contract.listSimilar, { who: readers, perMinute: 60, run: listSimilar }),
  route(contract.fileProposal, { who: officer, idempotent: true, run: file.fileProposal }),
  route(contract.acceptSubmitted, { who: officer, idempotent: true, run: file.acceptSubmitted }),
  route(contract.declineProposal, { who: officer, idempotent: true, run: file.declineProposal }),
  route(contract.mergeProposal, { who: officer, idempotent: true, run: file.mergeProposal }),
  route(contract.splitProposal, { who: officer, idempotent: true, run: file.splitProposal }),
  route(contract.assignProposal, { who: officer, idempotent: true, run: assign.assignProposal }),
  route(contract.acceptAssignment, { who: handler, idempotent: true, run: assign.acceptAssignment }), // prettier-ignore
  route(contract.returnAssignment, { who: handler, idempotent: true, run: assign.returnAssignment }), // prettier-ignore
  route(contract.giveOpinion, { who: handler, idempotent: true, run: assign.giveOpinion }),
  route(contract.addContact, { who: handler, idempotent: true, run: assign.addContact }),
  route(contract.extendTerm, { who: supervisor, idempotent: true, run: assign.extendTerm }),
  route(contract.giveSeat, { who: { roles: ['administrator', 'proposal-supervisor'] }, idempotent: true, run: assign.giveSeat }), // prettier-ignore
  route(contract.setPoints, { who: { roles: ['proposal-officer', 'proposal-handler'] }, idempotent: true, run: answers.setPoints }), // prettier-ignore
  route(contract.draftReply, { who: drafter, idempotent: true, run: answers.draftReply }),
  route(contract.answerPoint, { who: handler, idempotent: true, run: answers.answerPoint }),
  route(contract.confirmAnswer, { who: checker, idempotent: true, run: answers.confirmAnswer }),
  route(contract.askApproval, { who: handler, idempotent: true, run: approval.askApproval }),
  route(contract.approveReply, { who: checker, idempotent: true, run: approval.approveReply }),
  route(contract.sendBack, { who: { roles: ['proposal-checker', 'proposal-supervisor'] }, idempotent: true, run: approval.sendBack }), // prettier-ignore
  route(contract.clearReply, { who: supervisor, idempotent: true, run: approval.clearReply }),
  route(contract.deliverReply, { who: officer, idempotent: true, run: rating.deliverReply }),
  route(contract.recordForm, { who: officer, run: rating.recordForm }),
  route(contract.showForm, { who: readers, run: rating.showForm }),
  route(contract.recordMeeting, { who: handler, idempotent: true, run: follow.recordMeeting }),
  route(contract.finishCommitment, { who: handler, idempotent: true, run: follow.finishCommitment }), // prettier-ignore
  route(contract.concludeFollowUp, { who: handler, idempotent: true, run: follow.concludeFollowUp }), // prettier-ignore
  route(contract.publishProposal, { who: officer, idempotent: true, run: publish.publishProposal }), // prettier-ignore
  route(contract.listMine, { who: deputy, run: (turn) => mine.listMine(turn) }),
  route(contract.showMine, { who: deputy, run: mine.showMine }),
  route(contract.submitProposal, { who: deputy, idempotent: true, perMinute: 20, run: file.submitProposal }), // prettier-ignore
  route(contract.rateReply, { who: deputy, idempotent: true, perMinute: 20, run: rating.rateReply }), // prettier-ignore
  route(contract.listPublished, { who: 'anyone', perMinute: 60, run: publish.listPublished }),
  route(contract.showPublished, { who: 'anyone', perMinute: 60, run: publish.showPublished }),
];
