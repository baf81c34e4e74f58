import type { FeelType } from '../feel/types.ts';
import { walk } from '../feel/tree.ts';
import { limitFenOf } from '../policy-on.ts';
import type {
  CheckedBenefit,
  CheckedCondition,
  CheckedParameter,
  CheckedStacking,
} from '../rules.ts';
import type { BenefitFile } from './policy-schema.ts';
import { readAmount } from './read-amount.ts';
import type { RuleReader } from './read-rules.ts';
import type { Path } from './yaml-source.ts';

const boolean: FeelType = { kind: 'boolean' };
const money: FeelType = { kind: 'money', whole: false };

/** Reads the expressions of one benefit; undefined after a problem. */
export function readBenefit(
  reader: RuleReader,
  file: BenefitFile,
  path: Path,
  parameters: ReadonlyMap<string, CheckedParameter>,
): CheckedBenefit | undefined {
  const conditions: (CheckedCondition | undefined)[] = file.conditions.map((condition, i) => {
    const test = reader.expression(condition.when, [...path, 'conditions', i, 'when'], boolean);
    return test && { file: condition, test };
  });
  const applies =
    file.appliesWhen &&
    reader.expression(file.appliesWhen.when, [...path, 'appliesWhen', 'when'], boolean);
  const amount = readAmount(reader, file, path);
  const stacking = file.stacking.map((rule, i) =>
    readStacking(reader, rule, [...path, 'stacking', i], parameters),
  );
  if (!amount || conditions.includes(undefined) || stacking.includes(undefined)) return undefined;
  return {
    file,
    ...(file.appliesWhen && applies && { applies: { file: file.appliesWhen, test: applies } }),
    conditions: conditions as CheckedCondition[],
    ...amount,
    stacking: stacking as CheckedStacking[],
  };
}

function readStacking(
  reader: RuleReader,
  file: BenefitFile['stacking'][number],
  path: Path,
  parameters: ReadonlyMap<string, CheckedParameter>,
): CheckedStacking | undefined {
  if (file.rule !== 'cap') return { file };
  const at: Path = [...path, 'limit'];
  const limit = reader.expression(file.limit, at, money);
  if (!limit) return undefined;
  for (const node of walk(limit)) {
    if (node.kind !== 'fact' && node.kind !== 'derived') continue;
    reader.refuse('stacking.limit-not-fixed', at, { found: node.text });
    return undefined;
  }
  return { file, limit, limitFen: limitFenOf(limit, parameters) };
}
