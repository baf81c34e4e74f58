import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zReason } from '@yanzhen/values/fields.ts';

const zDigest = z.string().regex(/^[0-9a-f]{64}$/);

const sealSchema = z.object({
  number: z.int(),
  rowCount: z.int(),
  root: zDigest,
  /** By which the next seal names this one. */
  digest: zDigest,
  sealedAt: z.iso.datetime(),
  keyId: z.string(),
});

/** A request fault of this folder; words under `faults.<code>`. */
export const faults = {
  /** The job runs, succeeded or was settled meanwhile: look at the list again. */
  notAside: 'upkeep.not-aside',
} as const;

export const showTrail = endpoint({
  id: 'upkeep.trail',
  method: 'GET',
  path: '/upkeep/trail',
  summary: 'The newest seals of the audit trail, the public key, and how many rows wait for a seal',
  reply: z.object({
    keyId: z.string(),
    /** PEM. */
    publicKey: z.string(),
    unsealed: z.int(),
    /** Newest first, at most 20. */
    rows: z.array(sealSchema),
  }),
});

export const downloadAnchor = endpoint({
  id: 'upkeep.anchor',
  method: 'GET',
  path: '/upkeep/trail/anchor',
  summary: 'The newest seal and the public key as a file, to be kept outside the system',
  kind: 'download',
  reply: z.undefined(),
});

const jobSchema = z.object({
  jobId: z.string().regex(/^\d{1,18}$/),
  task: z.string(),
  attempts: z.int(),
  queuedAt: z.iso.datetime(),
  failedAt: z.iso.datetime(),
  /** First line of what the last try met. */
  why: z.string(),
});

export const listLaidAside = endpoint({
  id: 'upkeep.laid-aside',
  method: 'GET',
  path: '/upkeep/jobs',
  summary: 'Jobs that failed to their last try and wait for a person; at most 200',
  reply: z.object({ rows: z.array(jobSchema) }),
});

const params = z.object({ jobId: jobSchema.shape.jobId });
const body = z.object({ reason: zReason });

export const tryAgain = endpoint({
  id: 'upkeep.try-again',
  method: 'POST',
  path: '/upkeep/jobs/:jobId/again',
  summary: 'Try a laid-aside job again from the beginning',
  params,
  body,
  reply: z.object({}),
  faults: [faults.notAside],
});

export const giveUp = endpoint({
  id: 'upkeep.give-up',
  method: 'POST',
  path: '/upkeep/jobs/:jobId/give-up',
  summary: 'Give a laid-aside job up: it will not run any more',
  params,
  body,
  reply: z.object({}),
  faults: [faults.notAside],
});
