import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { adjustLines } from './adjust-lines.ts';
import { batchRoles } from './batch-view.ts';
import * as budget from './budget-lines.ts';
import { closeYear } from './close-year.ts';
import * as contract from './contract.ts';
import * as budgetContract from './contract-budget.ts';
import * as monthContract from './contract-months.ts';
import * as voidContract from './contract-voids.ts';
import * as publicContract from './contract-public.ts';
import { exportBatch } from './export-batch.ts';
import { importAnswer } from './import-answer.ts';
import { listEntries } from './list-entries.ts';
import { listProgress } from './list-progress.ts';
import { listPayable } from './list-payable.ts';
import { myStatement } from './my-statement.ts';
import { makeBatch } from './make-batch.ts';
import { downloadVoucher, makeVoucher } from './make-voucher.ts';
import * as overdraft from './overdraft-acts.ts';
import { recallLine } from './recall-line.ts';
import { forecast, reconcileMonths } from './reconcile-months.ts';
import { reconcile } from './reconcile.ts';
import { removeLine } from './remove-line.ts';
import { demonstrationAnswer, listBatches, showBatch } from './show-batches.ts';
import { signBatch } from './sign-batch.ts';
import { askVoid, confirmVoid, dropVoid } from './void-batch.ts';

const readers = { roles: contract.financeRoles };
const budgetReaders = { roles: [...contract.financeRoles, 'approver', 'leader', 'administrator'] };

export const routes: readonly Route[] = [
  route(contract.listPayable, { who: readers, run: listPayable }),
  route(contract.listBatches, { who: readers, run: listBatches }),
  route(contract.showBatch, { who: readers, run: showBatch }),
  route(contract.makeBatch, {
    who: { roles: ['finance-preparer'] },
    idempotent: true,
    run: makeBatch,
  }),
  route(contract.removeLine, {
    who: { roles: batchRoles.remove },
    idempotent: true,
    run: removeLine,
  }),
  route(contract.signBatch, { who: { roles: batchRoles.sign }, idempotent: true, run: signBatch }),
  route(voidContract.askVoid, {
    who: { roles: batchRoles['ask-void'] },
    idempotent: true,
    run: askVoid,
  }),
  route(voidContract.confirmVoid, {
    who: { roles: batchRoles['confirm-void'] },
    idempotent: true,
    run: confirmVoid,
  }),
  route(voidContract.dropVoid, {
    who: { roles: batchRoles['drop-void'] },
    idempotent: true,
    run: dropVoid,
  }),
  // Not kept for repeats: the reply holds accounts, and a repeat gives the same bytes by itself.
  route(contract.exportBatch, { who: { roles: batchRoles.export }, run: exportBatch }),
  // Not kept for repeats: a repeat gives the kept file by itself.
  route(voidContract.makeVoucher, { who: { roles: batchRoles.voucher }, run: makeVoucher }),
  route(voidContract.downloadVoucher, { who: readers, run: downloadVoucher }),
  route(contract.recallLine, {
    who: { roles: batchRoles.recall },
    idempotent: true,
    run: recallLine,
  }),
  route(contract.importAnswer, { who: { roles: batchRoles.import }, run: importAnswer }),
  route(contract.demonstrationAnswer, {
    who: { roles: batchRoles.import },
    run: demonstrationAnswer,
  }),
  route(contract.listBudgetLines, { who: budgetReaders, run: budget.listBudgetLines }),
  route(contract.listEntries, { who: readers, run: listEntries }),
  route(contract.openBudgetLine, {
    who: { roles: budget.budgetRoles },
    idempotent: true,
    run: budget.openBudgetLine,
  }),
  route(contract.changeAppropriation, {
    who: { roles: budget.budgetRoles },
    idempotent: true,
    run: budget.changeAppropriation,
  }),
  route(budgetContract.adjustLines, {
    who: { roles: budget.budgetRoles },
    idempotent: true,
    run: adjustLines,
  }),
  route(budgetContract.closeYear, {
    who: { roles: budget.budgetRoles },
    idempotent: true,
    run: closeYear,
  }),
  route(budgetContract.listOverdraftActs, {
    who: budgetReaders,
    run: overdraft.listOverdraftActs,
  }),
  route(budgetContract.recordOverdraftAct, {
    who: { roles: overdraft.overdraftRoles.record },
    idempotent: true,
    run: overdraft.recordOverdraftAct,
  }),
  route(budgetContract.confirmOverdraftAct, {
    who: { roles: overdraft.overdraftRoles.confirm },
    idempotent: true,
    run: overdraft.confirmOverdraftAct,
  }),
  route(publicContract.listProgress, { who: 'anyone', run: listProgress }),
  route(publicContract.myStatement, { who: { kinds: ['talent'] }, run: myStatement }),
  route(monthContract.reconcileMonths, { who: readers, run: reconcileMonths }),
  route(monthContract.forecast, { who: budgetReaders, run: forecast }),
  route(contract.reconciliation, {
    who: readers,
    run: async (turn) => {
      const { differences, ...found } = await reconcile(turn);
      return { ...found, differences: [...differences] };
    },
  }),
];
