import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

/**
 * Runs a program and collects what it prints; with `show` its output goes to the terminal.
 * Ctrl-C and a termination reach it too, since it stays in our process group. Past `minutes` it is
 * ended with code 1.
 *
 * @returns {Promise<{ code: number, output: string }>}
 */
async function run(
  file,
  args,
  { cwd = root, env = {}, show = false, shell = false, minutes } = {},
) {
  const child = spawn(file, args, {
    cwd,
    shell,
    env: { ...process.env, ...env },
    stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const pass = (signal) => {
    child.kill(signal);
    interrupted = signal;
  };
  let interrupted;
  process.on('SIGINT', pass).on('SIGTERM', pass);
  const limit = minutes ? setTimeout(() => child.kill('SIGTERM'), minutes * 60_000) : undefined;
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      output += error.message;
      resolve(127);
    });
    child.on('close', (status) => resolve(status ?? 1));
  });
  clearTimeout(limit);
  process.off('SIGINT', pass).off('SIGTERM', pass);
  if (interrupted) process.exit(interrupted === 'SIGINT' ? 130 : 143);
  return { code, output };
}

/** Runs npm, the one that started us where there is one. */
export async function npm(args, options = {}) {
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const script = [process.env.npm_execpath, beside].find(
    (path) => path && /npm-cli\.c?js$/.test(path) && existsSync(path),
  );
  if (script) return await run(process.execPath, [script, ...args], options);
  const windows = process.platform === 'win32';
  return await run(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows });
}

/** Runs a program of an installed package with our own Node. */
export async function node(script, args, options = {}) {
  return await run(process.execPath, [script, ...args], options);
}

/** The last lines of an output, where the reason usually stands. */
export function tail(output, lines = 20) {
  return output.trim().split('\n').slice(-lines).join('\n');
}
