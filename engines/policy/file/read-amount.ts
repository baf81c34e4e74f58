import { arithmetic } from '../feel/operations.ts';
import { partsOf, type Expression } from '../feel/tree.ts';
import type { FeelType } from '../feel/types.ts';
import type { CheckedBenefit, ValueRule } from '../rules.ts';
import { amountWays, type AmountFile } from './amount-schema.ts';
import type { BenefitFile } from './policy-schema.ts';
import type { RuleReader } from './read-rules.ts';
import type { Path } from './yaml-source.ts';

const money: FeelType = { kind: 'money', whole: false };
const number: FeelType = { kind: 'number', whole: false };

type Amount = Pick<CheckedBenefit, 'amount' | 'cap' | 'rangeFrom'>;

/** Reads the amount of a benefit; each way of stating it becomes one rule. Undefined after a problem. */
export function readAmount(
  reader: RuleReader,
  benefit: BenefitFile,
  path: Path,
): Amount | undefined {
  const { amount, gives } = benefit;
  const at: Path = [...path, 'amount'];
  const wanted = gives === 'quantity' ? number : money;
  const ways = amountWays.filter((way) => amount[way] !== undefined);
  const [way] = ways;
  if (way === undefined || ways.length > 1) {
    reader.refuse('amount.one-way', at, { ways: amountWays.join(', ') });
    return undefined;
  }
  if (gives === 'quantity' && way !== 'formula' && way !== 'table') {
    reader.refuse('amount.not-a-quantity', [...at, way], { way });
    return undefined;
  }
  const cap =
    amount.cap === undefined ? undefined : reader.expression(amount.cap, [...at, 'cap'], wanted);
  if (way === 'percentage' && amount.cap === undefined) {
    reader.refuse('amount.cap-needed', [...at, 'percentage']);
  }
  const read = lowered(reader, amount, at, wanted);
  if (!read || (amount.cap !== undefined && !cap)) return undefined;
  return { ...read, ...(cap && { cap }) };
}

function lowered(
  reader: RuleReader,
  amount: AmountFile,
  at: Path,
  wanted: FeelType,
): Pick<Amount, 'amount' | 'rangeFrom'> | undefined {
  const { perHead, percentage, monthly, range } = amount;
  if (perHead) {
    const sum = reader.expression(perHead.sum, [...at, 'perHead', 'sum'], money);
    const heads = reader.whole(perHead.heads, [...at, 'perHead', 'heads']);
    return product(sum, heads);
  }
  if (monthly) {
    const sum = reader.expression(monthly.sum, [...at, 'monthly', 'sum'], money);
    const months = reader.whole(monthly.months, [...at, 'monthly', 'months']);
    return product(sum, months);
  }
  if (percentage) {
    const ratePath: Path = [...at, 'percentage', 'rate'];
    const rate = reader.expression(percentage.rate, ratePath, number);
    const of = reader.expression(percentage.of, [...at, 'percentage', 'of'], money);
    if (rate?.type.kind === 'number' && rate.type.unit !== undefined) {
      reader.refuse('amount.rate-unit', ratePath, { unit: rate.type.unit });
      return undefined;
    }
    return product(of, rate);
  }
  if (range) {
    const from = reader.expression(range.from, [...at, 'range', 'from'], money);
    const to = reader.expression(range.to, [...at, 'range', 'to'], money);
    return from && to && { amount: { kind: 'formula', expression: to }, rangeFrom: from };
  }
  const rule = reader.value(amount, at, wanted);
  return rule && { amount: rule };
}

/** A factor as it stands inside a product. */
function factor(node: Expression): string {
  return partsOf(node).length > 1 && node.kind !== 'call' ? `(${node.text})` : node.text;
}

function product(
  sum: Expression | undefined,
  by: Expression | undefined,
): { readonly amount: ValueRule } | undefined {
  if (!sum || !by) return undefined;
  const text = `${factor(sum)} * ${factor(by)}`;
  return { amount: { kind: 'formula', expression: arithmetic('*', sum, by, text, 0) } };
}
