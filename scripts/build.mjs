import './node-version.mjs';
void import('./tasks/build.mjs');
