// From checked files to the first answer of each: in a process of its own, where nothing is warm.
import { readFileSync } from 'node:fs';
import {
  compilePolicies,
  decisionColumns,
  parseFactDictionary,
  parsePolicyFile,
} from '../../engines/policy/index.ts';
import { persons } from './persons.mjs';

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const facts = parseFactDictionary(read('facts.yaml'), 'facts.yaml');
if (!facts.ok) throw new Error(JSON.stringify(facts.problems[0]));

const conditions = [
  (i) => `连续工作月数 >= ${12 + (i % 36)}`,
  (i) => `最高学历 in (${['"doctor"', '"doctor", "master"', '"master", "bachelor"'][i % 3]})`,
  (i) => `年龄 <= ${35 + (i % 20)}`,
  () => '全职引进 and 首套住房',
  (i) => `not(在泸有住房) or 人才类别 = "${'abcd'[i % 4]}"`,
  (i) => `毕业月数 between ${i % 6} and ${24 + (i % 60)}`,
  (i) => `购房合同价 * 0.${1 + (i % 9)} > ${10_000 + i * 37}`,
  () => '返乡就业 or 海外留学',
];
const amounts = [
  (i) => ({ formula: `min(购房合同价 * 0.0${1 + (i % 9)}, ${50_000 + i * 100})` }),
  (i) => ({ formula: `${1_000 + i * 10}` }),
  (i) => ({ formula: `月租金 / ${2 + (i % 5)} * 12`, cap: 20_000 + i }),
  (i) => ({
    table: {
      hitPolicy: 'UNIQUE',
      inputs: ['最高学历'],
      rows: ['doctor', 'master', 'bachelor'].map((degree, row) => ({
        when: [`"${degree}"`],
        then: 30_000 / (row + 1) + i,
        assumed: true,
      })),
      otherwise: 0,
    },
  }),
  (i) => ({ formula: `连续工作月数 * ${100 + i}.5` }),
];

/** Policies that differ: two to five conditions, each way of stating an amount. */
function policyText(i) {
  const both = (text) => ({ zh: text, en: text });
  const stated = { clause: '第一条', assumed: true };
  const asked = Array.from({ length: 2 + (i % 4) }, (_, n) => (i * 3 + n) % conditions.length);
  return JSON.stringify({
    document: {
      id: `policy-${i}`,
      number: `示例〔2024〕${i}号`,
      title: both('测速'),
      issuer: both('示例'),
      level: 'city',
      inForce: { from: '2024-01-01', until: null },
      governs: { basis: 'filed-on', from: '2024-01-01', ...stated },
      assumed: true,
      clauses: [{ number: '第一条', source: 'assumed', paraphrase: both('测速') }],
    },
    benefits: [
      {
        id: `benefit-${i}`,
        name: both(`待遇${i}`),
        summary: both('测速'),
        beneficiary: 'person',
        handling: 'reviewed',
        window: { opensOn: '2024-01-01', closesOn: null, ...stated },
        conditions: asked.map((which, n) => ({
          id: `c${n}`,
          when: conditions[which](i + n),
          says: both('条件'),
          fails: both('不满足'),
          remedy: both('办法'),
          ...stated,
        })),
        amount: {
          ...amounts[i % amounts.length](i),
          rounding: {
            to: ['fen', 'yuan', '100yuan'][i % 3],
            direction: ['down', 'up', 'half-up'][i % 3],
          },
          ...stated,
        },
        duties: { serviceMonths: 0, onLeaving: 'none', reporting: 'none', ...stated },
        evidence: [],
        terms: [],
        publicityWorkingDays: 0,
        payers: [{ payer: 'city', share: 100 }],
        examples: [
          {
            id: 'none',
            says: both('空'),
            facts: {},
            expect: { outcome: 'unknown', amountYuan: null },
          },
        ],
      },
    ],
  });
}

const policies = Array.from({ length: 200 }, (_, i) => {
  const parsed = parsePolicyFile(policyText(i), `policy-${i}.yaml`, facts.dictionary);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.policy;
});
const [person] = persons(1, 0);
const asFacts = Object.fromEntries(Object.entries(person).map(([id, value]) => [id, { value }]));

function firstAnswers(list) {
  const began = performance.now();
  const before = process.cpuUsage();
  const set = compilePolicies(list, facts.dictionary);
  const answers = [...set.benefits.values()].map((benefit) => benefit.decide(asFacts));
  const { user, system } = process.cpuUsage(before);
  return { millis: performance.now() - began, cpuMillis: (user + system) / 1000, answers, set };
}
const first = firstAnswers(policies);
// The very same content again, as when a file is published anew unchanged or a city has two processes' sets.
const again = firstAnswers(policies.map((policy) => ({ ...policy })));

// What the first answers were is what all back ends say later.
const out = decisionColumns(first.set.benefits.size);
first.set.decideAll(first.set.normalise(asFacts), out);
const codes = ['no', 'yes', 'unknown', 'not-applicable'];
for (const [i, { outcome, amountFen }] of first.answers.entries()) {
  const fen = Number.isNaN(out.amountsFen[i]) ? null : out.amountsFen[i];
  if (codes[out.outcomes[i]] !== outcome || fen !== amountFen)
    throw new Error(`benefit-${i} differs`);
}
console.log(
  JSON.stringify({ first: first.millis, again: again.millis, policies: policies.length }),
);
