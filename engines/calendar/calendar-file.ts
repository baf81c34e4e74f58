import { weekdayOf } from '@yanzhen/values/civil-date.ts';
import { isAlias, isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';
import * as z from 'zod';
import { calendarYearSchema, daysOfNotice, type CalendarYear } from './calendar-year.ts';
import { wordedProblem, type CalendarProblem, type CalendarProblemCode } from './file-problem.ts';

export type { CalendarProblem } from './file-problem.ts';

export type CalendarFile =
  | { readonly ok: true; readonly year: CalendarYear }
  | { readonly ok: false; readonly problems: readonly CalendarProblem[] };

type Path = readonly PropertyKey[];
type Values = Readonly<Record<string, string | number>>;

/**
 * Reads a file `calendar/<year>.yaml` of a city pack.
 *
 * @param text  The file's content.
 * @param file  Its path as problems name it; a base name of four digits must be the year.
 * @returns     The year, or every problem found with its line.
 */
export function parseCalendarFile(text: string, file: string): CalendarFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems: CalendarProblem[] = [];
  const report = (path: Path, code: CalendarProblemCode, values?: Values, offset?: number) => {
    const { line, col } = lines.linePos(offset ?? offsetOf(document, path));
    const place = { file, line: Math.max(line, 1), column: Math.max(col, 1) };
    problems.push({ ...place, path: path.map(String).join('.'), ...wordedProblem(code, values) });
  };

  for (const error of document.errors) {
    const detail = error.message.split('\n')[0] ?? '';
    report([], 'file.not-yaml', { detail }, error.pos[0]);
  }
  visit(document, {
    Alias: (_, node) => {
      report([], 'file.not-yaml', { detail: '&, *' }, node.range?.[0] ?? 0);
      return visit.BREAK;
    },
  });
  if (problems.length > 0) return { ok: false, problems };

  const parsed = calendarYearSchema.safeParse(document.toJS());
  if (!parsed.success) {
    for (const issue of parsed.error.issues) reportIssue(issue, report);
    return { ok: false, problems };
  }
  checkDays(parsed.data, report);
  const named = /(?:^|[\\/])(\d{4})\.ya?ml$/.exec(file)?.[1];
  if (named !== undefined && named !== String(parsed.data.year)) {
    report(['year'], 'year.other-file', { year: parsed.data.year });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, year: parsed.data };
}

/** The JSON Schema of a calendar file (draft 2020-12), for editors. */
export function calendarFileJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(calendarYearSchema, { io: 'input' });
}

type Report = (path: Path, code: CalendarProblemCode, values?: Values) => void;

function reportIssue(issue: z.core.$ZodIssue, report: Report): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) report([...issue.path, key], 'schema.unknown-key', { key });
  } else {
    report(issue.path, issue.code === 'custom' ? 'date.shape' : 'schema.shape');
  }
}

function checkDays(year: CalendarYear, report: Report): void {
  if (year.published && !year.notice) report(['published'], 'notice.missing');
  const { first, last } = daysOfNotice(year.year);
  const seen = new Set<string>();
  for (const [i, holiday] of year.holidays.entries()) {
    for (const key of ['days', 'makeUpDays'] as const) {
      for (const [j, date] of holiday[key].entries()) {
        const path = ['holidays', i, key, j];
        if (date < first || date > last) {
          report(path, 'date.other-year', { date, year: year.year, first, last });
        }
        if (seen.has(date)) report(path, 'date.twice', { date });
        seen.add(date);
        if (key === 'makeUpDays' && weekdayOf(date) < 6) {
          report(path, 'make-up.not-weekend', { date });
        }
      }
    }
  }
}

/** Where a path begins in the text; of a missing key, where its parent begins. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && !isAlias(node) && node.range) return node.range[0];
  }
  return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
}
