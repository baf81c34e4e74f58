/**
 * Preloaded before dependency-cruiser 17, which does not tell swc that a .tsx file holds JSX and
 * so cannot read one. A type-only generic arrow (`<T>(x) => x`) rules out reading all as .tsx.
 */
const swc = require('@swc/core');

const { parseFileSync } = swc;
swc.parseFileSync = (path, options) =>
  parseFileSync(path, { ...options, tsx: path.endsWith('.tsx') });
