/**
 * For the tests of the launcher: starts the server on the folder of the first argument, prints one
 * JSON line, and stays until it is told to stop on its standard input, or killed.
 */
import { startPostgres } from './start-postgres.ts';

const server = await startPostgres({ dataDir: process.argv[2] ?? '', fast: true });
process.stdout.write(
  `${JSON.stringify({ url: server.url, port: server.port, reused: server.reused })}\n`,
);
process.stdin.once('data', () => {
  void server.stop().then(() => process.exit(0));
});
