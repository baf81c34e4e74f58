import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import {
  compilePolicy,
  decisionColumns,
  parseFactDictionary,
  parsePolicyFile,
} from '../../engines/policy/index.ts';
import { median, metric, peer, race, ratio, short } from '../metric.mjs';
import { decideByHand } from './hand-written.mjs';
import { feelin, jsonRulesEngine, publicodes } from './peers.mjs';
import { persons } from './persons.mjs';
import { factsRead, jsonLogicBenefits, zenDecision } from './translate.mjs';

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const facts = parseFactDictionary(read('facts.yaml'), 'bench/policy/facts.yaml');
if (!facts.ok) throw new Error(JSON.stringify(facts.problems[0]));
const file = parsePolicyFile(read('rules.yaml'), 'bench/policy/rules.yaml', facts.dictionary);
if (!file.ok) throw new Error(JSON.stringify(file.problems[0]));
const { policy } = file;
const compiled = compilePolicy(policy, facts.dictionary);
const benefits = policy.benefits.length;

// One decision is measured, not a walk through memory: what a request has just read is at hand, so the
// persons of a round fit the processor's cache in every contender's form.
const known = persons(128, 0);
const asFacts = (person) =>
  Object.fromEntries(
    Object.entries(person).map(([id, value]) => [
      id,
      { value, source: 'employer', verified: true },
    ]),
  );
const knownFacts = known.map(asFacts);

const jsonLogic = await peer(() => import('json-logic-engine'));
const zen = await peer(() => import('@gorules/zen-engine'));

const rules = jsonLogicBenefits(policy);
const engine = jsonLogic && new jsonLogic.LogicEngine();
const plainRule = rules.map(({ conditions, amount }) => ({
  if: [{ and: conditions }, amount, null],
}));
// An explanation has the same content in both: every condition by name, its answer, and the facts it read
// with their values (ours adds source, clause and sentence).
const tracedRule = rules.map(({ conditions, amount }, place) => {
  const names = policy.benefits[place].conditions.map(({ id }) => id);
  const traced = conditions.map((rule, i) => {
    const read = factsRead(policy.rules.benefits[place].conditions[i].test);
    const facts = Object.fromEntries(read.map((id) => [id, { var: id }]));
    return [names[i], { eachKey: { met: rule, facts: { eachKey: facts } } }];
  });
  return { eachKey: { amount, conditions: { eachKey: Object.fromEntries(traced) } } };
});
const jsonPlain = engine?.build(plainRule);
const jsonTraced = engine?.build(tracedRule);
const zenDecide = zen && new zen.ZenEngine().createDecision(zenDecision(policy));
/** Slow ones: a few persons a round are enough. */
const slow = {
  'json-rules-engine': await jsonRulesEngine(policy),
  publicodes: await publicodes(policy, facts.dictionary),
  feelin: await feelin(policy, facts.dictionary),
};

function differs(what, person, benefit) {
  const { id } = policy.benefits[benefit];
  throw new Error(`${what} differs for ${id}: ${JSON.stringify(person)}`);
}

// Every contender gives the same answers before any is timed.
const ours = decisionColumns(benefits);
const hand = decisionColumns(benefits);
for (const person of [...known, ...persons(5000, 0.1), ...persons(1000, 0.5)]) {
  compiled.decideAll(person, ours);
  decideByHand(person, hand);
  const explained = compiled.explainAll(asFacts(person));
  for (let i = 0; i < benefits; i++) {
    const same = Object.is(ours.amountsFen[i], hand.amountsFen[i]);
    if (ours.outcomes[i] !== hand.outcomes[i] || !same) differs('hand-written', person, i);
    const fen = Number.isNaN(ours.amountsFen[i]) ? null : ours.amountsFen[i];
    const outcome = ['no', 'yes', 'unknown'][ours.outcomes[i]];
    if (explained[i].outcome !== outcome || explained[i].amountFen !== fen)
      differs('explained', person, i);
  }
}
const toYuan = (fen) => (fen === null ? null : Math.floor(fen / 100 + 1e-9) * 100);
for (const person of known) {
  compiled.decideAll(person, ours);
  const plain = jsonPlain?.(person);
  const traced = jsonTraced?.(person);
  for (let i = 0; i < benefits; i++) {
    const fen = ours.outcomes[i] === 1 ? ours.amountsFen[i] : null;
    if (plain && toYuan(plain[i]) !== fen) differs('json-logic', person, i);
    if (
      traced &&
      Object.values(traced[i].conditions).every(({ met }) => met === true) !== (fen !== null)
    ) {
      differs('json-logic traced', person, i);
    }
  }
}
for (const person of zenDecide ? known : []) {
  compiled.decideAll(person, ours);
  const { result } = await zenDecide.evaluate(person, { trace: true });
  for (let i = 0; i < benefits; i++) {
    const fen = ours.outcomes[i] === 1 ? ours.amountsFen[i] : null;
    const theirs = result[`b${i}`];
    if ((theirs.yes ? toYuan(theirs.amount) : null) !== fen) differs('zen', person, i);
  }
}

