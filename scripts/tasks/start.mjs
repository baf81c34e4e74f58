/** `npm start`: from a fresh clone to the running city; a second start skips what is done. */
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../setup/build.mjs';
import { ensureInstalled } from '../setup/install.mjs';
import { root } from '../setup/root.mjs';
import { main, Told } from '../setup/steps.mjs';

await main(async () => {
  const port = process.env.PORT || '3000';
  await requireFreePort(port);
  await ensureInstalled('run');
  await build();
  process.env.PORT = port;
  process.env.NODE_ENV ??= 'production';
  // npm changes to the checkout; a relative folder means one where the person stands.
  process.env.YANZHEN_DATA = resolve(
    process.env.INIT_CWD ?? process.cwd(),
    process.env.YANZHEN_DATA || join(root, '.yanzhen'),
  );
  process.chdir(root);
  process.setSourceMapsEnabled(true);
  // In this very process: Ctrl-C and signals reach the server without a go-between.
  await import(pathToFileURL(join(root, 'dist', 'server', 'main.mjs')).href);
});

/** Says it now rather than after the minute that a first build takes. */
async function requireFreePort(port) {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new Told(`PORT 不是端口号：${port}`, `PORT is not a port number: ${port}`);
  }
  const fault = await new Promise((done) => {
    const probe = createServer();
    probe.once('error', done);
    const host = process.env.HOST ?? '127.0.0.1';
    probe.listen(number, host, () => probe.close(() => done(undefined)));
  });
  if (fault?.code === 'EADDRINUSE') {
    throw new Told(
      `端口 ${port} 已被占用。请先停止占用它的程序，或换一个端口：PORT=3001 npm start`,
      `Port ${port} is in use. Stop the program that has it, or take another: PORT=3001 npm start`,
    );
  }
  if (fault?.code === 'EACCES') {
    throw new Told(
      `没有权限使用端口 ${port}。请换 1024 以上的端口：PORT=3000 npm start`,
      `Port ${port} is not allowed for this user. Take one above 1024: PORT=3000 npm start`,
    );
  }
  if (fault) throw fault;
}
