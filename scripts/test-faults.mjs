import './node-version.mjs';
void import('./tasks/test-faults.mjs');
