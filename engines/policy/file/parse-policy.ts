import { isCivilDate } from '@yanzhen/values/civil-date.ts';
import { fenFromYuan } from '@yanzhen/values/money.ts';
import { canonicalJson, sha256 } from '../digest.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { Named } from '../feel/scope.ts';
import { walk, type Literal } from '../feel/tree.ts';
import type { FeelType } from '../feel/types.ts';
import { isAllowedName, proposeName } from '../names.ts';
import type { Problem } from '../problems.ts';
import {
  expressionsOf,
  type CheckedBenefit,
  type CheckedCondition,
  type CheckedDerived,
  type CheckedParameter,
  type CheckedRules,
  type Policy,
} from '../rules.ts';
import { checkReferences } from './check-references.ts';
import { policyFileSchema, type BenefitFile, type PolicyFile } from './policy-schema.ts';
import { RuleReader } from './read-rules.ts';
import { YamlSource, type Path } from './yaml-source.ts';

export type PolicyFileResult =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const money: FeelType = { kind: 'money', whole: false };

/**
 * Reads and checks a policy file: its shape, its names and references, and each FEEL expression with
 * its types.
 *
 * @param text        Content of the file, YAML 1.2.
 * @param fileName    Name shown in problems.
 * @param dictionary  Facts the file may name.
 * @returns           The policy, or every problem with line, column and remedy. Never throws.
 */
export function parsePolicyFile(
  text: string,
  fileName: string,
  dictionary: FactDictionary,
): PolicyFileResult {
  const source = new YamlSource(text, fileName);
  const content = source.read(policyFileSchema);
  if (!content) return { ok: false, problems: source.problems };
  checkReferences(source, content, dictionary);
  const rules = readRules(source, content, dictionary);
  if (!rules || source.problems.length > 0)
    return { ok: false, problems: inFileOrder(source.problems) };
  const version = sha256(canonicalJson({ content, facts: [...dictionary.facts] }));
  return { ok: true, policy: { ...content, fileName, version, rules } };
}

function inFileOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** The value of a parameter by its unit; money in fen. */
function parameterValue(file: PolicyFile['parameters'][number]): Literal | undefined {
  const { value, unit } = file;
  const text = file.name;
  if (unit === 'date') {
    if (typeof value !== 'string' || !isCivilDate(value)) return undefined;
    return { kind: 'literal', value, text, type: { kind: 'date' } };
  }
  if (unit === 'yuan') {
    const yuan = String(value);
    if (!/^\d{1,11}(\.\d{1,2})?$/.test(yuan)) return undefined;
    return {
      kind: 'literal',
      value: fenFromYuan(yuan),
      text,
      type: { kind: 'money', whole: true },
    };
  }
  if (typeof value !== 'number' || Math.abs(value) > 9e13) return undefined;
  const whole = Number.isInteger(value);
  const type: FeelType = { kind: 'number', whole, ...(unit !== 'none' && { unit }) };
  return { kind: 'literal', value, text, type };
}

function readParameters(source: YamlSource, content: PolicyFile): Map<string, CheckedParameter> {
  const parameters = new Map<string, CheckedParameter>();
  for (const [i, file] of content.parameters.entries()) {
    const value = parameterValue(file);
    if (value) {
      parameters.set(file.id, { file, value });
      continue;
    }
    const expected = file.unit === 'date' ? ['日期', 'a date'] : ['数字', 'a number'];
    source.refuse('value.wrong-for-fact', ['parameters', i, 'value'], {
      text: String(file.value),
      name: file.name,
      expected: expected[0] ?? '',
      expectedEn: expected[1] ?? '',
    });
  }
  return parameters;
}

function typeOfDerived(yields: PolicyFile['derived'][number]['yields']): FeelType {
  return yields === 'money' || yields === 'number'
    ? { kind: yields, whole: false }
    : { kind: yields };
}

