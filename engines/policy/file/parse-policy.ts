import { canonicalJson, sha256 } from '../digest.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { Named } from '../feel/scope.ts';
import { walk } from '../feel/tree.ts';
import type { FeelType } from '../feel/types.ts';
import { isAllowedName, proposeName } from '../names.ts';
import type { Problem } from '../problems.ts';
import {
  expressionsOf,
  type CheckedBenefit,
  type CheckedDerived,
  type CheckedParameter,
  type CheckedRules,
  type Policy,
  type ValueRule,
} from '../rules.ts';
import { checkReferences } from './check-references.ts';
import { checkReach } from './check-reach.ts';
import { checkSums } from './check-sums.ts';
import { policyFileSchema, type PolicyFile } from './policy-schema.ts';
import { readBenefit } from './read-benefit.ts';
import { readParameters } from './read-parameters.ts';
import { RuleReader } from './read-rules.ts';
import { YamlSource, type Path } from './yaml-source.ts';

export type PolicyFileResult =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly Problem[] };

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
  const { from: parametersOn } = content.document.inForce;
  return { ok: true, policy: { ...content, fileName, version, parametersOn, rules } };
}

function inFileOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function typeOfDerived(yields: PolicyFile['derived'][number]['yields']): FeelType {
  return yields === 'money' || yields === 'number'
    ? { kind: yields, whole: false }
    : { kind: yields };
}

/** Whether a number is whole whatever the facts are, on every day. */
function isWhole(rule: ValueRule, parameters: ReadonlyMap<string, CheckedParameter>): boolean {
  if (rule.kind !== 'formula') return false;
  const whole = ({ type }: { readonly type: FeelType }) => type.kind === 'number' && type.whole;
  return (
    whole(rule.expression) &&
    [...walk(rule.expression)].every(
      (node) =>
        node.kind !== 'parameter' ||
        (parameters.get(node.id)?.values ?? []).every(
          ({ value }) => value.type.kind !== 'number' || value.type.whole,
        ),
    )
  );
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
    const stated = typeOfDerived(file.yields);
    const rule = reader.value(file, ['derived', i], stated);
    if (!rule) return;
    const type = isWhole(rule, parameters) ? { ...stated, whole: true } : stated;
    derived.set(file.id, { file, type, rule });
    // What stands below may count by it: heads and months are whole numbers.
    if (type !== stated && names.has(file.name)) {
      names.set(file.name, { kind: 'derived', id: file.id, type });
    }
  });
  const benefits = content.benefits.map((file, i) =>
    readBenefit(reader, file, ['benefits', i], parameters),
  );
  const ordered = inDependencyOrder(source, content, derived);
  if (!ordered || benefits.includes(undefined)) return undefined;
  const rules = { parameters, derived: ordered, benefits: benefits as CheckedBenefit[] };
  checkSums(source, content, rules);
  checkReach(source, content, rules, dictionary);
  return rules;
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
