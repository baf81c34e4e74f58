import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { listEvidence } from './list-evidence.ts';
import { removeEvidence } from './remove-evidence.ts';
import { showEvidence } from './show-evidence.ts';
import { uploadEvidence } from './upload-evidence.ts';

/** Which case is whose is looked at in the use case; employers' agents have no way in. */
const readers = { kinds: ['talent', 'staff'] } as const;

export const routes: readonly Route[] = [
  route(contract.uploadEvidence, { who: readers, perMinute: 60, run: uploadEvidence }),
  route(contract.listEvidence, { who: readers, run: listEvidence }),
  route(contract.showEvidence, { who: readers, run: showEvidence }),
  route(contract.removeEvidence, { who: readers, run: removeEvidence }),
];
