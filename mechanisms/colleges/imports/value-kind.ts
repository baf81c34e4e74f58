import {
  cellNumber,
  cellText,
  recordImport,
  stranger,
} from '@yanzhen/procedures/records/offers.ts';
import { findOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import * as contract from '../contract.ts';
import { findOfCollege } from '../store.ts';
import { listCriteria, listValues } from '../value-store.ts';
import { keepSheetValue, requireValue, withdrawUntouched, type SheetValue } from '../values.ts';
import { valueSheet } from './value-sheet.ts';

/** 升本指标年度填报表: the values of a year by the sheet. */
export const valueKind = recordImport<SheetValue>({
  name: contract.valueImportName,
  endpoints: contract.valueImport,
  who: { roles: contract.fillers },
  sheet: valueSheet,
  folder: 'mechanisms/colleges',
  type: 'college-value',
  keyOf: (row) =>
    [cellText(row, 'college'), cellNumber(row, 'year'), cellText(row, 'key')].join(' '),
  labelOf: (row) => `${String(cellNumber(row, 'year'))} ${cellText(row, 'key') ?? ''}`,
  contentOf: async (turn, row) => {
    const college = await findOrganisation(turn, cellText(row, 'college') ?? '');
    const upgrade = college && (await findOfCollege(turn, college.id));
    const criteria = await listCriteria(turn);
    const criterion = criteria.find(
      ({ key, kind }) => key === row.values['key'] && kind === upgrade?.kind,
    );
    return {
      upgradeId: upgrade?.id ?? stranger,
      criterionId: criterion?.id ?? stranger,
      year: cellNumber(row, 'year'),
      value: Math.round(cellNumber(row, 'value') * 100) / 100,
      paperId: null,
      known: criterion !== undefined,
    };
  },
  isThere: async (turn, { upgradeId, criterionId, year, value }) => {
    const filled = await listValues(turn, upgradeId);
    return filled.some(
      (each) => each.criterionId === criterionId && each.year === year && each.value === value,
    );
  },
  requireNew: (turn, value) => requireValue(turn, value),
  keep: keepSheetValue,
  withdraw: (turn, id) => withdrawUntouched(turn, id),
});
