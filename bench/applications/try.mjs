import { openCity, verify } from './city.mjs';
import { record, approveCases } from './approve.mjs';
import { findPgbench, scriptOf, runPgbench } from './pgbench.mjs';
const t0 = performance.now();
const c = await openCity(20000, 32);
console.log('filled', performance.now() - t0);
try {
  const rec = await record(c.ground);
  if (process.env.SHOW) {
    console.log(scriptOf(rec.writes, { pipelined: true }));
    console.log(rec.writes.map((w) => w.sql.length));
  }
  let s = 1;
  const take = (n) => ({ from: s, until: (s += n) });
  const pb = findPgbench();
  for (const conns of [1, 8, 32])
    for (let r = 0; r < 3; r++) {
      const n = conns === 1 ? 320 : 800;
      const o = await approveCases(c.ground, rec, take(n), conns, {});
      const p = await runPgbench(pb, {
        url: c.applicationUrl,
        folder: c.folder,
        script: scriptOf(rec.writes, {}),
        serials: take(n),
        connections: conns,
      });
      let q;
      try {
        q = await runPgbench(pb, {
          url: c.applicationUrl,
          folder: c.folder,
          script: scriptOf(rec.writes, { pipelined: true }),
          serials: take(n),
          connections: conns,
        });
      } catch (e) {
        console.log(e.message);
        throw e;
      }
      const w = await approveCases(c.ground, rec, take(n), conns, { wholeRead: true });
      console.log(
        conns,
        'ours',
        o | 0,
        'pgbench',
        p | 0,
        'piped',
        q | 0,
        'whole',
        w | 0,
        'ratio',
        (o / p).toFixed(2),
        (o / q).toFixed(2),
      );
    }
  await verify(c.admin, s);
} finally {
  await c.close();
}
