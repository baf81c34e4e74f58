import './node-version.mjs';
void import('./tasks/start.mjs');
