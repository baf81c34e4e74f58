import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';

/**
 * Serves the built pages: hashed assets for good, and for every other address the entry of its
 * readers, `desk.html` below `/:city/desk` and `index.html` elsewhere.
 */
export async function serveWeb(app: FastifyInstance): Promise<void> {
  const folder = join(projectRoot, 'dist/web');
  if (!existsSync(folder)) throw new Error('the pages are not built: run `npm run build`');
  const [talent, desk] = await Promise.all(
    ['index.html', 'desk.html'].map((name) => readFile(join(folder, name))),
  );
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    preCompressed: true,
  });
  const page = (reply: FastifyReply, content: Buffer | undefined): FastifyReply =>
    reply.header('Cache-Control', 'no-cache').type('text/html; charset=utf-8').send(content);
  const hide = { schema: { hide: true } };
  app.get('/', hide, (_, reply) => page(reply, talent));
  for (const path of ['/:city/desk', '/:city/desk/*']) {
    app.get(path, hide, (_, reply) => page(reply, desk));
  }
  for (const path of ['/:city', '/:city/*']) app.get(path, hide, (_, reply) => page(reply, talent));
}
