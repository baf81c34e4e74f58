import { fenAsWritten, nearestName, type Policy } from '@yanzhen/policy';
import { isCivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';

/** What was asked cannot be simulated: says why and what to do, in both languages. */
export class SimulationRefused extends Error {
  readonly says: Localized;
  readonly remedy: Localized;

  constructor(says: Localized, remedy: Localized) {
    super(says.en);
    this.says = says;
    this.remedy = remedy;
  }
}

type Parameter = Policy['parameters'][number];

/**
 * Values of parameters as rules read them, by document and parameter id.
 *
 * @param asked  By `<document>.<parameter>` or by the parameter alone; money in yuan.
 * @throws SimulationRefused for a name that no policy has, or two have, and for a value of another kind.
 */
export function parameterValues(
  policies: readonly Policy[],
  asked: Readonly<Record<string, number | string>>,
): ReadonlyMap<string, ReadonlyMap<string, number | string>> {
  const values = new Map<string, Map<string, number | string>>();
  for (const [name, value] of Object.entries(asked)) {
    const { policy, parameter } = findParameter(policies, name);
    const own = values.get(policy.document.id) ?? new Map<string, number | string>();
    values.set(policy.document.id, own.set(parameter.id, readValue(parameter, value)));
  }
  return values;
}

function findParameter(
  policies: readonly Policy[],
  name: string,
): { policy: Policy; parameter: Parameter } {
  const all = policies.flatMap((policy) =>
    policy.parameters.map((parameter) => ({ policy, parameter })),
  );
  const found = all.filter(
    ({ policy, parameter }) =>
      name === parameter.id ||
      name === parameter.name ||
      name === `${policy.document.id}.${parameter.id}`,
  );
  const [first, second] = found;
  if (first && !second) return first;
  if (first) {
    const names = found
      .map(({ policy, parameter }) => `${policy.document.id}.${parameter.id}`)
      .join(', ');
    throw new SimulationRefused(
      { zh: `有几份文件都有参数“${name}”。`, en: `Several documents have a parameter ${name}.` },
      { zh: `请写明是哪一个：${names}。`, en: `Say which one: ${names}.` },
    );
  }
  const near = nearestName(
    name,
    all.flatMap(({ policy, parameter }) => [parameter.id, `${policy.document.id}.${parameter.id}`]),
  );
  throw new SimulationRefused(
    { zh: `没有参数“${name}”。`, en: `There is no parameter ${name}.` },
    all.length === 0
      ? { zh: '本市的政策没有参数。', en: 'No policy of the city has a parameter.' }
      : { zh: `最接近的是“${near}”。`, en: `The nearest is ${near}.` },
  );
}

function readValue(parameter: Parameter, value: number | string): number | string {
  const text = String(value).trim();
  if (parameter.unit === 'date') {
    if (isCivilDate(text)) return text;
    throw wrong(parameter, text, { zh: '日期，如 2026-01-01', en: 'a day such as 2026-01-01' });
  }
  if (parameter.unit === 'yuan') {
    const fen = fenAsWritten(text);
    if (fen !== undefined) return fen;
    throw wrong(parameter, text, {
      zh: '金额（元），至多两位小数',
      en: 'yuan with at most two decimals',
    });
  }
  const number = Number(text);
  if (/^-?\d+(\.\d+)?$/.test(text) && Math.abs(number) <= 9e13) return number;
  throw wrong(parameter, text, { zh: '数字', en: 'a number' });
}

function wrong({ id, name }: Parameter, text: string, expected: Localized): SimulationRefused {
  return new SimulationRefused(
    { zh: `参数“${name}”（${id}）不能是“${text}”。`, en: `Parameter ${id} cannot be “${text}”.` },
    { zh: `请写${expected.zh}。`, en: `Write ${expected.en}.` },
  );
}
