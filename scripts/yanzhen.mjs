import './node-version.mjs';
void import('./tasks/yanzhen.mjs');
