import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zUuid } from '@yanzhen/values/fields.ts';

const runSchema = z.object({
  runId: zUuid,
  on: zCivilDate,
  startedAt: z.iso.datetime(),
  /** null while it goes on. */
  endedAt: z.iso.datetime().nullable(),
  cases: z.int(),
  events: z.int(),
  differences: z.int(),
});

export const listConsistencyRuns = endpoint({
  id: 'applications.consistency-runs',
  method: 'GET',
  path: '/applications/consistency-runs',
  summary: 'The nightly rebuilds of every case from its events, newest day first',
  query: z.object({
    /** The day of the last run shown. */
    after: zCivilDate.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  reply: z.object({ rows: z.array(runSchema), next: zCivilDate.nullable() }),
});

export const showConsistencyRun = endpoint({
  id: 'applications.consistency-run',
  method: 'GET',
  path: '/applications/consistency-runs/:runId',
  summary: 'One rebuild, with the cases and fields that differ; up to a thousand are kept',
  params: z.object({ runId: zUuid }),
  reply: runSchema.extend({
    rows: z.array(
      z.object({ applicationId: zUuid, reference: z.string().nullable(), field: z.string() }),
    ),
  }),
});
