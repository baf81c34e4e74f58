import { Agent, request } from 'node:http';
import { loadavg } from 'node:os';
import { metric } from '../metric.mjs';
import { city, makeCases, openServer } from './city.mjs';

const few = 10_000;
const many = Number(process.env.YANZHEN_BENCH_ROWS ?? 1_000_000);
const times = 120;

const bench = await openServer();
let ended = false;
async function end() {
  if (ended) return;
  ended = true;
  await bench.close();
}
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void end().finally(() => process.exit(1)));

const agent = new Agent({ keepAlive: true, maxSockets: 4 });
const hex = (n, digits) => n.toString(16).padStart(digits, '0');
const idOf = (n) => `0191${hex(n, 8).slice(0, 4)}-${hex(n, 8).slice(4)}-7000-8000-${hex(n, 12)}`;
const cases = '/subsidies/cases';
const search = (text) => `${cases}?queue=all&search=${encodeURIComponent(text)}`;

/** What each reader asks for, by the page that shows it. `n` is another case each time. */
const pages = {
  list: [
    ['county', () => `${cases}?queue=mine`],
    ['checker', () => `${cases}?queue=mine`],
    ['auditor', () => `${cases}?queue=all`],
    ['auditor', () => `${cases}?queue=overdue`],
    ['county', () => `${cases}?queue=all&state=proposed`],
    ['auditor', () => `${cases}?queue=all&county=510521`],
    ['county', () => '/subsidies/queues'],
    ['auditor', (n) => `${cases}?queue=all&after=${idOf(n)}`],
    ['county', () => '/desk/work'],
    ['county', () => '/desk/queues/subsidies.county-review?due=red'],
  ],
  search: [
    ['auditor', () => search('王')],
    ['auditor', () => search('李伟')],
    ['auditor', () => search('张芳娜')],
    ['county', () => search('陈静')],
    ['auditor', (n) => search(`BE-${String(n).padStart(9, '0')}`)],
    ['auditor', () => search('BE-00000')],
    ['auditor', () => search('wangwei')],
    ['county', () => search('zjl')],
    ['auditor', () => search('没有这人')],
  ],
  case: [['auditor', (n) => `${cases}/${idOf(n)}`]],
};

try {
  const found = {};
  let there = 0;
  for (const count of [few, many]) {
    const began = performance.now();
    await makeCases(bench.admin, there + 1, count);
    await bench.spellNames();
    there = count;
    console.error(`${count} cases after ${Math.round((performance.now() - began) / 1000)} s`);
    found[count] = {};
    for (const [page, asks] of Object.entries(pages)) {
      found[count][page] = await measure(asks, count);
    }
  }
  for (const page of Object.keys(pages)) {
    const [before, after] = [found[few][page], found[many][page]];
    metric(`pages.${page}.p95`, after.p95, {
      rows: many,
      slowest: after.slowest,
      load: loadavg()[0],
    });
    metric(`pages.${page}.vs-10k`, after.p95 / before.p95, {
      p95: { [few]: before.p95, [many]: after.p95 },
    });
  }
} finally {
  agent.destroy();
  await end();
}

/** p95 of a page over all that its readers ask, and the slowest of its addresses. */
async function measure(asks, count) {
  const all = [];
  let slowest = { millis: 0 };
  for (const [who, pathOf] of asks) {
    const millis = [];
    for (let at = -10; at < Math.ceil(times / asks.length) + 20; at += 1) {
      // A stride that meets every state and county.
      const path = pathOf(1 + (((at + 10) * 7_919) % count));
      const spent = await ask(who, path);
      if (at >= 0) millis.push(spent);
    }
    all.push(...millis);
    const p95 = quantile(millis, 0.95);
    console.error(`${count} ${who} ${decodeURIComponent(pathOf(1))} ${p95.toFixed(1)} ms`);
    if (p95 > slowest.millis)
      slowest = { millis: Math.round(p95), who, path: decodeURIComponent(pathOf(1)) };
  }
  return { p95: quantile(all, 0.95), slowest };
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
