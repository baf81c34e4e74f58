// The checked rules of a policy in the languages of the peers. A peer has two answers and not four, so
// it is given persons of whom everything is known.

const jsonOperator = { '=': '===', '!=': '!==' };

function expressionsOf(policy, rule, translate) {
  if (rule.kind === 'formula') return translate.expression(rule.expression);
  return translate.table(
    rule.table.rows.map((row) => [translate.expression(row.test), translate.expression(row.then)]),
  );
}

/** A translator of expressions into json-logic. */
export function jsonLogicOf(policy) {
  const { parameters, derived } = policy.rules;
  const translate = {
    table: (rows) => ({ if: [...rows.flat(), 0] }),
    expression(node) {
      const of = translate.expression;
      switch (node.kind) {
        case 'literal':
          return node.value;
        case 'fact':
          return { var: node.id };
        case 'parameter':
          return parameters.get(node.id).value.value;
        case 'derived':
          return expressionsOf(policy, derived.get(node.id).rule, translate);
        case 'in-fen':
          return { '*': [of(node.operand), 100] };
        case 'arithmetic':
          return { [node.operator]: [of(node.left), of(node.right)] };
        case 'compare':
          return {
            [jsonOperator[node.operator] ?? node.operator]: [of(node.left), of(node.right)],
          };
        case 'and':
        case 'or': {
          // A list of texts is one `in`, as an author would write it.
          const [first] = node.operands;
          const texts = node.operands.every(
            (part) => part.kind === 'compare' && part.operator === '=' && part.left === first.left,
          );
          if (node.kind === 'or' && texts) {
            return { in: [of(first.left), node.operands.map((part) => part.right.value)] };
          }
          return { [node.kind]: node.operands.map(of) };
        }
        case 'not':
          return { '!': [of(node.operand)] };
        case 'in':
          return of(node.test);
        case 'if':
          return { if: [of(node.condition), of(node.yes), of(node.no)] };
        case 'call':
          return { [node.name]: node.args.map(of) };
        default:
          throw new Error(`json-logic has no ${node.kind}`);
      }
    },
  };
  return translate;
}

/** json-logic for every benefit: whether each condition holds, and the amount. */
export function jsonLogicBenefits(policy) {
  const translate = jsonLogicOf(policy);
  return policy.rules.benefits.map((benefit) => ({
    conditions: benefit.conditions.map(({ test }) => translate.expression(test)),
    amount: expressionsOf(policy, benefit.amount, translate),
  }));
}

/** A zen-engine decision: one expression for each condition and amount. */
export function zenDecision(policy) {
  const { parameters, derived } = policy.rules;
  const translate = {
    table: (rows) =>
      rows.reduceRight((rest, [test, then]) => `(${test}) ? (${then}) : (${rest})`, '0'),
    expression(node) {
      const of = (part) => `(${translate.expression(part)})`;
      switch (node.kind) {
        case 'literal':
          return typeof node.value === 'string' ? `'${node.value}'` : String(node.value);
        case 'fact':
          return node.id;
        case 'parameter':
          return String(parameters.get(node.id).value.value);
        case 'derived':
          return expressionsOf(policy, derived.get(node.id).rule, translate);
        case 'in-fen':
          return `${of(node.operand)} * 100`;
        case 'arithmetic':
          return `${of(node.left)} ${node.operator} ${of(node.right)}`;
        case 'compare':
          return `${of(node.left)} ${node.operator === '=' ? '==' : node.operator} ${of(node.right)}`;
        case 'and':
        case 'or':
          return node.operands.map(of).join(` ${node.kind} `);
        case 'not':
          return `not ${of(node.operand)}`;
        case 'in':
          return translate.expression(node.test);
        case 'if':
          return `${of(node.condition)} ? ${of(node.yes)} : ${of(node.no)}`;
        case 'call':
          return `${node.name}([${node.args.map(of).join(', ')}])`;
        default:
          throw new Error(`zen has no ${node.kind}`);
      }
    },
  };
  const expressions = policy.rules.benefits.flatMap((benefit, place) => [
    ...benefit.conditions.map(({ test }, i) => ({
      id: `b${place}c${i}`,
      key: `b${place}.c${i}`,
      value: translate.expression(test),
    })),
    {
      id: `b${place}yes`,
      key: `b${place}.yes`,
      value: benefit.conditions.map((_, i) => `$.b${place}.c${i}`).join(' and '),
    },
    {
      id: `b${place}amount`,
      key: `b${place}.amount`,
      value: expressionsOf(policy, benefit.amount, translate),
    },
  ]);
  const node = (id, type, content) => ({ id, type, name: id, position: { x: 0, y: 0 }, content });
  const edge = (sourceId, targetId) => ({
    id: `${sourceId}-${targetId}`,
    type: 'edge',
    sourceId,
    targetId,
  });
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      node('in', 'inputNode', { schema: '' }),
      node('rules', 'expressionNode', { expressions }),
      node('out', 'outputNode', { schema: '' }),
    ],
    edges: [edge('in', 'rules'), edge('rules', 'out')],
  };
}

/** Facts that a condition reads, each once. */
export function factsRead(test) {
  const ids = new Set();
  const visit = (node) => {
    if (node.kind === 'fact') ids.add(node.id);
    for (const part of Object.values(node)) {
      for (const inner of Array.isArray(part) ? part : [part]) if (inner?.kind) visit(inner);
    }
  };
  visit(test);
  return [...ids];
}
