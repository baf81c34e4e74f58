import './node-version.mjs';
void import('./tasks/test.mjs');
