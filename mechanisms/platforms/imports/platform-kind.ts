import { cellText, recordImport, stranger } from '@yanzhen/procedures/records/offers.ts';
import { findOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import { nameKey } from '@yanzhen/registers/projects/offers.ts';
import * as contract from '../contract.ts';
import { keepPlatform, requireContent, withdrawUntouched } from '../register-platform.ts';
import { findSame, type PlatformContent } from '../store.ts';
import { platformSheet } from './platform-sheet.ts';

/** 平台载体登记表: many platforms at once, with a dry run. */
export const platformKind = recordImport<PlatformContent>({
  name: contract.platformImportName,
  endpoints: contract.platformImport,
  who: { roles: contract.keepers },
  sheet: platformSheet,
  folder: 'mechanisms/platforms',
  type: 'platform',
  keyOf: (row) =>
    [cellText(row, 'hostId'), cellText(row, 'type'), nameKey(cellText(row, 'name') ?? '')].join(
      ' ',
    ),
  labelOf: (row) => cellText(row, 'name') ?? '',
  contentOf: async (turn, row) => {
    const level = contract.levels.find((each) => each === row.values['level']);
    const type = contract.types.find((each) => each === row.values['type']);
    if (!level || !type) throw new Error('a row without its choices was read as a good one');
    const host = await findOrganisation(turn, cellText(row, 'hostId') ?? '');
    return {
      name: cellText(row, 'name') ?? '',
      level,
      type,
      field: cellText(row, 'field') ?? '',
      hostId: host?.id ?? stranger,
      county: cellText(row, 'county'),
      cluster: cellText(row, 'cluster'),
      document: cellText(row, 'document'),
      approvedOn: cellText(row, 'approvedOn'),
    };
  },
  isThere: async (turn, content) => {
    const known = await findSame(turn, { ...content, nameKey: nameKey(content.name) });
    const keys = Object.keys(content) as (keyof PlatformContent)[];
    return known !== undefined && keys.every((key) => known[key] === content[key]);
  },
  requireNew: (turn, content) => requireContent(turn, content),
  keep: keepPlatform,
  withdraw: withdrawUntouched,
});
