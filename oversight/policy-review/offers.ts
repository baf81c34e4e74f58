/** What layers above may ask of policy review: runs of a changed policy over a population. */
export {
  checkBySql,
  packWork,
  runSimulation,
  SimulationRefused,
  type SimulationRequest,
  type SqlCheck,
} from './simulation/offers.ts';
