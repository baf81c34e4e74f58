import { compiler } from '../../foundation/server/database/pool.ts';
import { Gate } from '../../foundation/server/database/gate.ts';
import { openTurn } from '../../foundation/server/turn/open-turn.ts';
import { getApplications, moveApplication } from '../../procedures/applications/offers.ts';
import { workingDays } from '../../registers/calendar/offers.ts';
import { reserveAll } from '../../procedures/payments/offers.ts';
import { amountFen, approver, benefitOf, city, idOf, lineOf, numberOf } from './city.mjs';

const turnOptions = { city, requestId: 'bench', actor: approver };

/** What an approval (审定) keeps: the move with its event, and the money reserved in the ledger. */
async function keepApproval(turn, application) {
  await moveApplication(turn, application, 'approve');
  await reserveAll(turn, [
    {
      applicationId: application.id,
      benefitId: application.benefitId,
      personId: application.applicantPersonId,
      amountFen,
    },
  ]);
}

/**
 * Approves one case as the API does, writing down each statement; the pattern of all that follows.
 *
 * @returns `writes`: compiled statements in order; `answers`: what each read was told, in order.
 */
export async function record(ground) {
  const number = numberOf(0);
  const writes = [];
  const answers = [];
  const application = await openTurn(ground, turnOptions, async (turn) => {
    const ids = ['e', 'f'].map((kind) => idOf(kind, number));
    // Kept by the process once it was read.
    await workingDays(turn);
    const [found] = await getApplications(turn, [idOf('a', number)]);
    const kept = (statement, rows) => {
      const table = /\bfrom (\w+)/.exec(statement.compile(compiler).sql)?.[1];
      answers.push({ table, rows });
      return rows;
    };
    await keepApproval(
      {
        ...turn,
        newId: () => ids.shift(),
        rows: async (statement) => {
          const compiled = statement.compile(compiler);
          if (!/\binsert into\b/.test(compiled.sql))
            return kept(statement, await turn.rows(statement));
          writes.push(compiled);
          answers.push({ table: 'written' });
          return turn.rows(statement);
        },
        row: async (statement) => kept(statement, await turn.rows(statement))[0],
        run: (statement) => {
          writes.push(statement.compile(compiler));
          return turn.run(statement);
        },
      },
      found,
    );
    return found;
  });
  const read = answers.map(({ table }) => table).join(' ');
  if (read !== 'duty_done  unnest person calendar_year person written budget_line_benefit')
    throw new Error(`an approval reads something else now: ${read}`);
  return { application, writes, answers };
}

/** The turn of the real code, its reads answered from memory: only the writes reach the database. */
function writingOnly(turn, application, line, recorded) {
  const told = [
    [],
    // Whether the applicant stands in a match group, what is known of them, and the calendar.
    ...recorded.answers.slice(1, 5).map(({ rows }) => rows),
    [application],
    'written',
    [
      {
        benefitId: application.benefitId,
        payer: 'city',
        county: '',
        budgetLineId: idOf('c', line),
      },
    ],
  ];
  let reads = 0;
  const answer = async (statement) => {
    const answered = told[reads++];
    return answered === 'written' ? turn.rows(statement) : answered;
  };
  return { ...turn, rows: answer, row: async (statement) => (await answer(statement))[0] };
}

/**
 * Approves cases over `connections`, each in a turn of its own.
 *
 * @param line     Budget line of a case; its own one where it is left out.
 * @param withReads Also reads what an approval reads, and writes the audit row.
 * @returns        Cases per second.
 */
export async function approveCases(ground, recorded, serials, connections, { line, withReads }) {
  const through = { ...ground, gate: new Gate(connections) };
  let next = serials.from;
  const worker = async () => {
    while (next < serials.until) {
      const number = numberOf(next++);
      if (withReads) await approveReading(through, number);
      else {
        const budget = line ?? lineOf(number);
        const application = {
          ...recorded.application,
          id: idOf('a', number),
          applicantPersonId: idOf('b', number),
          benefitId: benefitOf(budget),
        };
        await openTurn(through, turnOptions, (turn) =>
          keepApproval(writingOnly(turn, application, budget, recorded), application),
        );
      }
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  return ((serials.until - serials.from) / (performance.now() - began)) * 1000;
}

function approveReading(ground, number) {
  return openTurn(ground, turnOptions, async (turn) => {
    const [application] = await getApplications(turn, [idOf('a', number)]);
    await keepApproval(turn, application);
    await turn.record({
      act: 'subsidies.approve-list',
      subject: { type: 'application', id: application.id },
    });
  });
}
