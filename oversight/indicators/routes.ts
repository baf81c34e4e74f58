import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { exportRows } from './export-rows.ts';
import { listContradictions } from './list-contradictions.ts';
import { listIndicators } from './list-indicators.ts';
import { listRows } from './list-rows.ts';
import { showBoard } from './show-board.ts';
import { showIndicator } from './show-indicator.ts';

const who = { roles: contract.indicatorReaders };

export const routes: readonly Route[] = [
  route(contract.listIndicators, { who, run: (turn) => listIndicators(turn) }),
  route(contract.showBoard, { who, run: (turn) => showBoard(turn) }),
  route(contract.showIndicator, { who, run: showIndicator }),
  route(contract.listRows, { who, run: listRows }),
  route(contract.listContradictions, { who, run: (turn) => listContradictions(turn) }),
  route(contract.exportRows, { who, run: exportRows }),
];
