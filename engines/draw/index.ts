export { commitmentOf, listDigestOf, listTextOf, protocol, type Digest } from './commitment.ts';
export { draw, type Drawn, type Ticket } from './draw.ts';
export { listProblems, type ListProblem, type Stratum } from './stratum.ts';
export { takeOfShare } from './share.ts';
export { verifyDraw, type DrawProblem, type DrawRecord } from './verify-draw.ts';
