import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { keepAnswer } from '../keep-answer.ts';
import { neededOf } from '../needed.ts';
import * as store from '../store.ts';
import { askServer } from './ask-server.ts';
import { nextTry } from './backoff.ts';
import { departmentAddress } from './department-address.ts';
import { checkProtocol, type CheckRequest } from './message.ts';

/**
 * The job that asks a department's server one question. A failed try is a row and queues the next one;
 * a repeat of the job after the answer asks nothing. No lock is held while the server thinks.
 */
export async function sendQuestion(
  turn: Turn,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const id = String(payload['questionId']);
  const question = await store.findQuestion(turn, id);
  const address = question && departmentAddress(turn.city, question.department);
  if (!address || !(await isAwaited(turn, question))) return;
  const request = await requestOf(turn, question);
  const { reply, ...tried } = await askServer(address, request, turn.now);

  const locked = await store.lockQuestion(turn, id);
  if (!locked || !(await isAwaited(turn, locked))) return;
  const { outcome } = tried;
  const next = outcome === 'answered' ? null : nextTry(locked.tries + 1, turn.now);
  await store.appendTry(turn, locked, tried, next);
  if (reply) {
    const { answer, note = null, answeredOn } = reply;
    await keepAnswer(turn, locked, { way: 'http', answer, note, answeredOn }, null);
  } else if (next) {
    await turn.enqueue('checks.send', { questionId: id }, `checks/${id}/${locked.tries + 1}`, next);
  }
}

/** Whether the server's answer is still wanted: none came, and nobody settled or took it back. */
async function isAwaited(turn: Turn, question: store.QuestionRow): Promise<boolean> {
  if (question.state === 'settled' || question.state === 'withdrawn') return false;
  const answers = await store.listAnswers(turn, [question.id]);
  return !answers.some((each) => each.way === 'http');
}

/** The question with the minimum of the person; opening the identity number is an audit row. */
async function requestOf(turn: Turn, question: store.QuestionRow): Promise<CheckRequest> {
  const { id, number, checkId, asks, purpose, basis, dueOn, shows } = question;
  return {
    protocol: checkProtocol,
    question: id,
    number,
    city: turn.city,
    check: checkId,
    asks: asks.zh,
    purpose: purpose.zh,
    basis: basis.zh,
    askedAt: question.askedAt.toISOString(),
    dueOn,
    person: await neededOf(turn, question),
    facts: shows.map(({ label, shown }) => ({ label: label.zh, shown: shown.zh })),
  };
}
