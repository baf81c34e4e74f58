import type { RawBuilder } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Language } from '@yanzhen/values/localized.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Actor } from './actor.ts';

/** One row of the audit trail, written in the turn's own transaction. */
export interface AuditEntry {
  /** `feature.act`, as the use case is called. */
  readonly act: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly reason?: string;
  /** Never an identity, phone or account number. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** A message to a person; it exists only if the turn commits, and is delivered once. */
export interface OutgoingMessage {
  readonly personId: string;
  /** `feature.name`; its text stands under `messages.<name>` in the feature's words files. */
  readonly template: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly subject?: { readonly type: string; readonly id: string };
}

/**
 * One request or job: who acts, at what time, in which city, in one transaction under the
 * application's role. Everything a use case does goes through it; when the use case throws, nothing
 * has happened.
 */
export interface Turn {
  readonly city: string;
  /** The only clock a use case may read. */
  readonly now: Date;
  /** `now` on the city's calendar. */
  readonly today: CivilDate;
  readonly language: Language;
  readonly requestId: string;
  /** `null` for a visitor and for jobs. */
  readonly actor: Actor | null;
  readonly secrets: Secrets;
  readonly files: FileStore;
  /** Whether this city is a demonstration. */
  readonly demonstration: boolean;
  /** Runs one statement; rows as the database gives them. */
  rows<Row>(statement: RawBuilder<unknown>): Promise<Row[]>;
  /** The first row, or undefined. */
  row<Row>(statement: RawBuilder<unknown>): Promise<Row | undefined>;
  /** Runs one statement for its effect; the number of rows it touched. */
  run(statement: RawBuilder<unknown>): Promise<number>;
  /** A new id: time-ordered, random. */
  newId(): string;
  /** Next value of a named counter of the city, from 1; rolled back with the turn. */
  next(counter: string): Promise<number>;
  record(entry: AuditEntry): Promise<void>;
  /**
   * Puts a job in the queue, in this transaction, to run at once or not before a moment. The payload
   * holds ids, never personal data; with `actingAccountId` the job acts in the name of that account.
   */
  enqueue(
    task: string,
    payload: Readonly<Record<string, unknown>>,
    jobKey?: string,
    runAt?: Date,
  ): Promise<void>;
  send(message: OutgoingMessage): Promise<void>;
}

/** The actor of a turn whose route asked for one. */
export function actorOf(turn: Turn): Actor {
  if (!turn.actor) throw new Error('this use case needs a signed-in actor');
  return turn.actor;
}
