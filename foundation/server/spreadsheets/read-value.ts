import { checkBankAccount } from '@yanzhen/values/bank-account.ts';
import { civilDateFromText } from '@yanzhen/values/civil-date.ts';
import { checkCreditCode } from '@yanzhen/values/credit-code.ts';
import { checkIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { fenFromText, yuanText } from '@yanzhen/values/money.ts';
import { checkMobile } from '@yanzhen/values/phone.ts';
import { cleanText } from './clean-text.ts';
import { dateOfSerial } from './serial-date.ts';
import type { CellValue, Choice, Column, NoticeCode, RowProblem } from './sheet.ts';

/** A cell as the reader of a format hands it on. */
export interface ReadCell {
  readonly value: string | number | boolean;
  /** Of a number: whether its format shows a date. */
  readonly isDate?: boolean;
  /** Days are counted from 1904, as older Macintosh files do. */
  readonly from1904?: boolean;
}

/** What a cell says: a value, or what is wrong with it; and what was put right. */
export interface ValueRead {
  readonly value: CellValue;
  readonly problem?: Omit<RowProblem, 'column'>;
  readonly notices: readonly NoticeCode[];
}

type Answer = { readonly value: CellValue } | { readonly problem: Omit<RowProblem, 'column'> };

const wrong = (code: string, values?: RowProblem['values']): Answer => ({
  problem: values ? { code, values } : { code },
});

/** Reads one cell of a column. Nothing is guessed: what is not plainly a value is a problem. */
export function readValue(column: Column, cell: ReadCell | null): ValueRead {
  if (cell === null) return emptyCell(column);
  if (typeof cell.value === 'number') return numberCell(column, cell, cell.value);
  const text = typeof cell.value === 'boolean' ? (cell.value ? 'TRUE' : 'FALSE') : cell.value;
  const clean = cleanText(text, { digits: column.kind !== 'text' });
  if (clean.text === '') return { ...emptyCell(column), notices: [] };
  const answer = textAnswer(column, clean.text);
  const separated = 'separated' in answer ? (['separator'] as const) : [];
  return finish(answer, [...clean.notices, ...separated]);
}

function finish(answer: Answer, notices: readonly NoticeCode[]): ValueRead {
  return 'problem' in answer
    ? { value: null, problem: answer.problem, notices }
    : { value: answer.value, notices };
}

function emptyCell({ required }: Column): ValueRead {
  return required
    ? { value: null, problem: { code: 'fields.required' }, notices: [] }
    : { value: null, notices: [] };
}

/** Fifteen digits are all that a number cell keeps. */
const digitsKept = 999_999_999_999_999;

function numberCell(column: Column, cell: ReadCell, value: number): ValueRead {
  switch (column.kind) {
    case 'identity':
    case 'account':
    case 'credit-code':
      return finish(wrong('spreadsheets.number-cell'), []);
    case 'date': {
      if (value >= 19_000_101 && value <= 21_991_231 && Number.isInteger(value)) {
        return finish(dateAnswer(String(value)), []);
      }
      const date = dateOfSerial(value, cell.from1904 === true);
      const dropped = Number.isInteger(value) ? [] : (['time-dropped'] as const);
      return finish(date ? { value: date } : wrong('fields.civil-date'), dropped);
    }
    case 'money': {
      const fen = Math.round(value * 100);
      if (Math.abs(value * 100 - fen) > 1e-4) return finish(wrong('fields.amount.decimals'), []);
      return finish(bounded(column, fen), []);
    }
    case 'number':
      return finish(bounded(column, Number(value.toPrecision(15))), []);
    case 'integer':
      return finish(
        Number.isSafeInteger(value) ? bounded(column, value) : wrong('fields.not-whole'),
        [],
      );
    case 'phone':
    case 'text':
    case 'choice':
    case 'yes-no': {
      if (Math.abs(value) > digitsKept) return finish(wrong('spreadsheets.number-cell'), []);
      const date = cell.isDate ? dateOfSerial(value, cell.from1904 === true) : undefined;
      const shown = date ?? String(Number(value.toPrecision(15)));
      return finish(textAnswer(column, shown), ['number-cell']);
    }
  }
}

function textAnswer(column: Column, text: string): Answer {
  switch (column.kind) {
    case 'text': {
      const maximum = column.lengthMax ?? 500;
      if (/\p{Cc}|\ufffd/u.test(text)) return wrong('fields.control-characters');
      return [...text].length > maximum ? wrong('fields.too-long', { maximum }) : { value: text };
    }
    case 'identity':
      return numberText(text) ?? checked('identity-number', checkIdentityNumber(unspaced(text)));
    case 'phone':
      return numberText(text) ?? checked('mobile', checkMobile(text));
    case 'account':
      return (
        numberText(text) ??
        checked('bank-account', checkBankAccount(text, column.account ?? 'card'))
      );
    case 'credit-code':
      return numberText(text) ?? checked('credit-code', checkCreditCode(unspaced(text)));
    case 'date':
      return dateAnswer(text);
    case 'money':
      return moneyAnswer(column, text);
    case 'number':
    case 'integer':
      return numberAnswer(column, text);
    case 'choice':
    case 'yes-no':
      return choiceAnswer(column, text);
  }
}

function checked(
  field: string,
  check: { ok: true; canonical: string } | { ok: false; code: string },
): Answer {
  return check.ok ? { value: check.canonical } : wrong(`fields.${field}.${check.code}`);
}

const unspaced = (text: string): string => text.replaceAll(' ', '');

/** A long number that a program turned into `5.10521E+17` before it was saved as text. */
function numberText(text: string): Answer | undefined {
  return /^\d(\.\d+)?E\+?\d+$/i.test(text) ? wrong('spreadsheets.number-cell') : undefined;
}

function dateAnswer(text: string): Answer {
  // A time of midnight is what programs add to a day.
  const date = civilDateFromText(text.replace(/[ T]0{1,2}:00(:00(\.0+)?)?$/, ''));
  return date ? { value: date } : wrong('fields.civil-date');
}

function moneyAnswer(column: Column, text: string): Answer & { separated?: true } {
  const read = fenFromText(text);
  if (read.ok) return bounded(column, read.fen);
  if (read.code === 'separator' && read.proposal !== undefined) {
    const plain = fenFromText(read.proposal);
    if (plain.ok) return { ...bounded(column, plain.fen), separated: true };
  }
  return wrong(`fields.amount.${read.code}`);
}

function numberAnswer(column: Column, text: string): Answer & { separated?: true } {
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);
  const plain = grouped ? text.replaceAll(',', '') : text;
  if (!/^-?\d{1,15}(\.\d{1,10})?$/.test(plain)) return wrong('fields.wrong-type');
  const value = Number(plain);
  if (column.kind === 'integer' && !Number.isInteger(value)) return wrong('fields.not-whole');
  return { ...bounded(column, value), ...(grouped ? { separated: true } : {}) };
}

