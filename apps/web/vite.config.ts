import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { leanZod } from './lean-zod.ts';
import { yamlWords } from './yaml-words.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** In development the two entries answer deep addresses as the server does after a build. */
const deepAddresses: Plugin = {
  name: 'yanzhen-deep-addresses',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      const page = request.headers.accept?.includes('text/html') && !path.includes('.');
      if (page) request.url = /^\/[^/]+\/desk(\/|$)/.test(path) ? '/desk.html' : '/index.html';
      next();
    });
  },
};

export default defineConfig({
  root: here,
  plugins: [react(), yamlWords(), leanZod(), deepAddresses],
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    manifest: true,
    // The lists of what each lazy page will import were weight on a phone's first page: a page's own imports
    // name them, one round trip later; its styles are still listed.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, deps, { hostType }) => (hostType === 'html' ? deps : []),
    },
    // The desk carries antd; its size is measured by bundle-budget.test.ts, not by a warning.
    chunkSizeWarningLimit: 2000,
    rollupOptions: { input: { talent: `${here}index.html`, desk: `${here}desk.html` } },
  },
  server: {
    proxy: { '/api': process.env['YANZHEN_API'] ?? 'http://localhost:3000' },
    fs: { allow: [fileURLToPath(new URL('../..', import.meta.url))] },
  },
});
