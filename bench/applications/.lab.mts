import pg from 'pg';
import { openCity, verify } from './city.mjs';
import { record, approveCases } from './approve.mjs';
import { coldEach, findPgbench, scriptOf, runPgbench } from './pgbench.mjs';
const c = await openCity({ cases: 26000, history: 4000 }, 32);
const P = pg.Client.prototype as any; const query = P.query;
let mode = '';
P.query = function (config: any, ...rest: any[]) {
  this.pipeline = !(mode === 'before' || mode === 'named');
  if (mode === 'before' && config?.name) config = { ...config, name: undefined };
  if (mode === 'cork' && typeof config === 'string' && config.startsWith('begin')) { const st = this.connection.stream; st.cork(); process.nextTick(() => st.uncork()); }
  return query.call(this, config, ...rest);
};
try {
  const rec = await record(c.ground);
  let s = 1; const take = (n: number) => ({ from: s, until: (s += n) });
  const pb = findPgbench(); const script = scriptOf(rec.writes);
  const url = c.applicationUrl, folder = c.folder;
  mode = 'ahead'; await approveCases(c.ground, rec, take(1500), 8, {});
  const modes = ['before', 'named', 'ahead', 'cork'];
  const med = (a: number[]) => a.toSorted((x, y) => x - y)[a.length >> 1]!;
  for (const conns of [1, 8, 32]) {
    const res: any = {}; const cpu: any = {};
    for (let r = -1; r < 6; r++) {
      const n = conns === 1 ? 64 : conns === 8 ? 192 : 384;
      for (const name of [...modes, 'pgbench', ...modes.toReversed()]) {
        let v; const u = process.cpuUsage();
        if (name === 'pgbench') v = await runPgbench(pb, { url, folder, script, serials: take(n + coldEach * conns), connections: conns });
        else { mode = name; v = await approveCases(c.ground, rec, take(n / 2), conns, {}); }
        const d = process.cpuUsage(u);
        if (r >= 0) { (res[name] ??= []).push(v); (cpu[name] ??= []).push((d.user + d.system) / (n / 2)); }
      }
    }
    console.log(conns, modes.concat('pgbench').map((m) => `${m} ${med(res[m]) | 0} cpu ${med(cpu[m]) | 0}`).join('  '));
    console.log('   ratio', modes.map((m) => m + ' ' + med(res.pgbench.map((p: number, i: number) => (res[m][2 * i] + res[m][2 * i + 1]) / 2 / p)).toFixed(2)).join('  '));
  }
  // is the warm rate of short pgbench runs that of a long one?
  for (let k = 0; k < 2; k++) {
    console.log('short', (await runPgbench(pb, { url, folder, script, serials: take(24 * 32), connections: 32 })) | 0, 'long', (await runPgbench(pb, { url, folder, script, serials: take(72 * 32), connections: 32 })) | 0);
  }
  await verify(c.admin, 4000 + s);
} finally { await c.close(); }
