import './node-version.mjs';
void import('./tasks/new.mjs');
