import { writeFileSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base, capFen, groups, rowsOf } from './population-rules.mjs';

const yuan = (expression) => `floor((${expression}) / 100) * 100`;
const byCode = (fact, sums) =>
  `case ${fact} ${Object.entries(sums)
    .map(([code, fen]) => `when '${code}' then ${fen}`)
    .join(' ')} end`;
const education = byCode('education', {
  doctor: 25e6,
  master: 15e6,
  bachelor: 8e6,
  college: 0,
  other: 0,
});
const skill = byCode('skill', {
  'senior-technician': 10e6,
  technician: 6e6,
  advanced: 3e6,
  intermediate: 0,
  none: 0,
});
const homeClass = byCode('talentClass', { a: 60e6, b: 40e6, c: 20e6, d: 10e6, none: 0 });
const settling = byCode('talentClass', { a: 100e6, b: 50e6, c: 20e6, d: 10e6, none: 0 });

/** DuckDB with the same rules as `conditions` and sums; undefined where it is not installed. */
export async function duckdb(rules, threads) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const link = await instance.connect();
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-bench-'));
  const file = join(folder, 'persons.csv');
  const rows = rowsOf();
  const names = Object.keys(rows[0]);
  const lines = rows.map((row) => names.map((name) => row[name]).join(','));
  writeFileSync(file, `${names.join(',')}\n${lines.join('\n')}\n`);
  // The narrow types that ours has, and enumerations for codes.
  const codes = ['education', 'skill', 'talentClass'];
  const type = (name) => {
    if (codes.includes(name))
      return `enum (${[...new Set(rows.map((row) => row[name]))].map((c) => `'${c}'`).join(', ')})`;
    if (typeof rows[0][name] === 'boolean') return 'boolean';
    return Math.max(...rows.slice(0, 5000).map((row) => row[name])) > 1000 ? 'integer' : 'utinyint';
  };
  await link.run(
    `create table base (${names.map((name) => `"${name}" ${type(name)}`).join(', ')})`,
  );
  await link.run(`insert into base select * from read_csv('${file}', header = true)`);
  rmSync(folder, { recursive: true });
  const sums = rules.map(
    ({ conditions, amount }, i) => `case when ${conditions} then ${amount} end as a${i}`,
  );
  const places = groups.map((group) =>
    group.map((id) => rules.findIndex((rule) => rule.id === id)),
  );
  const inGroup = new Set(places.flat());
  const best = places.map(
    (group) => `coalesce(greatest(${group.map((i) => `a${i}`).join(', ')}), 0)`,
  );
  const single = rules.flatMap((_, i) => (inGroup.has(i) ? [] : [`coalesce(a${i}, 0)`]));
  const query = `with decided as (select county, class, year, ${sums.join(', ')} from persons),
    paid as (select *, least(${capFen}, ${[...best, ...single].join(' + ')}) as pay from decided)
    select county, class, year, ${rules.map((_, i) => `count(a${i}) as n${i}, sum(a${i}) as s${i}`).join(', ')},
      sum(pay) as pay, count(*) filter (where pay > 0) as paid
    from paid group by county, class, year`;
  return {
    fill: async (persons) => {
      await link.run('drop table if exists persons');
      await link.run(`create table persons as select base.* from range(${persons / base}) r, base`);
    },
    run: async () => (await link.runAndReadAll(query)).getRowObjects(),
    close: () => link.closeSync(),
  };
}

/** The twelve benefits in SQL, with the same names. */
export const sqlRules = {
  'home-by-education': yuan(`least(${education}, homePrice * 0.2)`),
  'home-by-skill': yuan(`least(${skill}, homePrice * 0.2)`),
  'home-by-class': yuan(`least(${homeClass}, homePrice * 0.3)`),
  'graduate-hire': '300000',
  'start-up': 'least(staff * 1000000, 15000000)',
  'station-stay': '84000',
  settling,
  rent: yuan('least(monthlyRent * 0.5, 150000) * 12'),
  'skill-upgrade': `case when skill = 'senior-technician' then 600000 else 400000 end`,
  'graduate-living': `case when education = 'master' then 1200000 else 600000 end`,
  doctor: '5000000 + 200000 * least(workMonths, 36)',
  overseas: `case when education = 'doctor' then 8000000 else 4000000 end`,
};
