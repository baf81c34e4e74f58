import { createHash } from 'node:crypto';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { factsOf } from '@yanzhen/registers/talents/offers.ts';
import type { Application } from '../applications/offers.ts';
import {
  findAnswer,
  listLines,
  saveAnswer,
  savePayment,
  settleLine,
  type BatchRow,
  type LineRow,
} from './batch-store.ts';
import { lockBatch } from './batch-view.ts';
import { faults, type importAnswer as endpoint } from './contract.ts';
import { bankBatchOf, filedLines } from './export-batch.ts';
import { moveInstalments } from './instalment-store.ts';
import { postSure } from './ledger.ts';
import { actingFor, moveLines } from './move-lines.ts';
import { goesOn, partsOf } from './next-part.ts';
import { readBankAnswer, type AnswerFault, type AnswerLine } from './read-bank-answer.ts';
import { readBankText } from './read-bank-text.ts';
import { moveReservations } from './store.ts';

/**
 * Imports the bank's answer: what arrived is paid, what came back returns to the queue with its
 * reason. One fault anywhere and nothing is done; the same answer again changes nothing.
 */
export async function importAnswer(
  turn: Turn,
  { params, files }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const batch = await lockBatch(turn, params.batchId, ['exported', 'answered']);
  const bytes = files[0]?.bytes ?? Buffer.alloc(0);
  const contentSha256 = digestOf(bytes);
  const before = await findAnswer(turn, batch.id);
  if (before) {
    if (!before.contentSha256.equals(contentSha256)) {
      throw fault(faults.answeredBefore, { values: { number: batch.number } });
    }
    const { okCount, okFen, returnedCount, returnedFen } = before;
    return { changed: false, okCount, okFen, returnedCount, returnedFen };
  }
  const lines = filedLines(await listLines(turn, batch.id));
  const answer = readBankAnswer(bytes, bankBatchOf(turn, batch, lines), {
    from: civilDateOf(batch.releasedAt ?? turn.now),
    to: turn.today,
  });
  if (!answer.ok) throw faultyAnswer(answer.faults);

  const { sha256: fileSha256 } = await turn.files.keep(bytes);
  const settled = pair(lines, answer.lines);
  const counts = await settle(turn, batch, settled);
  const { personId } = actorOf(turn);
  await saveAnswer(turn, { ...counts, batchId: batch.id, contentSha256, fileSha256, personId });
  await turn.record({
    act: 'payments.import-answer',
    subject: { type: 'payment-batch', id: batch.id },
    detail: { number: batch.number, ...counts, sha256: fileSha256.toString('hex') },
  });
  return { changed: true, ...counts };
}

interface Settled {
  readonly line: LineRow;
  readonly answer: AnswerLine;
}

async function settle(
  turn: Turn,
  batch: BatchRow,
  settled: readonly Settled[],
): Promise<{ okCount: number; okFen: number; returnedCount: number; returnedFen: number }> {
  const arrived = settled.filter(({ answer }) => answer.status === 'ok');
  const cameBack = settled.filter(({ answer }) => answer.status === 'returned');
  const answers = new Map(settled.map(({ line, answer }) => [line.applicationId, answer]));
  const last = await lastParts(turn, arrived);
  const cases = await moveLines(turn, settled.map(({ line }) => line), ({ applicationId }) => {
    const answer = answers.get(applicationId);
    return answer?.status === 'ok'
      ? {
          move: last.has(applicationId) ? 'confirm-payment' : 'confirm-instalment',
          detail: { batch: batch.number, paidOn: answer.paidOn },
        }
      : { move: 'return-payment', reason: answer?.reason ?? '', detail: { batch: batch.number } };
  }); // prettier-ignore
  for (const each of arrived)
    await keepArrived(turn, batch, each, cases.get(each.line.applicationId));
  for (const each of cameBack) await keepCameBack(turn, each, cases.get(each.line.applicationId));
  await moveInstalments(
    turn,
    arrived.map(({ line }) => line),
    ['batched'],
    'paid',
  );
  await moveInstalments(
    turn,
    cameBack.map(({ line }) => line),
    ['batched'],
    'returned',
  );
  await moveMoney(turn, batch, arrived, cameBack);
  const sum = (those: readonly Settled[]): number =>
    those.reduce((total, { line }) => total + line.amountFen, 0);
  return {
    okCount: arrived.length,
    okFen: sum(arrived),
    returnedCount: cameBack.length,
    returnedFen: sum(cameBack),
  };
}

