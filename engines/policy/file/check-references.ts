import { fenFromYuan } from '@yanzhen/values/money.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { FactDefinition } from '../facts/dictionary-schema.ts';
import { factReader, type FactValue } from '../facts/normalise.ts';
import type { BenefitFile, PolicyFile } from './policy-schema.ts';
import type { Path, YamlSource } from './yaml-source.ts';

const typeWords: Readonly<Record<FactDefinition['type'], readonly [string, string]>> = {
  boolean: ['true 或 false', 'true or false'],
  number: ['数字', 'a number'],
  money: ['以元为单位的金额', 'an amount in yuan'],
  date: ['日期（2024-07-01）', 'a date (2024-07-01)'],
  text: ['文字', 'text'],
  code: ['代码', 'a code of its list'],
};

/**
 * A value of a file as the fact's value: money in yuan becomes fen, a label becomes its code.
 *
 * @returns null where the value does not fit the fact.
 */
export function factValueFromFile(fact: FactDefinition, written: unknown): FactValue {
  const read = factReader(fact);
  if (fact.type === 'money') {
    const yuan = String(written);
    return /^\d{1,11}(\.\d{1,2})?$/.test(yuan) ? read(fenFromYuan(yuan)) : null;
  }
  if (fact.type === 'code') {
    const labelled = fact.codes.find((code) => code.label.zh === written);
    return read(labelled ? labelled.code : written);
  }
  return read(written);
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
  const { inForce } = content.document;
  if (inForce.until !== null && inForce.until <= inForce.from) {
    const values = { from: inForce.from, until: inForce.until };
    source.refuse('window.reversed', ['document', 'inForce', 'until'], values);
  }
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
  checks.clause(benefit.window.clause, [...at, 'window', 'clause']);
  checks.clause(benefit.duties.clause, [...at, 'duties', 'clause']);
  benefit.stacking.forEach(({ clause }, j) =>
    checks.clause(clause, [...at, 'stacking', j, 'clause']),
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
        const values = { text: String(written), name: fact.name, expected, expectedEn };
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
