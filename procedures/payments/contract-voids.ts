import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zReason } from '@yanzhen/values/fields.ts';
import { batchDetailSchema, batchParams, faults } from './contract.ts';

const voidPath = '/payments/batches/:batchId/void';

export const askVoid = endpoint({
  id: 'payments.ask-void',
  method: 'POST',
  path: voidPath,
  summary: 'Ask that a signed batch be voided before it is released; it waits for a second person',
  params: batchParams,
  body: z.object({ reason: zReason }),
  reply: batchDetailSchema,
  faults: [faults.batchState, faults.voidAsked],
});

export const confirmVoid = endpoint({
  id: 'payments.confirm-void',
  method: 'POST',
  path: `${voidPath}/confirm`,
  summary: 'Void a signed batch as another natural person; its cases wait for another batch',
  params: batchParams,
  reply: batchDetailSchema,
  faults: [faults.batchState, faults.voidNotAsked, faults.samePerson],
});

export const dropVoid = endpoint({
  id: 'payments.drop-void',
  method: 'POST',
  path: `${voidPath}/drop`,
  summary: 'Let a signed batch stand that somebody asked to void',
  params: batchParams,
  body: z.object({ reason: zReason }),
  reply: batchDetailSchema,
  faults: [faults.batchState, faults.voidNotAsked],
});

export const makeVoucher = endpoint({
  id: 'payments.voucher',
  method: 'POST',
  path: '/payments/batches/:batchId/voucher',
  summary: 'The voucher of a released batch as PDF: made once, the same bytes ever after',
  params: batchParams,
  reply: z.unknown(),
  faults: [faults.batchState, faults.voucherGlyph],
  kind: 'download',
});

export const downloadVoucher = endpoint({
  id: 'payments.voucher-file',
  method: 'GET',
  path: '/payments/batches/:batchId/voucher',
  summary: 'The kept voucher of a batch as PDF',
  params: batchParams,
  reply: z.unknown(),
  faults: [faults.voucherNotMade],
  kind: 'download',
});
