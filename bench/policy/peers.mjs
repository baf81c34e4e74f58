// Rule engines that are measured result-only beside ours. Each gets the checked rules in its own idiom
// and gives, for a person of whom everything is known, the sum of every benefit in yuan, or null.
import { peer } from '../metric.mjs';

/** A table of a checked policy as nested choices. */
const nested = (rows, last, choose) => rows.reduceRight((rest, row) => choose(row, rest), last);

/** What `node` comes to in plain JavaScript, for engines whose amounts are code. */
function amountOf(policy, node, person) {
  const of = (part) => amountOf(policy, part, person);
  const { parameters, derived } = policy.rules;
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'fact':
      return person[node.id];
    case 'parameter':
      return parameters.get(node.id).value.value;
    case 'derived':
      return valueOf(policy, derived.get(node.id).rule, person);
    case 'in-fen':
      return of(node.operand) * 100;
    case 'arithmetic': {
      const [a, b] = [of(node.left), of(node.right)];
      return { '+': a + b, '-': a - b, '*': a * b, '/': a / b }[node.operator];
    }
    case 'compare': {
      const [a, b] = [of(node.left), of(node.right)];
      return {
        '=': a === b,
        '!=': a !== b,
        '<': a < b,
        '<=': a <= b,
        '>': a > b,
        '>=': a >= b,
      }[node.operator];
    }
    case 'and':
      return node.operands.every(of);
    case 'or':
      return node.operands.some(of);
    case 'not':
      return !of(node.operand);
    case 'in':
      return of(node.test);
    case 'if':
      return of(node.condition) ? of(node.yes) : of(node.no);
    case 'call':
      return Math[node.name](...node.args.map(of));
    default:
      throw new Error(`no ${node.kind}`);
  }
}

function valueOf(policy, rule, person) {
  if (rule.kind === 'formula') return amountOf(policy, rule.expression, person);
  const row = rule.table.rows.find((each) => amountOf(policy, each.test, person));
  return row ? amountOf(policy, row.then, person) : 0;
}

const yuan = (fen) => Math.floor(fen / 100 + 1e-9);

/** json-rules-engine: conditions as data, one rule a benefit; amounts in JavaScript. */
export async function jsonRulesEngine(policy) {
  const loaded = await peer(() => import('json-rules-engine'));
  if (!loaded) return undefined;
  const operators = {
    '=': 'equal',
    '!=': 'notEqual',
    '<': 'lessThan',
    '<=': 'lessThanInclusive',
    '>': 'greaterThan',
    '>=': 'greaterThanInclusive',
  };
  const condition = (node) => {
    switch (node.kind) {
      case 'fact':
        return { fact: node.id, operator: 'equal', value: true };
      case 'compare':
        return {
          fact: node.left.id,
          operator: operators[node.operator],
          value: node.right.value,
        };
      case 'and':
      case 'or': {
        const [first] = node.operands;
        const texts = node.operands.every(
          (part) => part.kind === 'compare' && part.operator === '=' && part.left === first.left,
        );
        if (node.kind === 'or' && texts) {
          const value = node.operands.map((part) => part.right.value);
          return { fact: first.left.id, operator: 'in', value };
        }
        return { [node.kind === 'and' ? 'all' : 'any']: node.operands.map(condition) };
      }
      case 'not':
        return { not: condition(node.operand) };
      case 'in':
        return condition(node.test);
      default:
        throw new Error(`json-rules-engine has no ${node.kind}`);
    }
  };
  const engine = new loaded.Engine();
  policy.rules.benefits.forEach((benefit, place) =>
    engine.addRule({
      conditions: { all: benefit.conditions.map(({ test }) => condition(test)) },
      event: { type: String(place) },
    }),
  );
  return async (person) => {
    const sums = policy.rules.benefits.map(() => null);
    const { events } = await engine.run(person);
    for (const { type } of events) {
      sums[type] = yuan(valueOf(policy, policy.rules.benefits[type].amount, person));
    }
    return sums;
  };
}

