import './node-version.mjs';
import('./tasks/new.mjs');
