import './node-version.mjs';
void import('./tasks/check.mjs');
