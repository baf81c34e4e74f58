import type { FactDictionary } from '../facts/dictionary.ts';
import type { FactDefinition, FieldDefinition } from '../facts/dictionary-schema.ts';
import { factReader, type FactValue } from '../facts/normalise.ts';
import type { BenefitFile, PolicyFile } from './policy-schema.ts';
import type { Path, YamlSource } from './yaml-source.ts';
import { fenAsWritten } from './yuan.ts';

export const typeWords: Readonly<Record<FactDefinition['type'], readonly [string, string]>> = {
  boolean: ['true 或 false', 'true or false'],
  number: ['数字', 'a number'],
  money: ['以元为单位的金额', 'an amount in yuan'],
  date: ['日期（2024-07-01）', 'a date (2024-07-01)'],
  text: ['文字', 'text'],
  code: ['代码', 'a code of its list'],
  codes: ['代码的列表', 'a list of codes of its list'],
  records: [
    '记录的列表，每条记录的各项与字典一致',
    'a list of records whose entries fit the dictionary',
  ],
};

/** A fact or a field that has one value. */
type ScalarDefinition = FieldDefinition | Exclude<FactDefinition, { type: 'codes' | 'records' }>;

/** One value of a file in the form that a fact's reader takes: fen for yuan, a code for its label. */
function asGiven(fact: ScalarDefinition, written: unknown): unknown {
  if (fact.type === 'money') return fenAsWritten(written) ?? null;
  return fact.type === 'code' ? codeOf(fact.codes, written) : written;
}

type Codes = Extract<FactDefinition, { type: 'code' }>['codes'];

const codeOf = (codes: Codes, written: unknown): unknown =>
  codes.find((code) => code.label.zh === written)?.code ?? written;

/** A record of a file by field id; entries that are no field make it unfit. */
function recordGiven(fields: readonly FieldDefinition[], written: unknown): unknown {
  if (typeof written !== 'object' || written === null) return null;
  const entries = Object.entries(written).map(([name, value]) => {
    const field = fields.find(({ id, name: official }) => id === name || official === name);
    return field && ([field.id, asGiven(field, value)] as const);
  });
  return entries.includes(undefined)
    ? null
    : Object.fromEntries(entries.filter((entry) => entry !== undefined));
}

/**
 * A value of a file as the fact's value: money in yuan becomes fen, a label becomes its code, also in
 * the records of a list, whose entries are written by official name or id.
 *
 * @returns null where the value does not fit the fact.
 */
export function factValueFromFile(fact: FactDefinition, written: unknown): FactValue {
  const read = factReader(fact);
  if (fact.type === 'codes') {
    return Array.isArray(written) ? read(written.map((one) => codeOf(fact.codes, one))) : null;
  }
  if (fact.type === 'records') {
    return Array.isArray(written)
      ? read(written.map((one) => recordGiven(fact.fields, one)))
      : null;
  }
  return read(asGiven(fact, written));
}

/** Checks everything in a policy file that names something else: facts, clauses, dates, shares. */
export function checkReferences(
  source: YamlSource,
  content: PolicyFile,
  dictionary: FactDictionary,
): void {
  const clauses = content.document.clauses.map((clause) => clause.number);
  const clause = (number: string | undefined, path: Path) => {
    if (number !== undefined && !clauses.includes(number)) {
      source.refuseUnknown('clause.unknown', number, clauses, path);
    }
  };
  const fact = (id: string, path: Path) => {
    if (!dictionary.facts.has(id)) {
      source.refuseUnknown('feel.unknown-name', id, dictionary.facts.keys(), path);
    }
  };
  const { inForce, governs } = content.document;
  clause(governs.clause, ['document', 'governs', 'clause']);
  if (inForce.until !== null && inForce.until <= inForce.from) {
    const values = { from: inForce.from, until: inForce.until };
    source.refuse('window.reversed', ['document', 'inForce', 'until'], values);
  }
  refuseInheritedIds(source, content);
  source.refuseDuplicates(
    clauses.map((id, i) => ({ id, path: ['document', 'clauses', i, 'number'] })),
  );
  for (const list of ['parameters', 'derived', 'benefits'] as const) {
    source.refuseDuplicates(content[list].map(({ id }, i) => ({ id, path: [list, i, 'id'] })));
  }
  content.parameters.forEach((parameter, i) => {
    if (parameter.assumed !== (parameter.source === 'assumed')) {
      source.refuse('assumed.mismatch', ['parameters', i, 'source']);
    }
  });
  content.derived.forEach((value, i) => {
    clause(value.clause, ['derived', i, 'clause']);
    value.table?.rows.forEach((row, j) =>
      clause(row.clause, ['derived', i, 'table', 'rows', j, 'clause']),
    );
  });
  content.questions.forEach((question, i) => fact(question.fact, ['questions', i, 'fact']));
  source.refuseDuplicates(
    content.questions.map((q, i) => ({ id: q.fact, path: ['questions', i, 'fact'] })),
  );
  content.benefits.forEach((benefit, i) => {
    checkBenefit(source, benefit, ['benefits', i], { clause, fact });
    checkExamples(source, benefit, ['benefits', i, 'examples'], dictionary);
  });
}

