import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zDocumentNumber, zPersonName, zUuid } from '@yanzhen/values/fields.ts';

/** Papers beside the identity number (护照、永居证、通行证、原身份证). */
export const documentKinds = [
  'passport',
  'residence-card',
  'travel-permit',
  'earlier-identity',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Papers that are kept of one person. */
export const documentsMost = 10;

/** A request fault; words under `faults.<code>`. */
export const documentFaults = {
  /** The person's paper is on record already. */
  known: 'talents.document-known',
  /** Ten papers are on record: the window helps. */
  many: 'talents.documents-many',
} as const;

const documentSchema = z.object({
  id: zUuid,
  kind: z.enum(documentKinds),
  /** Masked. */
  number: z.string(),
  saidAt: z.iso.datetime(),
});
export type PersonDocument = z.infer<typeof documentSchema>;

const documentBody = z.object({
  kind: z.enum(documentKinds),
  number: zDocumentNumber,
  /** As printed on the paper, where it is not as registered. */
  name: zPersonName.optional(),
  birthOn: zCivilDate.optional(),
});
export type DocumentGiven = z.infer<typeof documentBody>;

export const listMyDocuments = endpoint({
  id: 'talents.my-documents',
  method: 'GET',
  path: '/me/documents',
  summary: 'My papers beside the identity number; numbers masked',
  reply: z.object({ rows: z.array(documentSchema) }),
});

export const addMyDocument = endpoint({
  id: 'talents.add-my-document',
  method: 'POST',
  path: '/me/documents',
  summary: 'Register a passport, residence card, travel permit or earlier identity card of mine',
  body: documentBody,
  reply: documentSchema,
  faults: [documentFaults.known, documentFaults.many],
});

export const addDocument = endpoint({
  id: 'talents.add-document',
  method: 'POST',
  path: '/talents/:personId/documents',
  summary: 'Register a paper of a person who shows it at the window or in a case',
  params: z.object({ personId: zUuid }),
  body: documentBody,
  reply: documentSchema,
  faults: [documentFaults.known, documentFaults.many],
});
