import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Download, Input } from '@yanzhen/server/routes/route.ts';
import { writeListCsv, writeListXlsx, type List } from '@yanzhen/server/spreadsheets/write-list.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { sayWords } from './words.ts';
import { exportMost, faults, type exportRows as endpoint } from './contract.ts';
import { divisions } from './divide.ts';
import { getIndicator } from './indicator.ts';
import { facetName, readLabels, type Labels } from './labels.ts';
import { readPage, rowViews } from './list-rows.ts';
import { dimensionsOf, readQuestion, type Question } from './question.ts';
import { mayReadPersons } from './readers.ts';

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

type Cells = readonly (string | number | null)[];

/** The rows of a figure that the reader may see, or its counts, as a file; who took it away stands in the trail. */
export async function exportRows(
  turn: Turn,
  { params, query }: Input<typeof endpoint>,
): Promise<Download> {
  const indicator = await getIndicator(turn, params.indicatorId);
  const question = readQuestion(turn, indicator, query);
  const labels = await readLabels(turn);
  const persons = mayReadPersons(turn.actor, indicator);
  const { headings, rows } = persons
    ? await rowCells(turn, question, labels)
    : await countCells(turn, question, labels);
  await turn.record({
    act: 'indicators.export',
    subject: { type: 'indicator', id: indicator.id },
    detail: { rows: rows.length, validOn: question.asOf.validOn, filter: question.filter, persons },
  });
  const name = `${indicator.name[turn.language]} ${question.asOf.validOn}`;
  const list: List = { name: indicator.name[turn.language].slice(0, 30), headings, rows };
  return {
    name: `${name.replaceAll(/[/\\:*?"<>|]/g, ' ')}.${query.format}`,
    mediaType: mediaTypes[query.format],
    content: query.format === 'csv' ? writeListCsv(list) : await writeListXlsx(list),
  };
}

async function rowCells(turn: Turn, question: Question, labels: Labels) {
  const { indicator } = question;
  const found = await readPage(turn, question, { limit: exportMost });
  if (found.length > exportMost) {
    throw fault(faults.exportTooLarge, {
      status: 409,
      field: 'query',
      values: { most: String(exportMost) },
    });
  }
  const dimensions = dimensionsOf(indicator);
  const say = sayWords(turn.language);
  const rows = (await rowViews(turn, indicator, found, labels)).map((row): Cells => [
    row.name,
    row.happenedOn,
    row.county?.[turn.language] ?? null,
    row.cluster?.[turn.language] ?? null,
    ...dimensions.map((id) => row.dimensions[id]?.[turn.language] ?? null),
    inUnit(question, row.adds),
  ]);
  const headings = [
    say('pages.show.person'),
    say('pages.show.happened'),
    say('pages.show.county'),
    say('pages.show.cluster'),
    ...dimensions.map((id) => facetName(indicator, id)[turn.language]),
    say('pages.show.adds'),
  ];
  return { headings, rows };
}

async function countCells(turn: Turn, question: Question, labels: Labels) {
  const say = sayWords(turn.language);
  const { groups } = await divisions(turn, question, labels);
  const rows = groups.flatMap(({ name, options }) =>
    options.map(({ label, rows: count, measure }): Cells => [
      name[turn.language],
      label[turn.language],
      count,
      inUnit(question, measure),
    ]),
  );
  const headings = ['dimension', 'part', 'part-rows', 'part-measure'].map((key) =>
    say(`pages.show.${key}`),
  );
  return { headings, rows };
}

/** Yuan out of whole fen, with its two decimals. */
function inUnit({ indicator }: Question, measure: number): string | number {
  if (indicator.unit !== 'yuan') return measure;
  const fen = String(Math.abs(measure)).padStart(3, '0');
  return `${measure < 0 ? '-' : ''}${fen.slice(0, -2)}.${fen.slice(-2)}`;
}
