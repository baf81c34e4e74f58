import { fault } from '@yanzhen/server/routes/fault.ts';
import { cellText, recordImport } from '@yanzhen/procedures/records/offers.ts';
import * as contract from '../contract.ts';
import { gatheringKinds } from '../contract-gatherings.ts';
import { keepGathering, keepMinutes, requireGathering } from '../gatherings/keep-gathering.ts';
import {
  changeGathering,
  findGathering,
  findSame,
  lockGathering,
  type GatheringContent,
} from '../gatherings/store.ts';
import { requireKept, requirePast } from '../parties.ts';
import { note } from '../trail.ts';
import { gatheringSheet } from './gathering-sheet.ts';
import { choiceOf, numberOrNull, organisationOf } from './shared.ts';

interface Row extends GatheringContent {
  readonly attendants: number | null;
  readonly minutes: string | null;
}

/** 走访对接登记表: many meetings at once, with a dry run. */
export const gatheringKind = recordImport<Row>({
  name: contract.gatheringImportName,
  endpoints: contract.gatheringImport,
  who: { roles: contract.keepers },
  sheet: gatheringSheet,
  folder: 'mechanisms/cooperation',
  type: 'gathering',
  keyOf: (row) =>
    ['kind', 'title', 'organisationId', 'heldOn'].map((key) => cellText(row, key)).join(' '),
  labelOf: (row) => [cellText(row, 'heldOn'), cellText(row, 'title')].join(' '),
  contentOf: async (turn, row) => ({
    kind: choiceOf(row, 'kind', gatheringKinds),
    title: cellText(row, 'title') ?? '',
    round: numberOrNull(row, 'round'),
    organisationId: await organisationOf(turn, row, 'organisationId'),
    heldOn: cellText(row, 'heldOn') ?? '',
    agenda: cellText(row, 'agenda') ?? '',
    county: cellText(row, 'county'),
    cluster: cellText(row, 'cluster'),
    attendants: numberOrNull(row, 'attendants'),
    minutes: cellText(row, 'minutes'),
  }),
  isThere: async (turn, content) => (await findSame(turn, content)) !== undefined,
  requireNew: async (turn, row) => {
    await requireGathering(turn, row);
    if ((row.attendants === null) !== (row.minutes === null)) {
      const field = row.minutes === null ? 'body.minutes' : 'body.attendants';
      throw fault(contract.faults.minutesMissing, { status: 400, field });
    }
    if (row.minutes !== null) requirePast(turn, row.heldOn, 'body.heldOn');
  },
  keep: async (turn, { attendants, minutes, ...planned }) => {
    const id = await keepGathering(turn, planned);
    if (attendants !== null && minutes !== null) {
      const row = requireKept(turn, await findGathering(turn, id));
      await keepMinutes(turn, row, { heldOn: planned.heldOn, attendants, minutes });
    }
    return id;
  },
  withdraw: async (turn, id, reason) => {
    const row = await lockGathering(turn, id);
    const untouched = row?.version === (row?.minutes === null ? 1 : 2);
    if (!row || !untouched || row.openNeeds + row.openTasks > 0) return false;
    await changeGathering(turn, row, { state: 'withdrawn' });
    const { state: from } = row;
    await note(turn, 'gathering', id, {
      move: 'withdraw-gathering',
      from,
      to: 'withdrawn',
      reason,
    });
    return true;
  },
});
