import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zFen, zUuid } from '@yanzhen/values/fields.ts';

const month = z.string().regex(/^\d{4}-\d{2}$/);

export const monthLineSchema = z.object({
  month,
  budgetLineId: zUuid,
  name: z.string(),
  appropriatedFen: z.int(),
  /** Reserved, less what was released. */
  reservedFen: z.int(),
  instructedFen: zFen,
  paidFen: zFen,
  /** Sent back by the bank, before or after it had confirmed. */
  returnedFen: zFen,
  recoveredFen: zFen,
});
export type MonthLine = z.infer<typeof monthLineSchema>;

export const monthBatchSchema = z.object({
  month,
  batchId: zUuid,
  number: z.string(),
  totalFen: zFen,
  /** As the bank's answer says. */
  bankPaidFen: zFen,
  bankReturnedFen: zFen,
  /** As the ledger has it. */
  ledgerPaidFen: zFen,
  ledgerReturnedFen: zFen,
  /** As the lines of the batch and the payments made of them have it. */
  linesPaidFen: zFen,
  differenceFen: z.int(),
});
export type MonthBatch = z.infer<typeof monthBatchSchema>;

export const reconcileMonths = endpoint({
  id: 'payments.months',
  method: 'GET',
  path: '/payments/reconciliation/months',
  summary: 'A year by month and budget line, and each bank answer against ledger and lines',
  query: z.object({ year: z.coerce.number().int().min(2000).max(2199) }),
  reply: z.object({
    year: z.int(),
    lines: z.array(monthLineSchema),
    batches: z.array(monthBatchSchema),
    /** Batches whose bank answer, ledger and lines do not say the same. */
    differences: z.int(),
    /** Lines that spend what the leading group lent them. */
    overdrawn: z.array(z.object({ name: z.string(), overdraftFen: zFen })),
  }),
});

export const forecastSchema = z.object({
  year: z.int(),
  benefitId: z.string(),
  cases: z.int(),
  /** Promised by approved applications and not reserved yet. */
  promisedFen: zFen,
  /** What the benefit's lines of that year have available; null where none is open. */
  availableFen: zFen.nullable(),
});
export type Forecast = z.infer<typeof forecastSchema>;

export const forecast = endpoint({
  id: 'payments.forecast',
  method: 'GET',
  path: '/payments/forecast',
  summary: 'Instalments already promised, by the year in which they fall due',
  reply: z.object({ rows: z.array(forecastSchema) }),
});
