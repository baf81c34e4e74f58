import { findPersonsByIdentity } from '@yanzhen/server/accounts/save-person.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import {
  cellNumber,
  cellText,
  recordImport,
  stranger,
} from '@yanzhen/procedures/records/offers.ts';
import { findOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import * as contract from '../contract.ts';
import { keepNominee, requireNominee, withdrawUntouched, type Nominee } from '../nominate.ts';
import { findRoundByName } from '../round-store.ts';
import { findOfPerson } from '../store.ts';
import { nomineeSheet } from './nominee-sheet.ts';

/** 推荐人选名单: many nominees at once, with a dry run that counts the places. */
export const nomineeKind = recordImport<Nominee>({
  name: contract.nomineeImportName,
  endpoints: contract.nomineeImport,
  who: { roles: contract.keepers },
  sheet: nomineeSheet,
  folder: 'mechanisms/nominations',
  type: 'nomination',
  keyOf: (row) =>
    [cellNumber(row, 'year'), cellText(row, 'round'), cellText(row, 'identityNumber')].join(' '),
  labelOf: (row) => cellText(row, 'name') ?? '',
  contentOf: async (turn, row) => {
    const round = await findRoundByName(
      turn,
      cellNumber(row, 'year'),
      cellText(row, 'round') ?? '',
    );
    const employer = await findOrganisation(turn, cellText(row, 'organisationId') ?? '');
    return {
      roundId: round?.id ?? stranger,
      name: cellText(row, 'name') ?? '',
      identityNumber: cellText(row, 'identityNumber') ?? '',
      organisationId: employer?.id ?? stranger,
      post: cellText(row, 'post') ?? '',
      county: cellText(row, 'county'),
      cluster: cellText(row, 'cluster'),
    };
  },
  isThere: async (turn, { roundId, identityNumber, organisationId, post }) => {
    const known = await findPersonsByIdentity(turn, [identityNumber]);
    const personId = known.get(identityNumber)?.id;
    const found = personId && (await findOfPerson(turn, { roundId, personId }));
    return found ? found.organisationId === organisationId && found.post === post : false;
  },
  requireNew: async (turn, nominee, before) => {
    if (nominee.roundId === stranger) {
      throw fault(contract.faults.roundUnknown, { status: 400, field: 'body.round' });
    }
    await requireNominee(turn, nominee, before);
  },
  keep: keepNominee,
  withdraw: withdrawUntouched,
});
