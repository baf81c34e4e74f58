import { Fault, fault } from './fault.ts';

interface Thrown extends Error {
  readonly statusCode?: number;
  readonly code?: string;
}

/** PostgreSQL: lock not available, statement timeout, too many connections, deadlock, serialization. */
const busy = ['55P03', '57014', '53300', '40P01', '40001'];
/** PostgreSQL stops, crashed or starts; and the sockets' own. */
const away = ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'];
/** What `pg` says without a code. */
const awayText =
  /Connection terminated|Query read timeout|terminating connection|client has encountered a connection error/i;
/**
 * A unique or an exclusion constraint: what was free when the turn read it was taken when it wrote. Use cases name
 * the ones they know of; whatever is left is two people at one moment.
 */
const taken = ['23505', '23P01'];
/** The database's disk or ours. */
const full = ['53100', 'ENOSPC', 'EDQUOT'];

/** The request fault that an error stands for; undefined for a program fault. */
export function asFault(error: Thrown): Fault | undefined {
  if (error instanceof Fault) return error;
  const { code = '', message } = error;
  if (busy.includes(code) || message.includes('timeout exceeded when trying to connect')) {
    return fault('request.busy', { status: 503 });
  }
  if (taken.includes(code)) return fault('request.meanwhile');
  if (full.includes(code)) return fault('request.disk-full', { status: 507 });
  if (away.includes(code) || awayText.test(message)) {
    return fault('request.database-away', { status: 503 });
  }
  if (code === '22P02') return fault('request.not-found', { status: 404 });
  if (code === 'FST_REQ_FILE_TOO_LARGE') {
    return fault('request.file-too-large', { status: 413, field: 'file', values: { maxMb: 10 } });
  }
  if (error.statusCode === 413) return fault('request.too-large', { status: 413 });
  if (error.statusCode === 404) return fault('request.not-found', { status: 404 });
  if (error.statusCode && error.statusCode < 500) {
    return fault('request.malformed', { status: error.statusCode });
  }
  return undefined;
}
