import { faultWorder } from '@yanzhen/server/routes/word-fault.ts';
import { Fault, fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { ImportKind, ImportRow, RowCheck } from '../../imports/offers.ts';
import { requireAnswerable } from '../answer-question.ts';
import * as contract from '../contract.ts';
import { keepAnswer } from '../keep-answer.ts';
import { getDepartment } from '../sight.ts';
import * as store from '../store.ts';
import { answerNames, answerSheet } from './answer-sheet.ts';

const wordFault = faultWorder({ checks: 'procedures/checks' });

/** 联审答复表: a department sends its answers back in a spreadsheet. */
export const answerKind: ImportKind = {
  id: 'checks.answers',
  name: contract.answerImportName,
  endpoints: contract.answerImport,
  who: { roles: ['joint-checker'] },
  subjectOf: getDepartment,
  sheet: async (turn, subject) => {
    if (subject !== (await getDepartment(turn))) throw notFound();
    return answerSheet;
  },
  keyOf: (row) => numberOf(row),
  labelOf: (row) => numberOf(row),
  check: async (turn, _of, rows) => {
    const checks: RowCheck[] = [];
    for (const row of rows) checks.push(await checkRow(turn, row));
    return checks;
  },
  keep: async (turn, _of, row) => {
    const found = await findMine(turn, row);
    const question = found && (await store.lockQuestion(turn, found.id));
    if (!question) throw fault(contract.faults.closed, { values: { number: numberOf(row) } });
    const given = answerOf(row);
    await requireAnswerable(turn, question, given);
    const { answer, note = null } = given;
    const kept = { way: 'sheet', answer, note, answeredOn: turn.today } as const;
    await keepAnswer(turn, question, kept, actorOf(turn));
    return { subject: { type: 'check-question', id: question.id } };
  },
  // An answer has become a fact that a decision may rest on already.
  undo: () =>
    Promise.resolve({
      undone: false,
      note: {
        zh: '答复已记为事实，不整批撤销；需要更正的，请经办单位收回问题后重新询问',
        en: 'The answer is a fact by now and stays; to correct it, the office takes the question back and asks again',
      },
    }),
  wordFault,
};

async function checkRow(turn: Turn, row: ImportRow): Promise<RowCheck> {
  const question = await findMine(turn, row);
  const bad = (column: string, problem: Fault): RowCheck => ({
    outcome: 'bad',
    problems: [{ column, code: problem.code, says: wordFault(problem) }],
  });
  const values = { number: numberOf(row) };
  if (!question) return bad('number', fault(contract.faults.notMine, { values }));
  const given = answerOf(row);
  const before = await store.listAnswers(turn, [question.id]);
  const same = before.some(
    (each) => each.way === 'sheet' && each.answer === given.answer && each.note === (given.note ?? null), // prettier-ignore
  );
  if (same) return { outcome: 'same' };
  try {
    await requireAnswerable(turn, question, given);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return bad(error.code === contract.faults.noteMissing ? 'note' : 'number', error);
  }
  const { zh, en } = answerNames[given.answer];
  return { outcome: 'new', says: { zh: `答复“${zh}”`, en: `Answers “${en}”` } };
}

/** The question of a row, where it is the actor's department's. */
async function findMine(turn: Turn, row: ImportRow): Promise<store.QuestionRow | undefined> {
  const department = await getDepartment(turn);
  const question = await store.findQuestionByNumber(turn, numberOf(row));
  return question?.department === department ? question : undefined;
}

function numberOf({ values }: ImportRow): string {
  return String(values['number'] ?? '').toUpperCase();
}

function answerOf({ values }: ImportRow): { answer: contract.Answer; note?: string } {
  const answer = contract.answers.find((each) => each === values['answer']);
  if (!answer) throw new Error('a row without its answer was read as a good one');
  const note = values['note'];
  return typeof note === 'string' ? { answer, note } : { answer };
}
