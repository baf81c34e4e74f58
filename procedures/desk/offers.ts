/** What layers above may ask of the desk. Each function takes the turn and works in its transaction. */
export { countDueDays, countQueue, readQueue } from './read-queue.ts';
export { recordView } from './record-view.ts';
export { viewAssignee } from './row-view.ts';
export { listAssignments } from './store.ts';
