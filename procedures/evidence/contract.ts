import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { zUuid } from '@yanzhen/values/fields.ts';

/** A file that supports facts of a case. */
export const evidenceSchema = z.object({
  id: zUuid,
  /** Code of the benefit's evidence list, e.g. `employment-contract`. */
  code: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  uploadedAt: z.iso.datetime(),
  /** Whether the reader may still take it away. */
  removable: z.boolean(),
});
export type EvidenceView = z.infer<typeof evidenceSchema>;

/** Names of codes that stand on no benefit's list. */
export const otherCodeNames: Readonly<Record<string, Localized>> = {
  appeal: { zh: '复核申请材料', en: 'Filed with an appeal' },
};

const params = z.object({ applicationId: zUuid });
const one = params.extend({ evidenceId: zUuid });
const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

export const faults = {
  /** The case has left the applicant's hands, or this item was not asked for: wait to be asked. */
  closed: 'evidence.closed',
  /** Twenty files of one code are enough: remove one first. */
  tooMany: 'evidence.too-many',
} as const;

export const uploadEvidence = endpoint({
  id: 'evidence.upload',
  method: 'POST',
  path: '/applications/:applicationId/evidence/:code',
  summary: 'Upload a photo or PDF (field `file`) for one item of the evidence list',
  params: params.extend({ code }),
  kind: 'multipart',
  reply: z.object({ evidence: z.array(evidenceSchema) }),
  faults: [faults.closed, faults.tooMany],
});

export const listEvidence = endpoint({
  id: 'evidence.list',
  method: 'GET',
  path: '/applications/:applicationId/evidence',
  summary: 'Files of a case',
  params,
  reply: z.object({ evidence: z.array(evidenceSchema) }),
});

export const showEvidence = endpoint({
  id: 'evidence.show',
  method: 'GET',
  path: '/applications/:applicationId/evidence/:evidenceId/file',
  summary: 'The file itself, to be shown beside the case; a view by staff is audited',
  params: one,
  kind: 'download',
  reply: z.unknown(),
});

export const removeEvidence = endpoint({
  id: 'evidence.remove',
  method: 'DELETE',
  path: '/applications/:applicationId/evidence/:evidenceId',
  summary: 'Take a file away while the case is a draft or in correction',
  params: one,
  reply: z.object({ evidence: z.array(evidenceSchema) }),
  faults: [faults.closed],
});
