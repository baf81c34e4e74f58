/** Tells on stderr the steps of a command: what is going on, and how long it took. stdout is the command's own. */

const shown = process.stderr.isTTY && !process.env.CI;

export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** Runs one step; prints its name, the seconds that pass, and the seconds that it took. */
export async function step(name, work) {
  const since = performance.now();
  const say = shown ? () => process.stderr.write(`\r  … ${name}  ${seconds(since)} `) : undefined;
  if (say) say();
  else console.error(`  … ${name}`);
  // Without a terminal (a log file) a sign of life now and then is enough.
  const ticker = setInterval(
    say ?? (() => console.error(`  … ${name}  ${seconds(since)}`)),
    shown ? 200 : 15_000,
  );
  try {
    const result = await work();
    console.error(`${shown ? '\r\u001b[K' : ''}  ✓ ${name}  ${seconds(since)}`);
    return result;
  } catch (error) {
    console.error(`${shown ? '\r\u001b[K' : ''}  ✗ ${name}  ${seconds(since)}`);
    throw error;
  } finally {
    clearInterval(ticker);
  }
}

/** A failure that the person at the terminal can mend; printed without a stack. */
export class Told extends Error {
  constructor(zh, en, output = '') {
    super([zh, en, output].filter(Boolean).join('\n'));
  }
}

/** Runs a command's work, prints what a `Told` says, and ends with code 1 on any failure. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Told ? `\n${error.message}` : error);
    process.exit(1);
  }
}
