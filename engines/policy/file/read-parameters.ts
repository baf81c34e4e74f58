import { isCivilDate, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Literal } from '../feel/tree.ts';
import type { FeelType } from '../feel/types.ts';
import type { CheckedParameter, DatedValue } from '../rules.ts';
import type { ParameterFile, PolicyFile } from './policy-schema.ts';
import type { Path, YamlSource } from './yaml-source.ts';
import { fenAsWritten } from './yuan.ts';

/** A value of a parameter by its unit, money in fen; undefined where it does not fit. */
function literalOf(file: ParameterFile, value: number | string): Literal | undefined {
  const text = file.name;
  if (file.unit === 'date') {
    if (typeof value !== 'string' || !isCivilDate(value)) return undefined;
    return { kind: 'literal', value, text, type: { kind: 'date' } };
  }
  if (file.unit === 'yuan') {
    const fen = fenAsWritten(value);
    if (fen === undefined) return undefined;
    return { kind: 'literal', value: fen, text, type: { kind: 'money', whole: true } };
  }
  if (typeof value !== 'number' || Math.abs(value) > 9e13) return undefined;
  const type: FeelType = {
    kind: 'number',
    whole: Number.isInteger(value),
    ...(file.unit !== 'none' && { unit: file.unit }),
  };
  return { kind: 'literal', value, text, type };
}

/** The dated values as written; one value stands for the whole time in force. */
function written(file: ParameterFile, inForce: PolicyFile['document']['inForce'], at: Path) {
  const values = file.values ?? [{ ...inForce, value: file.value ?? 0 }];
  return values.map((each, i) => ({
    ...each,
    path: file.values ? [...at, 'values', i] : at,
    valuePath: file.values ? [...at, 'values', i, 'value'] : [...at, 'value'],
  }));
}

/** Notes gaps, overlaps and days in force that have no value. */
function checkDates(
  source: YamlSource,
  values: ReturnType<typeof written>,
  inForce: PolicyFile['document']['inForce'],
): boolean {
  const before = source.problems.length;
  const [first] = values;
  const last = values.at(-1);
  if (first && first.from > inForce.from) {
    source.refuse('parameter.not-covering', [...first.path, 'from'], { day: inForce.from });
  }
  for (const [i, { from, until, path }] of values.entries()) {
    if (until !== null && until <= from) {
      source.refuse('window.reversed', [...path, 'until'], { from, until });
    }
    const previous = values[i - 1];
    if (!previous) continue;
    if (previous.until === null || from < previous.until) {
      source.refuse('parameter.overlap', [...path, 'from'], { day: from });
    } else if (from > previous.until) {
      source.refuse('parameter.gap', [...path, 'from'], { from: previous.until, until: from });
    }
  }
  if (last && last.until !== null && (inForce.until === null || last.until < inForce.until)) {
    source.refuse('parameter.not-covering', [...last.path, 'until'], { day: last.until });
  }
  return source.problems.length === before;
}

/**
 * Reads the parameters of a file. One whose values leave a day in force without a value, or give it
 * two, is refused. `value` is the one of the first day in force.
 */
export function readParameters(
  source: YamlSource,
  content: PolicyFile,
): Map<string, CheckedParameter> {
  const parameters = new Map<string, CheckedParameter>();
  const { inForce } = content.document;
  for (const [i, file] of content.parameters.entries()) {
    const at: Path = ['parameters', i];
    if ((file.value === undefined) === (file.values === undefined)) {
      source.refuse('parameter.one-way', at, { name: file.name });
      continue;
    }
    const dated = written(file, inForce, at);
    const literals = dated.map(({ value, valuePath }) => {
      const literal = literalOf(file, value);
      if (!literal) refuseValue(source, file, value, valuePath);
      return literal;
    });
    if (!checkDates(source, dated, inForce) || literals.includes(undefined)) continue;
    const type = sharedType(literals as Literal[]);
    const values: DatedValue[] = dated.map(({ from, until }, j) => ({
      from,
      until,
      value: { ...(literals[j] as Literal), type },
    }));
    parameters.set(file.id, { file, value: valueOn(values, inForce.from), values });
  }
  return parameters;
}

/** One type for all days, so that the checked trees hold on each of them. */
function sharedType(literals: readonly Literal[]): FeelType {
  const type = literals[0]?.type ?? { kind: 'null' };
  if (type.kind !== 'number' && type.kind !== 'money') return type;
  return { ...type, whole: literals.every((each) => 'whole' in each.type && each.type.whole) };
}

/** The value on a day; before the first value the first, after the last the last. */
export function valueOn(values: readonly DatedValue[], day: CivilDate): Literal {
  const found = values.findLast(({ from }) => from <= day) ?? values[0];
  if (!found) throw new Error('a parameter without a value');
  return found.value;
}

function refuseValue(
  source: YamlSource,
  file: ParameterFile,
  value: number | string,
  path: Path,
): void {
  const date = file.unit === 'date';
  source.refuse('value.wrong-for-fact', path, {
    text: String(value),
    name: file.name,
    expected: date ? '日期' : '数字',
    expectedEn: date ? 'a date' : 'a number',
  });
}