/** Cases that are paid in full with what arrives now; the others go on in their service period. */
async function lastParts(turn: Turn, arrived: readonly Settled[]): Promise<ReadonlySet<string>> {
  const ids = arrived.map(({ line }) => line.applicationId);
  const parts = await partsOf(turn, ids);
  const ended = arrived.filter(
    ({ line }) => !goesOn(parts.get(line.applicationId) ?? [], line.instalment),
  );
  return new Set(ended.map(({ line }) => line.applicationId));
}

async function keepArrived(
  turn: Turn,
  batch: BatchRow,
  { line, answer }: Settled,
  application: Application | undefined,
): Promise<void> {
  const { paidOn } = answer;
  await settleLine(turn, line.id, { state: 'paid', paidOn });
  const facts = line.personId === null ? {} : await factsOf(turn, line.personId);
  const education = application?.answers['highestEducation'] ?? facts['highestEducation']?.value;
  await savePayment(turn, {
    line,
    benefitId: batch.benefitId,
    cluster: application?.cluster ?? null,
    education: typeof education === 'string' ? education : null,
    paidOn,
  });
  await turn.send({
    personId: actingFor(line, application),
    template: 'payments.paid',
    values: { reference: line.reference, amount: yuanForReader(line.amountFen), paidOn },
    subject: { type: 'application', id: line.applicationId },
  });
}

async function keepCameBack(
  turn: Turn,
  { line, answer }: Settled,
  application: Application | undefined,
): Promise<void> {
  await settleLine(turn, line.id, { state: 'returned', reason: answer.reason });
  await turn.send({
    personId: actingFor(line, application),
    template: 'payments.returned',
    values: { reference: line.reference, reason: answer.reason },
    subject: { type: 'application', id: line.applicationId },
  });
}

/** The ledger follows: confirmed on the bank's day, returned on the day of the import. */
async function moveMoney(
  turn: Turn,
  batch: BatchRow,
  arrived: readonly Settled[],
  cameBack: readonly Settled[],
): Promise<void> {
  const linesOf = (those: readonly Settled[]): LineRow[] => those.map(({ line }) => line);
  const paid = await moveReservations(turn, linesOf(arrived), 'instructed', 'paid');
  const back = await moveReservations(turn, linesOf(cameBack), 'instructed', 'reserved');
  if (paid.length !== arrived.length || back.length !== cameBack.length) {
    throw new Error('a line of the batch was not instructed');
  }
  const dayOf = new Map(arrived.map(({ line, answer }) => [line.applicationId, answer.paidOn]));
  for (const happenedOn of [...new Set(dayOf.values())].toSorted()) {
    const movements = paid.filter(({ applicationId }) => dayOf.get(applicationId) === happenedOn);
    await postSure(turn, 'confirm', movements, { happenedOn, memo: batch.number });
  }
  await postSure(turn, 'return', back, { memo: batch.number });
}

function pair(lines: readonly LineRow[], answers: readonly AnswerLine[]): Settled[] {
  const byNumber = new Map(answers.map((answer) => [answer.number, answer]));
  return lines.map((line) => {
    const answer = byNumber.get(line.number ?? 0);
    if (!answer) throw new Error('an answer that was checked lacks a line');
    return { line, answer };
  });
}

function faultyAnswer(found: readonly AnswerFault[]): Error {
  const told = found.slice(0, 100).map(({ code, line, field, values }) =>
    fault(`payments.${code}`, {
      status: 422,
      field: line === 0 ? `file.${field}` : `lines.${line}.${field}`,
      values: { ...values, line },
    }),
  );
  return fault(faults.answerFaulty, { status: 422, values: { count: found.length }, also: told });
}

/**
 * Digest of what an answer says: the same words in another encoding, with other line ends, or with
 * its lines in another order are the same answer.
 */
function digestOf(bytes: Buffer): Buffer {
  const text = readBankText(bytes)?.replace(/^\uFEFF/, '');
  const [header = '', ...lines] = (text ?? '').split(/\r\n?|\n/).filter((line) => line !== '');
  const said = text === undefined ? bytes : [header, ...lines.toSorted()].join('\n');
  return createHash('sha256').update(said).digest();
}
