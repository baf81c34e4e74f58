import './node-version.mjs';
import('./tasks/check.mjs');