/** Every name an expression of the file may use; a name used for two things is refused. */
function namesOf(
  source: YamlSource,
  content: PolicyFile,
  dictionary: FactDictionary,
  parameters: ReadonlyMap<string, CheckedParameter>,
): Map<string, Named> {
  const names = new Map<string, Named>();
  for (const [name, fact] of dictionary.byName) {
    const type = dictionary.types.get(fact.id);
    if (type) names.set(name, { kind: 'fact', id: fact.id, type });
  }
  const seen = new Map<string, Path>();
  const add = (name: string, path: Path, named: Named) => {
    if (!isAllowedName(name)) {
      source.refuse('name.not-allowed', path, { name, proposal: proposeName(name) });
    }
    const first = seen.get(name);
    if (first || names.has(name)) {
      source.refuse('id.duplicate', path, {
        id: name,
        firstLine: first ? source.lineOf(first) : '—',
      });
    }
    seen.set(name, path);
    names.set(name, named);
  };
  content.parameters.forEach((file, i) => {
    const type = parameters.get(file.id)?.value.type ?? { kind: 'null' };
    add(file.name, ['parameters', i, 'name'], { kind: 'parameter', id: file.id, type });
  });
  content.derived.forEach((file, i) => {
    const type = typeOfDerived(file.yields);
    add(file.name, ['derived', i, 'name'], { kind: 'derived', id: file.id, type });
  });
  return names;
}

function readRules(
  source: YamlSource,
  content: PolicyFile,
  dictionary: FactDictionary,
): CheckedRules | undefined {
  const parameters = readParameters(source, content);
  const names = namesOf(source, content, dictionary, parameters);
  const reader = new RuleReader(source, { names, nulls: 'unknown' }, parameters);
  const derived = new Map<string, CheckedDerived>();
  content.derived.forEach((file, i) => {
    const type = typeOfDerived(file.yields);
    const rule = reader.value(file, ['derived', i], type);
    if (rule) derived.set(file.id, { file, type, rule });
  });
  const benefits = content.benefits.map((file, i) => readBenefit(reader, file, ['benefits', i]));
  const ordered = inDependencyOrder(source, content, derived);
  if (!ordered || benefits.includes(undefined)) return undefined;
  return { parameters, derived: ordered, benefits: benefits as CheckedBenefit[] };
}

function readBenefit(
  reader: RuleReader,
  file: BenefitFile,
  path: Path,
): CheckedBenefit | undefined {
  const boolean: FeelType = { kind: 'boolean' };
  const conditions: (CheckedCondition | undefined)[] = file.conditions.map((condition, i) => {
    const test = reader.expression(condition.when, [...path, 'conditions', i, 'when'], boolean);
    return test && { file: condition, test };
  });
  const applies =
    file.appliesWhen &&
    reader.expression(file.appliesWhen.when, [...path, 'appliesWhen', 'when'], boolean);
  const amount = reader.value(file.amount, [...path, 'amount'], money);
  const cap =
    file.amount.cap === undefined
      ? undefined
      : reader.expression(file.amount.cap, [...path, 'amount', 'cap'], money);
  if (!amount || conditions.includes(undefined)) return undefined;
  return {
    file,
    ...(file.appliesWhen && applies && { applies: { file: file.appliesWhen, test: applies } }),
    conditions: conditions as CheckedCondition[],
    amount,
    ...(cap && { cap }),
  };
}

/** Derived values sorted so that each stands after what it reads; a circle is refused with its path. */
function inDependencyOrder(
  source: YamlSource,
  content: PolicyFile,
  derived: ReadonlyMap<string, CheckedDerived>,
): Map<string, CheckedDerived> | undefined {
  const ordered = new Map<string, CheckedDerived>();
  const trail: CheckedDerived[] = [];
  let sound = true;
  const visit = (value: CheckedDerived): void => {
    if (ordered.has(value.file.id)) return;
    const start = trail.indexOf(value);
    if (start >= 0) {
      const cycle = [...trail.slice(start), value].map((step) => step.file.name).join(' → ');
      if (sound)
        source.refuse('derived.cycle', ['derived', content.derived.indexOf(value.file)], { cycle });
      sound = false;
      return;
    }
    trail.push(value);
    for (const expression of expressionsOf(value.rule)) {
      for (const node of walk(expression)) {
        const next = node.kind === 'derived' ? derived.get(node.id) : undefined;
        if (next) visit(next);
      }
    }
    trail.pop();
    ordered.set(value.file.id, value);
  };
  for (const value of derived.values()) visit(value);
  return sound ? ordered : undefined;
}
