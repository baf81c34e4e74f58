import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplication, mayOversee, type Application } from '../applications/offers.ts';
import { faults } from './contract.ts';
import { findDepartmentOf } from './seat-store.ts';
import { findQuestion, type QuestionRow } from './store.ts';

/** Roles that see the questions about the cases of their counties. */
export const staffRoles = ['county-officer', 'city-checker', 'approver', 'auditor'] as const;

/** The department that the actor answers for. @throws Fault `checks.no-seat`. */
export async function getDepartment(turn: Turn): Promise<string> {
  const department = await findDepartmentOf(turn, actorOf(turn).personId);
  if (!department) throw fault(faults.noSeat, { status: 403 });
  return department;
}

/** A question to the actor's department; another's is not there. @throws Fault `request.not-found`. */
export async function getMyQuestion(turn: Turn, questionId: string): Promise<QuestionRow> {
  const department = await getDepartment(turn);
  const question = await findQuestion(turn, questionId);
  if (question?.department !== department || question.state === 'withdrawn') throw notFound();
  return question;
}

/** A question about a case that the actor's office sees. @throws Fault `request.not-found`. */
export async function getStaffQuestion(
  turn: Turn,
  questionId: string,
): Promise<{ question: QuestionRow; application: Application }> {
  const question = await findQuestion(turn, questionId);
  if (!question) throw notFound();
  const application = await getApplication(turn, question.applicationId);
  if (!mayOversee(application, actorOf(turn), staffRoles)) throw notFound();
  return { question, application };
}
