// oxlint-disable unicorn/require-post-message-target-origin -- threads have no origin
// A warm thread of the benchmark: runs its rows each time it is asked.
import { parentPort, workerData } from 'node:worker_threads';
import { fusedRunner } from '../../engines/policy/index.ts';

const { plan, columns, begin, end } = workerData;
parentPort.on('message', () => {
  const { run, result } = fusedRunner(plan, columns);
  run(begin, end);
  parentPort.postMessage(result());
});
parentPort.postMessage('ready');
