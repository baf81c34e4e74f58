import {
  cellNumber,
  cellText,
  recordImport,
  stranger,
} from '@yanzhen/procedures/records/offers.ts';
import { findOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import * as contract from '../contract.ts';
import { keepEnterprise, requireNew, withdrawUntouched } from '../enterprises.ts';
import { findActive, type EnterpriseContent } from '../store.ts';
import { enterpriseSheet } from './enterprise-sheet.ts';

/** 上市培育企业名单: many enterprises at once, with a dry run. */
export const enterpriseKind = recordImport<EnterpriseContent>({
  name: contract.enterpriseImportName,
  endpoints: contract.enterpriseImport,
  who: { roles: contract.keepers },
  sheet: enterpriseSheet,
  folder: 'mechanisms/listing',
  type: 'listing-enterprise',
  keyOf: (row) => cellText(row, 'organisationId'),
  labelOf: (row) => cellText(row, 'organisationId') ?? '',
  contentOf: async (turn, row) => {
    const board = contract.boards.find((each) => each === row.values['board']);
    if (!board) throw new Error('a row without its board was read as a good one');
    const firm = await findOrganisation(turn, cellText(row, 'organisationId') ?? '');
    return {
      organisationId: firm?.id ?? stranger,
      board,
      targetYear: cellNumber(row, 'targetYear'),
      enrolledOn: cellText(row, 'enrolledOn') ?? '',
      county: cellText(row, 'county'),
      cluster: cellText(row, 'cluster'),
    };
  },
  isThere: async (turn, content) => {
    const known = await findActive(turn, content.organisationId);
    const keys = Object.keys(content) as (keyof EnterpriseContent)[];
    return known !== undefined && keys.every((key) => known[key] === content[key]);
  },
  requireNew: (turn, content) => requireNew(turn, content),
  keep: keepEnterprise,
  withdraw: withdrawUntouched,
});
