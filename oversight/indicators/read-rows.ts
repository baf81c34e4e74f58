import type { RawBuilder } from 'kysely';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import type { Indicator } from './indicator.ts';

/** Classes of the database's errors that tell of the statement itself, not of the moment. */
const ofStatement = /^(21|22|42)/;

/** Runs a statement over an indicator's query. @throws Fault `indicators.query-fails` where it cannot be answered. */
export async function readRows<Row>(
  turn: Turn,
  indicator: Indicator,
  statement: RawBuilder<unknown>,
): Promise<Row[]> {
  try {
    return await turn.rows<Row>(statement);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string' || !ofStatement.test(code)) throw error;
    throw fault(faults.queryFails, {
      status: 409,
      field: 'params.indicatorId',
      values: { name: indicator.name[turn.language], id: indicator.id },
    });
  }
}

/** @throws Fault `indicators.row-twice` where one record stands in the rows twice; they are in the order of their ids. */
export function requireOnce(
  turn: Turn,
  indicator: Indicator,
  rows: readonly { readonly id: string }[],
): void {
  const twice = rows.find((row, at) => at > 0 && row.id === rows[at - 1]?.id);
  if (!twice) return;
  throw fault(faults.rowTwice, {
    status: 409,
    field: 'params.indicatorId',
    values: { name: indicator.name[turn.language], id: indicator.id, row: twice.id },
  });
}
