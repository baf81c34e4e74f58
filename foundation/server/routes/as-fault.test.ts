import { expect, it } from 'vitest';
import { asFault } from './as-fault.ts';

const thrown = (message: string, code?: string): Error =>
  Object.assign(new Error(message), { code });

it.each([
  ['lock timeout', '55P03', 'request.busy', 503],
  ['timeout exceeded when trying to connect', undefined, 'request.busy', 503],
  ['duplicate key value violates unique constraint', '23505', 'request.meanwhile', 409],
  ['conflicting key value violates exclusion constraint', '23P01', 'request.meanwhile', 409],
  ['could not extend file: No space left on device', '53100', 'request.disk-full', 507],
  ['ENOSPC: no space left on device, write', 'ENOSPC', 'request.disk-full', 507],
  ['terminating connection due to administrator command', '57P01', 'request.database-away', 503],
  ['the database system is starting up', '57P03', 'request.database-away', 503],
  ['Connection terminated unexpectedly', undefined, 'request.database-away', 503],
  [
    'Client has encountered a connection error and is not queryable',
    undefined,
    'request.database-away',
    503,
  ],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED', 'request.database-away', 503],
])('tells "%s" (%s) as %s', (message, code, fault, status) => {
  expect(asFault(thrown(message, code))).toMatchObject({ code: fault, status });
});

it('takes nothing else for a fault of the request', () => {
  expect(asFault(thrown('violates check constraint', '23514'))).toBeUndefined();
  expect(asFault(thrown('violates foreign key constraint', '23503'))).toBeUndefined();
  expect(asFault(thrown('undefined is not a function'))).toBeUndefined();
});
