import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zUuid } from '@yanzhen/values/fields.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { standingSchema } from '../applications/contract.ts';

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** Money of the case arrived: what is still to come is given up or stopped, never withdrawn. */
  partPaid: 'lapses.part-paid',
} as const;

export const lapseCase = endpoint({
  id: 'lapses.lapse-case',
  method: 'POST',
  path: '/applications/:applicationId/lapse',
  summary:
    'Compare a case with what was approved; where it changed it goes back to its review at once',
  params: z.object({ applicationId: zUuid }),
  reply: z.object({
    /** What changed, by field; empty where the case is as it was approved. */
    changed: z.array(z.object({ field: z.string(), name: localizedSchema })),
    standing: standingSchema,
  }),
  faults: [faults.partPaid],
});
