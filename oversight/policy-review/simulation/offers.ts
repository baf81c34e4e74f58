export { SimulationRefused } from './parameter-values.ts';
export type { SimulationRequest } from './request.ts';
export { runSimulation } from './run-simulation.ts';
export { simulate } from './simulate.ts';
export { packWork } from './simulate-pack.ts';
export { checkBySql, type SqlCheck } from './sql-check.ts';