function bounded({ kind, minimum, maximum }: Column, value: number): Answer {
  const shown = (bound: number): string | number => (kind === 'money' ? yuanText(bound) : bound);
  const least = minimum ?? (kind === 'money' ? 0 : undefined);
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    return wrong('fields.wrong-type');
  }
  if (least !== undefined && value < least) {
    return wrong('fields.too-small', { minimum: shown(least) });
  }
  if (maximum !== undefined && value > maximum) {
    return wrong('fields.too-big', { maximum: shown(maximum) });
  }
  return { value };
}

const yesNo: readonly Choice[] = [
  { value: 'yes', label: { zh: '是', en: 'Yes' } },
  { value: 'no', label: { zh: '否', en: 'No' } },
];

/** What a column's drop-down offers; nothing where it has none. */
export function choicesOf({
  kind,
  choices = [],
}: Pick<Column, 'kind' | 'choices'>): readonly Choice[] {
  return kind === 'yes-no' ? yesNo : kind === 'choice' ? choices : [];
}

function choiceAnswer(column: Column, text: string): Answer {
  const plain = text.toLowerCase();
  const spoken = column.kind === 'yes-no' ? (otherYesNo[plain] ?? plain) : plain;
  const found = choicesOf(column).find(
    ({ value, label }) =>
      value.toLowerCase() === spoken ||
      label.zh.toLowerCase() === spoken ||
      label.en.toLowerCase() === spoken,
  );
  if (!found) return wrong('fields.not-offered');
  return { value: column.kind === 'yes-no' ? found.value === 'yes' : found.value };
}

const otherYesNo: Readonly<Record<string, string>> = {
  true: 'yes',
  false: 'no',
  y: 'yes',
  n: 'no',
};
