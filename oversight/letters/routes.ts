import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { compareFigure } from './compare-figure.ts';
import * as contract from './contract.ts';
import { correctLetter } from './correct-letter.ts';
import { refreshFigures, saveLetter } from './edit-letter.ts';
import { downloadLetter } from './export-letter.ts';
import { listLetters, listTemplates } from './list-letters.ts';
import { moveLetter } from './move-letter.ts';
import { passFindings } from './pass-findings.ts';
import { previewLetter } from './preview-letter.ts';
import { showChanges } from './show-changes.ts';
import { showLetter } from './show-letter.ts';
import { findPublicLetter, showPublicLetter } from './show-public-letter.ts';
import { startLetter } from './start-letter.ts';

const readers = { roles: contract.letterReaders };
const drafters = { roles: ['letter-drafter'] };
const workers = {
  roles: [
    'letter-drafter',
    'letter-checker',
    'letter-countersigner',
    'letter-signer',
    'letter-registrar',
  ],
};

export const routes: readonly Route[] = [
  route(contract.listLetters, { who: readers, run: listLetters }),
  route(contract.listTemplates, { who: drafters, run: (turn) => listTemplates(turn) }),
  route(contract.startLetter, { who: drafters, idempotent: true, run: startLetter }),
  route(contract.correctLetter, { who: drafters, idempotent: true, run: correctLetter }),
  route(contract.showLetter, { who: readers, run: showLetter }),
  route(contract.saveLetter, { who: drafters, run: saveLetter }),
  route(contract.refreshFigures, { who: drafters, run: refreshFigures }),
  route(contract.previewLetter, { who: drafters, run: previewLetter }),
  route(contract.passFindings, { who: drafters, run: passFindings }),
  route(contract.showChanges, { who: readers, run: showChanges }),
  route(contract.moveLetter, { who: workers, idempotent: true, run: moveLetter }),
  route(contract.compareFigure, { who: readers, run: compareFigure }),
  route(contract.docx, {
    who: readers,
    run: (turn, { params }) => downloadLetter(turn, params.letterId, 'docx'),
  }),
  route(contract.pdf, {
    who: readers,
    run: (turn, { params }) => downloadLetter(turn, params.letterId, 'pdf'),
  }),
  route(contract.html, {
    who: readers,
    run: (turn, { params }) => downloadLetter(turn, params.letterId, 'html'),
  }),
  // Each figure is recomputed from the history, so a visitor may not ask without end.
  route(contract.findPublicLetter, { who: 'anyone', perMinute: 60, run: findPublicLetter }),
  route(contract.showPublicLetter, { who: 'anyone', perMinute: 60, run: showPublicLetter }),
];
