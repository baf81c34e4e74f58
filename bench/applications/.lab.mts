import pg from 'pg';
import { openCity, verify } from './city.mjs';
import { record, approveCases } from './approve.mjs';
import { findPgbench, scriptOf, runPgbench } from './pgbench.mjs';
const t0 = performance.now();
const c = await openCity({ cases: 14000, history: 6000 }, 32);
console.log('filled', (performance.now() - t0) | 0);
const query = (pg.Client.prototype as any).query;
let strip = false;
(pg.Client.prototype as any).query = function (config: any, ...rest: any[]) {
  if (strip && config?.name) config = { ...config, name: undefined };
  return query.call(this, config, ...rest);
};
try {
  const rec = await record(c.ground);
  let s = 1;
  const take = (n: number) => ({ from: s, until: (s += n) });
  const pb = findPgbench();
  const sum: any = {};
  for (const conns of [1, 8, 32])
    for (let r = 0; r < 7; r++) {
      const n = conns === 1 ? 48 : 192;
      const out: any = {};
      const cpu: any = {};
      for (const name of ['ours', 'unnamed', 'pgbench', 'piped']) {
        const u = process.cpuUsage();
        strip = name === 'unnamed';
        if (name === 'ours' || strip)
          out[name] = await approveCases(c.ground, rec, take(n), conns, {});
        else
          out[name] = await runPgbench(pb, {
            url: c.applicationUrl,
            folder: c.folder,
            script: scriptOf(rec.writes, { pipelined: name === 'piped' }),
            serials: take(n),
            connections: conns,
          });
        const d = process.cpuUsage(u);
        cpu[name] = ((d.user + d.system) / n) | 0;
      }
      if (r > 0) {
        (sum[conns] ??= []).push(out);
      }
      console.log(
        conns,
        Object.entries(out)
          .map(([k, v]: any) => k + ' ' + (v | 0))
          .join('  '),
        'cpu',
        cpu.ours,
        cpu.unnamed,
      );
    }
  const med = (a: number[]) => a.sort((x, y) => x - y)[a.length >> 1];
  for (const [k, rs] of Object.entries(sum) as any)
    console.log(
      k,
      'named/pgbench',
      med(rs.map((r: any) => r.ours / r.pgbench)).toFixed(2),
      'unnamed/pgbench',
      med(rs.map((r: any) => r.unnamed / r.pgbench)).toFixed(2),
      'named/piped',
      med(rs.map((r: any) => r.ours / r.piped)).toFixed(2),
    );
  await verify(c.admin, 6000 + s);
} finally {
  await c.close();
}
