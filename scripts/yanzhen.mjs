import './node-version.mjs';
import('./tasks/yanzhen.mjs');
