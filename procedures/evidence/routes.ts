import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { listEvidence } from './list-evidence.ts';
import { removeEvidence } from './remove-evidence.ts';
import { showEvidence } from './show-evidence.ts';
import { uploadEvidence } from './upload-evidence.ts';

/** Which case is whose is looked at in the use case; an agent's are those that the agent filed. */
const readers = { kinds: ['talent', 'staff', 'agent'] } as const;

export const routes: readonly Route[] = [
  route(contract.uploadEvidence, { who: readers, perMinute: 60, run: uploadEvidence }),
  route(contract.listEvidence, { who: readers, run: listEvidence }),
  route(contract.showEvidence, { who: readers, run: showEvidence }),
  route(contract.removeEvidence, { who: readers, run: removeEvidence }),
];