/** Notes ids that every JavaScript object has: they would be found where nothing was written. */
function refuseInheritedIds(source: YamlSource, content: PolicyFile): void {
  const check = (id: string, path: Path) => {
    if (!(id in Object.prototype)) return;
    source.refuse('name.not-allowed', path, { name: id, proposal: `${id}1` });
  };
  check(content.document.id, ['document', 'id']);
  for (const list of ['parameters', 'derived', 'benefits'] as const) {
    content[list].forEach(({ id }, i) => check(id, [list, i, 'id']));
  }
  content.benefits.forEach((benefit, i) => {
    const at: Path = ['benefits', i];
    benefit.conditions.forEach(({ id }, j) => check(id, [...at, 'conditions', j, 'id']));
    benefit.evidence.forEach(({ code }, j) => check(code, [...at, 'evidence', j, 'code']));
    benefit.examples.forEach(({ id }, j) => check(id, [...at, 'examples', j, 'id']));
    benefit.amount.instalments.parts.forEach(({ id }, j) =>
      check(id, [...at, 'amount', 'instalments', 'parts', j, 'id']),
    );
    benefit.stacking.forEach((rule, j) => {
      if ('group' in rule) check(rule.group, [...at, 'stacking', j, 'group']);
    });
  });
}

/** Among what is checked again: that the milestone of the part is accepted, which no fact tells. */
const acceptance = 'acceptance';

interface Checks {
  readonly clause: (number: string | undefined, path: Path) => void;
  readonly fact: (id: string, path: Path) => void;
}

function checkBenefit(source: YamlSource, benefit: BenefitFile, at: Path, checks: Checks): void {
  source.refuseDuplicates(
    benefit.conditions.map(({ id }, j) => ({ id, path: [...at, 'conditions', j, 'id'] })),
  );
  benefit.conditions.forEach(({ clause }, j) =>
    checks.clause(clause, [...at, 'conditions', j, 'clause']),
  );
  checks.clause(benefit.appliesWhen?.clause, [...at, 'appliesWhen', 'clause']);
  checks.clause(benefit.amount.clause, [...at, 'amount', 'clause']);
  checks.clause(benefit.amount.instalments.clause, [...at, 'amount', 'instalments', 'clause']);
  benefit.amount.instalments.recheck?.forEach((id, j) => {
    const known = [...benefit.conditions.map((condition) => condition.id), acceptance];
    if (known.includes(id)) return;
    const path = [...at, 'amount', 'instalments', 'recheck', j];
    source.refuseUnknown('feel.unknown-name', id, known, path);
  });
  checks.clause(benefit.window.clause, [...at, 'window', 'clause']);
  checks.clause(benefit.duties.clause, [...at, 'duties', 'clause']);
  benefit.stacking.forEach((rule, j) => {
    checks.clause(rule.clause, [...at, 'stacking', j, 'clause']);
    if (rule.rule !== 'exclusive-with' || !rule.benefits.includes(benefit.id)) return;
    const path = [...at, 'stacking', j, 'benefits', rule.benefits.indexOf(benefit.id)];
    source.refuse('stacking.itself', path, { name: benefit.id });
  });
  benefit.duties.waivers.forEach(({ clause }, j) =>
    checks.clause(clause, [...at, 'duties', 'waivers', j, 'clause']),
  );
  const { opensOn, closesOn, within } = benefit.window;
  if (closesOn !== null && closesOn <= opensOn) {
    source.refuse('window.reversed', [...at, 'window', 'closesOn'], {
      from: opensOn,
      until: closesOn,
    });
  }
  if (within) checks.fact(within.after, [...at, 'window', 'within', 'after']);
  benefit.alsoAsks.forEach((id, j) => checks.fact(id, [...at, 'alsoAsks', j]));
  benefit.evidence.forEach((item, j) =>
    item.for.forEach((id, k) => checks.fact(id, [...at, 'evidence', j, 'for', k])),
  );
  source.refuseDuplicates(
    benefit.evidence.map(({ code }, j) => ({ id: code, path: [...at, 'evidence', j, 'code'] })),
  );
  source.refuseDuplicates(
    benefit.terms.map(({ stage }, j) => ({ id: stage, path: [...at, 'terms', j, 'stage'] })),
  );
  const shares: [readonly { readonly share: number }[], Path][] = [
    [benefit.amount.instalments.parts, [...at, 'amount', 'instalments', 'parts']],
    [benefit.payers, [...at, 'payers']],
  ];
  for (const [parts, path] of shares) {
    const sum = parts.reduce((total, part) => total + part.share, 0);
    if (sum !== 100) source.refuse('shares.not-whole', path, { sum });
  }
}

function checkExamples(
  source: YamlSource,
  benefit: BenefitFile,
  at: Path,
  dictionary: FactDictionary,
): void {
  source.refuseDuplicates(benefit.examples.map(({ id }, j) => ({ id, path: [...at, j, 'id'] })));
  benefit.examples.forEach((example, j) => {
    for (const [name, written] of Object.entries(example.facts)) {
      const path = [...at, j, 'facts', name];
      const fact = dictionary.byName.get(name);
      if (!fact) source.refuseUnknown('feel.unknown-name', name, dictionary.byName.keys(), path);
      else if (factValueFromFile(fact, written) === null) {
        const [expected, expectedEn] = typeWords[fact.type];
        const values = { text: JSON.stringify(written), name: fact.name, expected, expectedEn };
        source.refuse('value.wrong-for-fact', path, values);
      }
    }
    const known = benefit.conditions.map(({ id }) => id);
    for (const key of ['failing', 'open'] as const) {
      example.expect[key]?.forEach((id, k) => {
        if (known.includes(id)) return;
        source.refuseUnknown('feel.unknown-name', id, known, [...at, j, 'expect', key, k]);
      });
    }
  });
}
