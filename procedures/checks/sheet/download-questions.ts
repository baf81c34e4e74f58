import type { Download, Input } from '@yanzhen/server/routes/route.ts';
import { writeListXlsx } from '@yanzhen/server/spreadsheets/write-list.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getCityChecks } from '../city-checks.ts';
import type { downloadQuestions as endpoint } from '../contract.ts';
import { neededOf } from '../needed.ts';
import { getDepartment } from '../sight.ts';
import * as store from '../store.ts';
import { answerSheet, handedOut } from './answer-sheet.ts';

/**
 * The open questions of the reader's department as a spreadsheet to fill in and send back, with what each
 * answer needs. Each identity number that is written is an audit row.
 */
export async function downloadQuestions(
  turn: Turn,
  _input: Input<typeof endpoint>,
): Promise<Download> {
  const department = await getDepartment(turn);
  const filter: store.QuestionFilter = { department, states: ['open'] };
  const questions = await store.listWhere(turn, filter, {
    after: undefined,
    limit: answerSheet.rowsMax ?? 2_000,
  });
  const { language } = turn;
  const rows: (string | null)[][] = [];
  for (const question of questions) {
    const { name, identityNumber, employer } = await neededOf(turn, question);
    const facts = question.shows
      .map(({ label, shown }) => `${label[language]}: ${shown[language]}`)
      .join('; ');
    const cells = { asks: question.asks[language], dueOn: question.dueOn, name, identityNumber, employer, facts }; // prettier-ignore
    const out = (Object.keys(handedOut) as (keyof typeof handedOut)[]).map((key) => cells[key] ?? null); // prettier-ignore
    rows.push([question.number, null, null, ...out]);
  }
  const headings = [...answerSheet.columns.map((each) => each.name), ...Object.values(handedOut)];
  const { nameOf } = await getCityChecks(turn);
  await turn.record({
    act: 'checks.download-questions',
    subject: { type: 'department', id: department },
    detail: { questions: questions.length },
  });
  return {
    name: `${answerSheet.title[language]} ${nameOf(department)[language]} ${turn.today}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: await writeListXlsx({
      name: answerSheet.title[language],
      headings: headings.map((each) => each[language]),
      rows,
    }),
  };
}