/** feelin: the expressions as the file has them; it reads them again at each evaluation. */
export async function feelin(policy, dictionary) {
  const loaded = await peer(() => import('feelin'));
  if (!loaded) return undefined;
  const names = [...dictionary.facts].map(([id, { name }]) => [id, name]);
  const money = new Set(
    [...dictionary.facts].filter(([, fact]) => fact.type === 'money').map(([id]) => id),
  );
  const tableText = (file) =>
    nested(file.table.rows, '0', ({ when, then }, rest) => {
      const test = when.map((cell, i) => `${file.table.inputs[i]} in (${cell})`).join(' and ');
      return `if ${test} then ${then} else (${rest})`;
    });
  const derived = policy.derived.map((file) => [file.name, tableText(file)]);
  const benefits = policy.benefits.map(
    ({ conditions, amount }) =>
      `if ${conditions.map(({ when }) => `(${when})`).join(' and ')} then floor(${amount.formula}) else null`,
  );
  return (person) => {
    const context = Object.fromEntries(
      names.map(([id, name]) => [name, money.has(id) ? person[id] / 100 : person[id]]),
    );
    for (const [name, text] of derived) context[name] = loaded.evaluate(text, context).value;
    return benefits.map((text) => loaded.evaluate(text, context).value);
  };
}

/** publicodes: one rule a fact, a derived value and a benefit. */
export async function publicodes(policy, dictionary) {
  const loaded = await peer(() => import('publicodes'));
  if (!loaded) return undefined;
  const { parameters, derived } = policy.rules;
  // Publicodes writes a sum with a decimal point and a text in quotation marks of its own.
  const text = (value) => (typeof value === 'string' ? `'${value}'` : String(value));
  const expression = (node) => {
    switch (node.kind) {
      case 'literal':
        return typeof node.value === 'boolean' ? (node.value ? 'oui' : 'non') : text(node.value);
      case 'fact':
        return node.id;
      case 'parameter':
        return text(parameters.get(node.id).value.value);
      case 'derived':
        return node.id;
      case 'in-fen':
        return { valeur: { produit: [expression(node.operand), 100] } };
      case 'arithmetic':
        return node.operator === '*'
          ? { produit: [expression(node.left), expression(node.right)] }
          : { somme: [expression(node.left), expression(node.right)] };
      case 'compare':
        return `${expression(node.left)} ${node.operator} ${expression(node.right)}`;
      case 'and':
        return { 'toutes ces conditions': node.operands.map(expression) };
      case 'or':
        return { 'une de ces conditions': node.operands.map(expression) };
      case 'not':
        return `${expression(node.operand)} = non`;
      case 'in':
        return expression(node.test);
      case 'if':
        return {
          variations: [
            { si: expression(node.condition), alors: expression(node.yes) },
            { sinon: expression(node.no) },
          ],
        };
      case 'call':
        return {
          [node.name === 'min' ? 'le minimum de' : 'le maximum de']: node.args.map(expression),
        };
      default:
        throw new Error(`publicodes has no ${node.kind}`);
    }
  };
  const value = (rule) =>
    rule.kind === 'formula'
      ? expression(rule.expression)
      : {
          variations: [
            ...rule.table.rows.map((row) => ({
              si: expression(row.test),
              alors: expression(row.then),
            })),
            { sinon: 0 },
          ],
        };
  const rules = {};
  for (const [id, { type }] of dictionary.facts) {
    rules[id] = { 'par défaut': type === 'boolean' ? 'non' : type === 'code' ? "'none'" : 0 };
  }
  for (const [id, { rule }] of derived) rules[id] = { valeur: value(rule) };
  policy.rules.benefits.forEach((benefit, place) => {
    rules[`b${place}`] = {
      variations: [
        {
          si: { 'toutes ces conditions': benefit.conditions.map(({ test }) => expression(test)) },
          alors: value(benefit.amount),
        },
        { sinon: -1 },
      ],
    };
  });
  const engine = new loaded.default(rules, { logger: { log() {}, warn() {}, error() {} } });
  const ids = policy.rules.benefits.map((_, place) => `b${place}`);
  return (person) => {
    const situation = {};
    for (const [id, known] of Object.entries(person)) {
      situation[id] = typeof known === 'boolean' ? (known ? 'oui' : 'non') : text(known);
    }
    engine.setSituation(situation);
    return ids.map((id) => {
      const { nodeValue } = engine.evaluate(id);
      return nodeValue === -1 ? null : yuan(nodeValue);
    });
  };
}
