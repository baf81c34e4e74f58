import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zFen, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { faults } from './contract.ts';
import { outcomeKinds } from './contract-outcome-kinds.ts';

const content = {
  kind: z.enum(outcomeKinds),
  title: zText(120, { lines: 'one' }),
  happenedOn: zCivilDate,
  /** Whole fen for money, 1 for a thing. */
  quantity: zFen.min(1),
};

const outcomeSchema = z.object({
  id: zUuid,
  projectId: zUuid.nullable(),
  agreementId: zUuid.nullable(),
  ...content,
  reportedBy: z.string(),
  reportedAt: z.iso.datetime(),
  /** What the audit found; null until somebody has audited it. */
  auditedQuantity: z.int().nullable(),
  auditedBy: z.string().nullable(),
  auditedAt: z.iso.datetime().nullable(),
  auditNote: z.string().nullable(),
  auditEvidence: zUuid.nullable(),
  withdrawn: z.boolean(),
  version: z.int(),
  evidence: z.array(
    z.object({
      id: zUuid,
      name: z.string(),
      mediaType: z.string(),
      bytes: z.int(),
      removable: z.boolean(),
    }),
  ),
  mayChange: z.boolean(),
  /** A keeper other than who reported it. */
  mayAudit: z.boolean(),
});
export type OutcomeView = z.infer<typeof outcomeSchema>;

const totalSchema = z.object({
  kind: z.enum(outcomeKinds),
  count: z.int(),
  /** Sum of what was reported, audited or not. */
  reported: z.int(),
  /** Sum of what audits found; what was not audited adds nothing. */
  audited: z.int(),
  unaudited: z.int(),
});
export type OutcomeTotal = z.infer<typeof totalSchema>;

const listed = z.object({ rows: z.array(outcomeSchema), totals: z.array(totalSchema) });
const params = z.object({ outcomeId: zUuid });

export const listOfProject = endpoint({
  id: 'projects.outcomes',
  method: 'GET',
  path: '/projects/:projectId/outcomes',
  summary: 'Outcomes of a project; totals reported and audited stand apart',
  params: z.object({ projectId: zUuid }),
  reply: listed,
});

export const listOfAgreement = endpoint({
  id: 'projects.agreement-outcomes',
  method: 'GET',
  path: '/agreements/:agreementId/outcomes',
  summary: 'Outcomes of an agreement as a whole, e.g. of its joint institute',
  params: z.object({ agreementId: zUuid }),
  reply: listed,
});

export const showOutcome = endpoint({
  id: 'projects.outcome',
  method: 'GET',
  path: '/outcomes/:outcomeId',
  summary: 'One outcome with its papers and its audit',
  params,
  reply: outcomeSchema,
});

const reportFaults = [faults.outcomeInFuture, faults.thingIsOne, faults.outcomeClosed] as const;

export const reportForProject = endpoint({
  id: 'projects.report-outcome',
  method: 'POST',
  path: '/projects/:projectId/outcomes',
  summary: 'Report an outcome of a project',
  params: z.object({ projectId: zUuid }),
  body: z.object(content),
  reply: outcomeSchema,
  faults: reportFaults,
});

export const reportForAgreement = endpoint({
  id: 'projects.report-agreement-outcome',
  method: 'POST',
  path: '/agreements/:agreementId/outcomes',
  summary: 'Report an outcome of an agreement as a whole',
  params: z.object({ agreementId: zUuid }),
  body: z.object(content),
  reply: outcomeSchema,
  faults: reportFaults,
});

export const correctOutcome = endpoint({
  id: 'projects.correct-outcome',
  method: 'PUT',
  path: '/outcomes/:outcomeId',
  summary: 'Correct what was reported; an audit of it falls, and who corrects it is its reporter',
  params,
  body: z.object({ ...content, version: z.int(), reason: zReason }),
  reply: outcomeSchema,
  faults: [...reportFaults, faults.stale],
});

export const withdrawOutcome = endpoint({
  id: 'projects.withdraw-outcome',
  method: 'POST',
  path: '/outcomes/:outcomeId/withdrawal',
  summary: 'Withdraw an outcome reported in error: no figure counts it any more',
  params,
  body: z.object({ version: z.int(), reason: zReason }),
  reply: outcomeSchema,
  faults: [faults.outcomeClosed, faults.stale],
});

export const auditOutcome = endpoint({
  id: 'projects.audit-outcome',
  method: 'POST',
  path: '/outcomes/:outcomeId/audit',
  summary: 'Audit an outcome by a paper: as reported or less; the report itself stays as it is',
  params,
  body: z.object({
    version: z.int(),
    /** What the paper shows; 0 where it shows nothing of it. */
    quantity: zFen,
    evidenceId: zUuid.nullable(),
    note: zReason.optional(),
  }),
  reply: outcomeSchema,
  faults: [
    faults.outcomeClosed,
    faults.stale,
    faults.auditOwn,
    faults.evidenceMissing,
    faults.auditedAbove,
    faults.reasonMissing,
  ],
});

export const addEvidence = endpoint({
  id: 'projects.add-evidence',
  method: 'POST',
  path: '/outcomes/:outcomeId/evidence',
  summary: 'Add a photo or PDF (field `file`) that shows an outcome',
  params,
  kind: 'multipart',
  reply: outcomeSchema,
  faults: [faults.outcomeClosed, faults.tooMuchEvidence],
});

const paper = params.extend({ evidenceId: zUuid });

export const showEvidence = endpoint({
  id: 'projects.evidence',
  method: 'GET',
  path: '/outcomes/:outcomeId/evidence/:evidenceId',
  summary: 'A paper that shows an outcome',
  params: paper,
  kind: 'download',
  reply: z.unknown(),
});

export const removeEvidence = endpoint({
  id: 'projects.remove-evidence',
  method: 'DELETE',
  path: '/outcomes/:outcomeId/evidence/:evidenceId',
  summary: 'Take a paper away on which no audit rests',
  params: paper,
  reply: outcomeSchema,
  faults: [faults.evidenceInUse],
});
