import { announceChange, nameBirthdayMark } from '@yanzhen/server/accounts/person-changed.ts';
import { coversCounty } from '@yanzhen/server/turn/actor.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { checkDocumentNumber } from '@yanzhen/values/document-number.ts';
import { maskIdentityNumber } from '@yanzhen/values/masking.ts';
import * as contract from './contract-documents.ts';
import { listDocuments, saveDocument, type DocumentRow } from './document-store.ts';
import * as store from './store.ts';

const { documentFaults: faults } = contract;

/**
 * Keeps a paper of a person, sealed; what watches persons looks at this one.
 *
 * @throws Fault `talents.document-known`, `.documents-many`.
 */
export async function keepDocument(
  turn: Turn,
  personId: string,
  given: contract.DocumentGiven,
): Promise<contract.PersonDocument> {
  await store.lockPerson(turn, personId);
  const known = await listDocuments(turn, personId);
  if (known.length >= contract.documentsMost) {
    throw fault(faults.many, { field: 'body.number', values: { most: contract.documentsMost } });
  }
  const read = checkDocumentNumber(given.number);
  const person = (await store.listPersons(turn, [personId]))[0];
  if (!read.ok || !person) throw notFound();
  const id = turn.newId();
  const { kind, name, birthOn } = given;
  const content = { number: read.canonical, name: name ?? null, birthOn: birthOn ?? null };
  const sealed = turn.secrets.seal('person_document', 'document', id, JSON.stringify(content));
  const row: DocumentRow = { id, kind, sealed, saidAt: turn.now };
  const isNew = await saveDocument(turn, {
    ...row,
    personId,
    numberIndex: turn.secrets.index(read.comparable.kind, read.comparable.text),
    asIdentity: read.comparable.kind === 'identity',
    nameBirthdayMark: birthOn ? nameBirthdayMark(turn, name ?? person.name, birthOn) : null,
    saidBy: actorOf(turn).personId,
  });
  if (!isNew) throw fault(faults.known, { field: 'body.number' });
  await announceChange(turn, personId);
  await turn.record({
    act: 'talents.add-document',
    subject: { type: 'person', id: personId },
    detail: { documentId: id, kind },
  });
  return viewDocument(turn, row);
}

export function addMyDocument(
  turn: Turn,
  { body }: Input<typeof contract.addMyDocument>,
): Promise<contract.PersonDocument> {
  return keepDocument(turn, actorOf(turn).personId, body);
}

/** A paper that a person shows to an office of the own counties. */
export async function addDocument(
  turn: Turn,
  { params, body }: Input<typeof contract.addDocument>,
): Promise<contract.PersonDocument> {
  const person = (await store.listPersons(turn, [params.personId]))[0];
  if (!person || !coversCounty(actorOf(turn), person.county)) throw notFound();
  return keepDocument(turn, person.keptId, body);
}

export async function listMyDocuments(
  turn: Turn,
): Promise<Output<typeof contract.listMyDocuments>> {
  const rows = await listDocuments(turn, actorOf(turn).personId);
  return { rows: rows.map((row) => viewDocument(turn, row)) };
}

function viewDocument(
  turn: Turn,
  { id, kind, sealed, saidAt }: DocumentRow,
): contract.PersonDocument {
  const text = turn.secrets.open('person_document', 'document', id, sealed);
  const { number } = JSON.parse(text) as { number: string };
  return { id, kind, number: maskIdentityNumber(number, 'staff'), saidAt: saidAt.toISOString() };
}
