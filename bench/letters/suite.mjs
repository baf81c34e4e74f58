import { loadavg, tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../../foundation/server/postgres/start-postgres.ts';
import { metric, median } from '../metric.mjs';
import { openLetterCity, records, slotCount } from './city.mjs';
import { letterDocx, letterPdf } from '@yanzhen/papers';

const rounds = 7;
const folder = mkdtempSync(join(tmpdir(), 'yanzhen-bench-'));
const server = await startPostgres({ dataDir: join(folder, 'postgres') });
process.env.YANZHEN_TEST_PG = server.url;

try {
  const bench = await openLetterCity(server.url);
  try {
    const letter = await bench.start();
    const seconds = { draft: [], docx: [], pdf: [] };
    for (let round = -1; round < rounds; round += 1) {
      const version = await bench.versionOf(letter);
      const found = { draft: await timed(() => bench.draft(letter, version)) };
      const { written: same, figures } = await bench.printed(letter);
      // The typesetter remembers what it has set: each round prints another letter.
      const written = {
        ...same,
        title: `${same.title}（第${round + 2}稿）`,
        blocks: turned(same.blocks, round),
      };
      found.docx = await timed(() => letterDocx(written, figures));
      found.pdf = await timed(() => letterPdf(written, figures));
      // Round −1 warms up; what a cold start costs stands beside.
      if (round < 0) seconds.first = found;
      else for (const [what, figure] of Object.entries(found)) seconds[what].push(figure);
    }
    const beside = { figures: slotCount, records, load: loadavg()[0] };
    for (const what of ['draft', 'docx', 'pdf']) {
      // What is set a second time is nearly free, so that the slowest counts, the first one included.
      metric(`letters.${what}.seconds`, Math.max(seconds.first[what], ...seconds[what]), {
        median: Number(median(seconds[what]).toFixed(3)),
        first: Number(seconds.first[what].toFixed(3)),
        ...beside,
      });
    }
    const issued = await timed(() => bench.issue(letter));
    console.error(`submit, check and issue, files kept: ${issued.toFixed(2)} s`);
  } finally {
    await bench.close();
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** The paragraphs in another order. */
function turned(blocks, round) {
  return blocks.map((_, at) => blocks[(at + round + 2) % blocks.length]);
}

async function timed(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