for (const [name, decide] of Object.entries(slow)) {
  for (const person of decide ? known : []) {
    compiled.decideAll(person, ours);
    const theirs = await decide(person);
    for (let i = 0; i < benefits; i++) {
      const fen = ours.outcomes[i] === 1 ? ours.amountsFen[i] : null;
      if ((theirs[i] === null ? null : theirs[i] * 100) !== fen) differs(name, person, i);
    }
  }
}

let kept = 0;
const loop = (list, one) => () => {
  for (const item of list) one(item);
  return list.length;
};
const someOf = async (list, count, one) => {
  const done = [];
  for (const item of list.slice(0, count)) done.push(await one(item));
  kept += done.length;
  return done;
};
const figures = await race(
  {
    'result-only': loop(known, (person) => {
      compiled.decideAll(person, ours);
      kept += ours.outcomes[0];
    }),
    hand: loop(known, (person) => {
      decideByHand(person, hand);
      kept += hand.outcomes[0];
    }),
    ...(jsonPlain && { 'json-logic': loop(known, (person) => (kept += jsonPlain(person).length)) }),
    explained: loop(knownFacts, (person) => {
      kept += compiled.explainAll(person).length;
    }),
    ...(jsonTraced && {
      'json-logic-traced': loop(known, (person) => (kept += jsonTraced(person).length)),
    }),
    'explained-with-tree': loop(knownFacts.slice(0, 50), (person) => {
      for (const decision of compiled.explainAll(person)) {
        kept += decision.officerTree.children.length + decision.amountReasons.length;
      }
    }),
    ...Object.fromEntries(
      Object.entries(slow).flatMap(([name, decide]) =>
        decide ? [[name, async () => (await someOf(known, 4, decide)).length]] : [],
      ),
    ),
    ...(zenDecide && {
      zen: async () => (await someOf(known, 20, (person) => zenDecide.evaluate(person))).length,
      'zen-trace': async () => {
        for (let i = 0; i < 20; i++) {
          const { trace } = await zenDecide.evaluate(known[i], { trace: true });
          kept += Object.keys(trace).length;
        }
        return 20;
      },
    }),
  },
  { rounds: 15, millisPerRound: 80 },
);
if (kept === 0) throw new Error('nothing was decided');

const perSecond = Object.fromEntries(
  Object.entries(figures).map(([name, rounds]) => [name, short(median(rounds))]),
);
const beside = (...names) => ({
  peers: Object.fromEntries(names.map((name) => [name, perSecond[name] ?? null])),
  unit: 'persons × 12 benefits per second',
});
metric(
  'policy.result-only.vs-hand',
  ratio(figures, 'result-only', 'hand'),
  beside('result-only', 'hand'),
);
metric(
  'policy.result-only.vs-json-logic',
  ratio(figures, 'result-only', 'json-logic'),
  beside('result-only', 'json-logic'),
);
for (const name of ['json-rules-engine', 'zen']) {
  metric(
    `policy.result-only.vs-${name}`,
    ratio(figures, 'result-only', name),
    beside('result-only', name, 'publicodes', 'feelin'),
  );
}
// Each time a process of its own, where nothing is warm; the least, since foreign work only adds.
const firsts = Array.from({ length: 5 }, () => {
  const script = new URL('many-policies.mjs', import.meta.url).pathname;
  const run = spawnSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
});
const least = (name) => Math.min(...firsts.map((run) => run[name]));
metric('policy.first-answers.millis', least('first'), {
  policies: firsts[0].policies,
  'median of processes': short(median(firsts.map(({ first }) => first))),
  'again, same content': short(least('again')),
  unit: 'ms in all',
});
metric(
  'policy.explained.vs-json-logic-traced',
  ratio(figures, 'explained', 'json-logic-traced'),
  beside('explained', 'explained-with-tree', 'json-logic-traced'),
);
metric(
  'policy.explained.vs-zen-trace',
  ratio(figures, 'explained', 'zen-trace'),
  beside('explained', 'explained-with-tree', 'zen-trace'),
);

// The population's metrics stand in a file of their own.
const population = new URL('population.mjs', import.meta.url);
if (existsSync(population)) await import(population.href);
