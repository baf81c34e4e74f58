import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zFen, zReason, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { budgetLineSchema, faults, lineParams, signature, zDocument, zSum } from './contract.ts';

export const adjustLines = endpoint({
  id: 'payments.adjust-lines',
  method: 'POST',
  path: '/payments/budget-lines/:lineId/adjustments',
  summary: 'Move what is available of a line to another of the same year (预算调剂), by document',
  params: lineParams,
  body: z.object({ toLineId: zUuid, amountFen: zSum, document: zDocument }),
  reply: budgetLineSchema,
  faults: [faults.budgetShort, faults.yearClosed, faults.otherYear, faults.sameLine],
});

export const closeYear = endpoint({
  id: 'payments.close-year',
  method: 'POST',
  path: '/payments/budget-years/:year/close',
  summary:
    'Close a year that is over: what is left goes into the next year, or back to the treasury',
  params: z.object({ year: z.coerce.number().int().min(2000).max(2199) }),
  body: z.object({
    document: zDocument,
    /** Lines whose available money is not carried over but given back (收回). */
    giveBackLineIds: z.array(zUuid).max(500).default([]),
  }),
  reply: z.object({
    lines: z.int(),
    carriedFen: zFen,
    carriedReservedFen: zFen,
    givenBackFen: zFen,
  }),
  faults: [
    faults.yearClosed,
    faults.yearNotOver,
    faults.yearUnknown,
    faults.moneyAtBank,
    faults.overdraftOpen,
  ],
});

export const overdraftActSchema = z.object({
  id: zUuid,
  budgetLineId: zUuid,
  lineName: z.string(),
  year: z.int(),
  amountFen: zFen,
  document: z.string(),
  reason: z.string(),
  recorded: signature,
  confirmed: signature.nullable(),
  /** Whether the reader may confirm it: in the role, and another person than recorded it. */
  mayConfirm: z.boolean(),
});
export type OverdraftAct = z.infer<typeof overdraftActSchema>;

export const listOverdraftActs = endpoint({
  id: 'payments.overdraft-acts',
  method: 'GET',
  path: '/payments/overdraft-acts',
  summary:
    'Acts of the leading group (领导小组) that let lines spend beyond their budget, newest first',
  query: z.object(pageQuery),
  reply: page(overdraftActSchema),
});

export const recordOverdraftAct = endpoint({
  id: 'payments.record-overdraft-act',
  method: 'POST',
  path: '/payments/budget-lines/:lineId/overdraft-acts',
  summary: 'Record an act of the leading group; nothing changes until another person confirms it',
  params: lineParams,
  body: z.object({ amountFen: zSum, document: zDocument, reason: zReason }),
  reply: overdraftActSchema,
  faults: [faults.yearClosed, faults.actRecorded],
});

export const confirmOverdraftAct = endpoint({
  id: 'payments.confirm-overdraft-act',
  method: 'POST',
  path: '/payments/overdraft-acts/:actId/confirm',
  summary: 'Confirm a recorded act, as another person: the line may spend that much more',
  params: z.object({ actId: zUuid }),
  reply: overdraftActSchema,
  faults: [faults.yearClosed, faults.samePerson, faults.actConfirmed],
});
