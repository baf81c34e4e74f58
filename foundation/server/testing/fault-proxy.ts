import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a program and its database, on this machine only, and fails on demand. */
export interface FaultProxy {
  readonly port: number;
  /** What a network does: pass, swallow one direction or both without a word, or refuse. */
  set(mode: 'pass' | 'swallow-asked' | 'swallow-answered' | 'swallow' | 'refuse'): Promise<void>;
  close(): Promise<void>;
}

/** Opens a proxy to a port of this machine. */
export async function openFaultProxy(target: number): Promise<FaultProxy> {
  let asked = true;
  let answered = true;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const [from, to, passes] of [
      [near, far, () => asked],
      [far, near, () => answered],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (passes()) to.write(bytes);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        // A cut network tells nobody that the other end has gone.
        if (passes()) to.destroy();
      });
    }
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', () => resolve());
    });
  const stop = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    if (server.listening) await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    set: async (mode) => {
      asked = mode !== 'swallow' && mode !== 'swallow-asked';
      answered = mode !== 'swallow' && mode !== 'swallow-answered';
      if (mode === 'refuse') await stop();
      else if (!server.listening) await listen(port);
    },
    close: stop,
  };
}
