import { cellNumber, cellText, recordImport } from '@yanzhen/procedures/records/offers.ts';
import * as contract from '../contract.ts';
import { baseKinds } from '../contract-bases.ts';
import { note } from '../trail.ts';
import { changeBase, findSame, lockBase, type BaseContent } from '../training/base-store.ts';
import { keepBase, requireBase } from '../training/bases.ts';
import { baseSheet } from './base-sheet.ts';
import { agreementOf, choiceOf, numberOrNull, organisationOf } from './shared.ts';

/** 实训和实践基地登记表: many bases at once, with a dry run. */
export const baseKind = recordImport<BaseContent>({
  name: contract.baseImportName,
  endpoints: contract.baseImport,
  who: { roles: contract.keepers },
  sheet: baseSheet,
  folder: 'mechanisms/cooperation',
  type: 'base',
  keyOf: (row) => ['name', 'schoolId', 'enterpriseId'].map((key) => cellText(row, key)).join(' '),
  labelOf: (row) => cellText(row, 'name') ?? '',
  contentOf: async (turn, row) => ({
    name: cellText(row, 'name') ?? '',
    kind: choiceOf(row, 'kind', baseKinds),
    schoolId: await organisationOf(turn, row, 'schoolId'),
    enterpriseId: await organisationOf(turn, row, 'enterpriseId'),
    agreementId: await agreementOf(turn, row),
    county: cellText(row, 'county') ?? '',
    cluster: cellText(row, 'cluster'),
    trades: cellText(row, 'trades') ?? '',
    places: cellNumber(row, 'places'),
    insured: row.values['insured'] === true,
    floorSquareMetres: numberOrNull(row, 'floorSquareMetres'),
    equipmentFen: numberOrNull(row, 'equipmentFen'),
  }),
  isThere: async (turn, content) => (await findSame(turn, content)) !== undefined,
  requireNew: requireBase,
  keep: keepBase,
  withdraw: async (turn, id, reason) => {
    const row = await lockBase(turn, id);
    if (!row || row.version !== 1) return false;
    await changeBase(turn, row, { state: 'withdrawn' });
    const { state: from } = row;
    await note(turn, 'base', id, { move: 'withdraw-base', from, to: 'withdrawn', reason });
    return true;
  },
});
