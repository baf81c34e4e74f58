import type { Plugin } from 'vite';

// What zod carries for other uses than checking: its schemas as JSON Schema (the server makes the API's
// description) and its English sentences (readers get ours, by the fault's code).
const unused = /\/zod\/v4\/(core\/(json-schema-processors|to-json-schema)|locales\/en)\.js$/;

/**
 * Leaves out of the browser what zod never runs there, about 8 kB of the 180 kB before the first
 * question. A newer zod with other file names is simply not made lean, and bundle-budget.test.ts tells.
 */
export function leanZod(): Plugin {
  return {
    name: 'yanzhen-lean-zod',
    enforce: 'pre',
    transform(source, id) {
      if (!unused.test(id)) return null;
      const names = [...source.matchAll(/^export (?:const|function|class) (\w+)/gm)].map(
        (match) => match[1] ?? '',
      );
      const stubs = names.map((name) => `export const ${name} = nothing;`);
      const lines = [
        'const nothing = () => undefined;',
        ...stubs,
        'export default () => ({ localeError: nothing });',
      ];
      return { code: lines.join('\n'), map: null };
    },
  };
}
