import { stranger, cellText } from '@yanzhen/procedures/records/offers.ts';
import type { ImportRow } from '@yanzhen/procedures/imports/offers.ts';
import { listAgreementsByNumber } from '@yanzhen/registers/agreements/offers.ts';
import { findOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** The organisation whose credit code stands in a cell; one that is in no register is a stranger. */
export async function organisationOf(turn: Turn, row: ImportRow, key: string): Promise<string> {
  return (await findOrganisation(turn, cellText(row, key) ?? ''))?.id ?? stranger;
}

/** The agreement whose file number stands in a cell. */
export async function agreementOf(turn: Turn, row: ImportRow): Promise<string> {
  const number = cellText(row, 'agreementId') ?? '';
  return (await listAgreementsByNumber(turn, [number])).get(number)?.id ?? stranger;
}

/** A cell that must be one of the choices; the sheet has read it as one. */
export function choiceOf<const Choice extends string>(
  { values }: ImportRow,
  key: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((each) => each === values[key]);
  if (found === undefined) throw new Error('a row without its choices was read as a good one');
  return found;
}

/** A number that may be left out. */
export function numberOrNull({ values }: ImportRow, key: string): number | null {
  const value = values[key];
  return typeof value === 'number' ? value : null;
}
