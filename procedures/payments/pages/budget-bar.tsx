import { yuanForReader } from '@yanzhen/values/money.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { BudgetLine } from '../contract.ts';

const places = [
  { id: 'paid', column: 'paidFen' },
  { id: 'owed', column: 'owedFen' },
  { id: 'instructed', column: 'instructedFen' },
  { id: 'reserved', column: 'reservedFen' },
  { id: 'available', column: 'availableFen' },
] as const;

/** Paid, owed back, at the bank, reserved, available: one bar, and each part in figures. */
export function BudgetBar({ lines }: { readonly lines: readonly BudgetLine[] }) {
  const t = useWords('payments');
  const parts = places
    .map(({ id, column }) => ({ id, fen: lines.reduce((sum, line) => sum + line[column], 0) }))
    .filter(({ id, fen }) => id !== 'owed' || fen > 0);
  const says = parts.map(({ id, fen }) => `${t(`account.${id}`)} ${yuanForReader(fen)}`).join(', ');
  return (
    <>
      <div className="payments-bar" role="img" aria-label={says}>
        {parts.map(({ id, fen }) =>
          fen === 0 ? null : (
            <span key={id} className={`payments-${id}`} style={{ flexGrow: fen }} />
          ),
        )}
      </div>
      <dl className="payments-parts">
        {parts.map(({ id, fen }) => (
          <div key={id}>
            <i className={`payments-${id}`} aria-hidden="true" />
            <dt>{t(`account.${id}`)}</dt>
            <dd>{yuanForReader(fen)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
