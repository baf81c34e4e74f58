import { asFen, type Fen } from '@yanzhen/values/money.ts';
import { decimal } from './feel/decimal.ts';
import type { BenefitFile, RoundingRule } from './file/policy-schema.ts';

/** Fen of each unit that amounts are rounded to. */
export const unitFen = { fen: 1, yuan: 100, '100yuan': 10_000 } as const;

/**
 * A computed amount as whole fen.
 *
 * @param value  Fen, possibly with a fraction; NaN where unknown.
 * @param rule   Unit and direction the policy states. `half-up` takes the half away from zero.
 * @returns      Whole fen; NaN where unknown or beyond ±2^53.
 */
export function roundAmount(value: number, rule: RoundingRule): number {
  const unit = unitFen[rule.to];
  const exact = decimal(value);
  if (rule.direction === 'down') return roundDown(exact, unit);
  return rule.direction === 'up' ? roundUp(exact, unit) : roundHalfUp(exact, unit);
}

const inRange = (fen: number): number =>
  fen <= Number.MAX_SAFE_INTEGER && fen >= -Number.MAX_SAFE_INTEGER ? fen : Number.NaN;

/**
 * Whole multiple of `unit` fen at or below a decimal value; NaN where unknown or out of range. A decimal
 * of 15 digits and its quotient by 100 both stay clear of the next whole number.
 */
function roundDown(value: number, unit: number): number {
  return inRange(Math.floor(value / unit) * unit);
}

/** Whole multiple of `unit` fen at or above the value. */
function roundUp(value: number, unit: number): number {
  return inRange(0 - Math.floor((0 - value) / unit) * unit);
}

/** Nearest whole multiple of `unit` fen, a half away from zero. */
function roundHalfUp(value: number, unit: number): number {
  const size = Math.floor(Math.abs(value) / unit + 0.5) * unit;
  return inRange(value < 0 ? 0 - size : size);
}

/** One instalment of a sum. */
export interface Instalment {
  readonly id: string;
  readonly amountFen: Fen;
  readonly afterMonths: number;
}

/**
 * Splits a sum into the instalments a benefit states.
 *
 * @param amountFen    Whole fen, >= 0.
 * @param instalments  Parts with shares in per cent that add up to 100, and where the fen go that do
 *                     not divide.
 * @returns            Whole fen for each part; they always add up to `amountFen`.
 * @throws RangeError  when the amount is negative or not whole, or there is no part.
 * @source             the benefit's `amount.instalments` clause
 */
export function splitInstalments(
  amountFen: Fen,
  instalments: Pick<BenefitFile['amount']['instalments'], 'parts' | 'remainder'>,
): Instalment[] {
  if (asFen(amountFen) < 0) throw new RangeError(`negative amount: ${amountFen}`);
  const { parts, remainder } = instalments;
  const shares = splitByShare(
    amountFen,
    parts.map((part) => part.share),
    remainder,
  );
  return parts.map((part, i) => ({
    id: part.id,
    amountFen: shares[i] ?? 0,
    afterMonths: part.afterMonths,
  }));
}

/**
 * Splits a sum between those who pay it; the fen that do not divide fall to the first named.
 *
 * @param amountFen    Whole fen, >= 0.
 * @throws RangeError  as `splitInstalments`.
 */
export function splitPayers(
  amountFen: Fen,
  payers: BenefitFile['payers'],
): { readonly payer: BenefitFile['payers'][number]['payer']; readonly amountFen: Fen }[] {
  if (asFen(amountFen) < 0) throw new RangeError(`negative amount: ${amountFen}`);
  const shares = splitByShare(
    amountFen,
    payers.map(({ share }) => share),
    'first',
  );
  return payers.map(({ payer }, i) => ({ payer, amountFen: shares[i] ?? 0 }));
}

function splitByShare(
  amountFen: Fen,
  shares: readonly number[],
  remainder: 'first' | 'last',
): Fen[] {
  if (shares.length === 0) throw new RangeError('nothing to split between');
  // Hundredths apart, so that no product leaves the exact range.
  const hundreds = Math.floor(amountFen / 100);
  const rest = amountFen % 100;
  const parts = shares.map((share) => hundreds * share + Math.floor((rest * share) / 100));
  const left = amountFen - parts.reduce((sum, part) => sum + part, 0);
  const takes = remainder === 'first' ? 0 : parts.length - 1;
  return parts.map((part, i) => (i === takes ? part + left : part));
}

/**
 * Sum to repay when a service period is broken.
 *
 * @param paidFen          What was paid under the benefit, whole fen, >= 0.
 * @param requiredMonths   Service the clause asks for, whole months, > 0.
 * @param servedMonths     Service completed, whole months, 0..requiredMonths.
 * @returns                Whole fen, rounded down in the person's favour.
 * @throws RangeError      when a figure is out of range; never for a policy reason.
 * @source                 pro-rata rule of the benefit's `duties.onLeaving` clause
 */
export function clawbackFen(paidFen: Fen, requiredMonths: number, servedMonths: number): Fen {
  if (asFen(paidFen) < 0) throw new RangeError(`negative amount: ${paidFen}`);
  if (!Number.isInteger(requiredMonths) || requiredMonths < 1) {
    throw new RangeError(`months of service required: ${requiredMonths}`);
  }
  if (!Number.isInteger(servedMonths) || servedMonths < 0 || servedMonths > requiredMonths) {
    throw new RangeError(`months of service done: ${servedMonths} of ${requiredMonths}`);
  }
  const product = BigInt(paidFen) * BigInt(requiredMonths - servedMonths);
  return Number(product / BigInt(requiredMonths));
}
