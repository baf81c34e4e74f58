import { Agent, request } from 'node:http';
import { loadavg } from 'node:os';
import { metric, median } from '../metric.mjs';
import { city, openServer } from '../pages/city.mjs';
import { correctOne, makePayments } from './payments.mjs';

const records = Number(process.env.YANZHEN_BENCH_ROWS ?? 1_000_000);
const times = Number(process.env.YANZHEN_BENCH_TIMES ?? 20);

const bench = await openServer();
const agent = new Agent({ keepAlive: true, maxSockets: 2 });
const rows = (id, query = '') => `/indicators/${id}/rows?limit=50${query}`;

/** How a figure is opened, whole and under filters: sums, and persons counted once each. */
const opened = [
  ['auditor', rows('payments.paid')],
  ['auditor', rows('home-purchase-paid-yuan')],
  ['auditor', rows('home-purchase-paid-yuan', '&education=doctor&county=510502')],
  ['auditor', rows('payments.paid', '&from=2022-01-01&until=2023-01-01')],
  ['auditor', rows('home-purchase-paid-persons')],
  ['auditor', rows('home-purchase-paid-doctor-persons')],
];
/** What was true on a day as known on it, and what is known of today. */
const asOf = '&validOn=2023-12-01&knownAt=2023-12-01T08:00:00.000Z';

try {
  const began = performance.now();
  await makePayments(bench.admin, records);
  console.error(`${records} payments after ${Math.round((performance.now() - began) / 1000)} s`);

  const all = [];
  let slowest = { millis: 0 };
  for (const [who, path] of opened) {
    const millis = await measured(who, path, times);
    all.push(...millis);
    const p95 = quantile(millis, 0.95);
    console.error(`${who} ${path} p50 ${median(millis).toFixed(0)} p95 ${p95.toFixed(0)} ms`);
    if (p95 > slowest.millis) slowest = { millis: Math.round(p95), path };
  }
  const beside = { records, load: loadavg()[0] };
  // Each asked right after a payment was corrected, so that nothing computed before stands.
  const anew = [];
  for (let round = 0; round < times; round += 1) {
    for (const [who, path] of opened) {
      await correctOne(bench.admin, round);
      anew.push(await ask(who, path));
    }
  }
  metric('indicators.rows-after-a-change.p95', quantile(anew, 0.95), {
    median: Math.round(median(anew)),
    ...beside,
  });
  metric('indicators.rows.p95', quantile(all, 0.95), {
    median: Math.round(median(all)),
    slowest,
    ...beside,
  });

  const seconds = [];
  for (let round = 0; round < 5; round += 1) {
    await correctOne(bench.admin, round);
    seconds.push((await ask('auditor', '/indicators')) / 1000);
  }
  metric('indicators.recompute.seconds', median(seconds), beside);

  // In turn, so that a busy minute strikes both.
  const ratios = [];
  for (let round = 0; round < times; round += 1) {
    const path = rows('home-purchase-paid-yuan');
    await correctOne(bench.admin, round);
    const now = await ask('auditor', path);
    // Another moment each time, which nobody has asked before.
    const past = asOf.replace('00.000', `00.${String(round).padStart(3, '0')}`);
    ratios.push((await ask('auditor', `${path}${past}`)) / now);
  }
  metric('indicators.as-of.vs-current', median(ratios), beside);
} finally {
  agent.destroy();
  await bench.close();
}

async function measured(who, path, count) {
  const millis = [];
  for (let at = -3; at < count; at += 1) {
    const spent = await ask(who, path);
    // The first ones warm up.
    if (at >= 0) millis.push(spent);
  }
  return millis;
}

function quantile(figures, part) {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

function ask(who, path) {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    request(
      `${bench.address}/api/${city}${path}`,
      { agent, headers: { cookie: bench.sessions[who] } },
      (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (part) => (text += part));
        reply.on('end', () => {
          if (reply.statusCode === 200) resolve(performance.now() - began);
          else reject(new Error(`${path}: ${reply.statusCode} ${text}`));
        });
      },
    )
      .on('error', reject)
      .end();
  });
}
