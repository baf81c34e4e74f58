import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { checkDraft } from './check-text.ts';
import * as contract from './contract.ts';
import { policyOfficer } from './lifecycle.ts';
import { listDrafts } from './list-drafts.ts';
import { moveDraft } from './move-draft.ts';
import { saveDraft } from './save-draft.ts';
import { showDraft, showText } from './show-draft.ts';
import { showVocabulary } from './show-vocabulary.ts';
import { startDraft } from './start-draft.ts';
import * as whatIf from './contract-what-if.ts';
import { cancelWhatIf, runWhatIf, showProgress } from './what-if.ts';

const readers = { roles: contract.draftReaders };
const officers = { roles: [policyOfficer] };

export const routes: readonly Route[] = [
  route(contract.listDrafts, { who: readers, run: listDrafts }),
  route(contract.startDraft, { who: officers, idempotent: true, run: startDraft }),
  route(contract.showDraft, { who: readers, run: showDraft }),
  route(contract.showText, { who: readers, run: showText }),
  route(contract.saveDraft, { who: officers, run: saveDraft }),
  route(contract.checkDraft, { who: officers, perMinute: 60, run: checkDraft }),
  route(contract.moveDraft, { who: officers, idempotent: true, run: moveDraft }),
  route(whatIf.runWhatIf, { who: readers, perMinute: 120, slow: true, run: runWhatIf }),
  route(whatIf.showProgress, { who: readers, run: showProgress }),
  route(whatIf.cancelWhatIf, { who: readers, run: cancelWhatIf }),
  route(contract.showVocabulary, { who: readers, run: (turn) => showVocabulary(turn) }),
];
