import type { Turn } from '../turn/turn.ts';
import type { Route } from '../routes/route.ts';
import type { AsOf } from '../history/history.ts';
import type { RawBuilder } from 'kysely';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Fault } from '../routes/fault.ts';

/**
 * A job: runs in a turn of the payload's city, under the application's role, at least once; in the name of
 * the payload's `actingAccountId`, where it has one.
 *
 * @param run  `attempt` is 1 the first time, which is meant where it is left out; more when the job was cut off
 *             or threw before.
 */
export type Task = (
  turn: Turn,
  payload: Readonly<Record<string, unknown>>,
  run?: { readonly attempt: number },
) => Promise<void>;

/**
 * A figure defined once. Its rows are one `select` as of two times; the value is computed from those
 * rows and nothing else, so that the rows opened always add up to the figure.
 */
export interface IndicatorDeclaration {
  /** `feature.name`, e.g. `payments.home-purchase-paid-yuan`. */
  readonly id: string;
  readonly name: Localized;
  /** The definition in words. */
  readonly says: Localized;
  /** `yuan` values are whole fen inside. */
  readonly unit: 'person' | 'person-time' | 'item' | 'yuan';
  readonly status: 'planned' | 'actual';
  readonly span: 'year' | 'cumulative' | 'stock';
  /** The office that answers for it. */
  readonly owner: Localized;
  /** Figure ids of the letters that it reproduces, e.g. `L23`. */
  readonly figures?: readonly string[];
  /**
   * One row a record: `id`, `happened_on`, `county`, `cluster`, `amount_fen`, `person_id`, plus
   * what `dimensions` names. Reads only through `asOf`.
   */
  readonly rows: (asOf: AsOf) => RawBuilder<unknown>;
  /** `count` of rows, `persons` (distinct person_id), or `sum` of amount_fen. */
  readonly value: 'count' | 'persons' | 'sum';
  /** Further columns of the rows by which a reader may filter. */
  readonly dimensions?: readonly DimensionDeclaration[];
  /** Which roles see the persons behind the rows; others see counts. */
  readonly personsSeenBy: readonly string[];
  /** The page of one row, with `:id`: the row's id, or `record_id` where one record stands behind several rows. */
  readonly rowPath?: string;
}

/** A column of an indicator's rows by which a reader may divide and filter. */
export interface DimensionDeclaration {
  readonly column: string;
  readonly name: Localized;
  /** Where the names of its codes stand: below `path` (`class.kind`) in the words files of a folder. */
  readonly words?: { readonly folder: string; readonly path: string };
  /** Names of stored ids: one row `value`, `name` for each of these values that is known. */
  readonly namedBy?: (values: readonly string[]) => RawBuilder<unknown>;
}

/**
 * A queue: work that waits, as one `select` shown in one order at the desk. Counts, search, claims and
 * saved queries come from it.
 */
export interface QueueDeclaration {
  /** `feature.name`, e.g. `subsidies.county-review`. */
  readonly id: string;
  readonly name: Localized;
  /** Whose work it is; they claim from it. Empty for a list that is only looked into. */
  readonly roles: readonly string[];
  /** Who else sees it. */
  readonly seenBy?: readonly string[];
  /** What a row is, e.g. `application`; assignments and notes hang on it. */
  readonly subject: string;
  /**
   * One row a thing: `id`, `reference`, `title` (whose it is), `step` (where it stands), `kind` (of what
   * sort it is), `county`, `amount_fen`, `due_on`, `since`, `person_id`. A plain select, so that filters reach its
   * indexes; ids grow with time. `reader` is the natural person who looks: what they may not do, or may not know
   * of, is no row of theirs.
   */
  readonly rows: (city: string, reader: string) => RawBuilder<unknown>;
  /** Which role has the thing at each step; nobody where null. What is overdue waits for somebody. */
  readonly holders?: Readonly<Record<string, string | null>>;
  readonly stepNames?: Readonly<Record<string, Localized>>;
  /** City-relative page of one row, with `:id`. */
  readonly rowPath: string;
  /** The feature's own page of the list; the desk's general one unless told. */
  readonly listPath?: string;
}

/** An everyday operation that has a page of its own, e.g. to merge two records of one person. */
export interface OperationDeclaration {
  readonly id: string;
  readonly name: Localized;
  readonly says: Localized;
  readonly roles: readonly string[];
  /** City-relative page. */
  readonly path: string;
}

/**
 * A sort of decision that the person concerned may ask to have reviewed (复核申请). Who hears it, the terms,
 * the messages and the pages come from `procedures/appeals`.
 */
export interface AppealableDeclaration {
  /** `feature.name`, e.g. `recoveries.demanded`. */
  readonly id: string;
  readonly name: Localized;
  /**
   * One row a decision that stands: `id` (of the event that made it), `case_id`, `person_id`, `reference`, `title`
   * (whose it is), `kind` (the benefit), `county`, `told_at`, `reason`, `clause` (that it rests on; null where the
   * conditions of the case's stored decision are what it rests on). A plain select, so that filters by id, case and
   * person reach its indexes.
   */
  readonly rows: (city: string) => RawBuilder<unknown>;
  /** Takes the decision back: leads what it is about to the step at which it was decided. */
  readonly reopen: (turn: Turn, decisionId: string, reason: string) => Promise<void>;
}

/** A step of service that the person concerned may rate (好差评), once each. */
export interface RateableDeclaration {
  /** `feature.name`, e.g. `appeals.heard`. */
  readonly id: string;
  readonly name: Localized;
  /**
   * One row a step that is over: `id` (of this one time), `case_id`, `person_id`, `agent_person_id` (who acted for
   * them, or null), `reference`, `kind` (the benefit), `county`, `role` (whose office answers for it),
   * `officer_person_ids` (who served them), `at`. A plain select, so that filters by id, case and person reach its
   * indexes.
   */
  readonly rows: (city: string) => RawBuilder<unknown>;
}

/**
 * By what a feature's records point to natural persons. Declarations of one sign are compared with one another,
 * so that a number kept by one feature is found again where another keeps it.
 */
export interface PersonSignDeclaration {
  /** `account`, `document`; letters and hyphens. */
  readonly sign: string;
  readonly name: Localized;
  /** Whether two records with the same mark are looked at for it alone, or it is only shown beside others. */
  readonly weight: 'opens' | 'supports';
  /**
   * `person_id` and `mark`, a keyed blind index that an index of the table begins with (after the city); a plain
   * select, never a clear number.
   */
  readonly rows: (city: string) => RawBuilder<unknown>;
}

/** What a feature keeps of natural persons, to be seen side by side and counted by year. */
export interface PersonRecordDeclaration {
  /** `feature.name`, e.g. `payments.granted`. */
  readonly id: string;
  readonly name: Localized;
  /**
   * One row a record: `person_id`, `id`, `reference`, `kind` (a benefit's id, or named by `kindNames`), `step`,
   * `happened_on`, `amount_fen` (or null), `recorded_at` (when it was last written). A plain select, read by
   * `person_id`.
   */
  readonly rows: (city: string) => RawBuilder<unknown>;
  readonly kindNames?: Readonly<Record<string, Localized>>;
  readonly stepNames?: Readonly<Record<string, Localized>>;
  /** City-relative page of one row, with `:id`. */
  readonly rowPath?: string;
}

/** Looks at moves of a case before they are made: what stands against one is thrown in words. */
export interface CaseGuardDeclaration {
  /** Ids of moves, e.g. `approve`. */
  readonly moves: readonly string[];
  /** What stands against it, for a preview. */
  readonly says: Localized;
  /** The fault for a case of this person; undefined where nothing stands against the move. */
  readonly find: (turn: Turn, personId: string) => Promise<Fault | undefined>;
}

/** Looks at moves of a reply letter before they are made: what stands against one is thrown in words. */
export interface LetterGuardDeclaration {
  /** The fault for this letter and move, e.g. `check`; undefined where nothing stands against it. */
  readonly find: (turn: Turn, letterId: string, move: string) => Promise<Fault | undefined>;
}

/** A sort of record that a case may be about, beside whoever applies, e.g. a project. */
export interface CaseSubjectDeclaration {
  /** `application.subject_type`. */
  readonly type: string;
  readonly name: Localized;
  /** City-relative page of the record, with `:id`. */
  readonly rowPath: string;
  /** What the register knows of the record now, as rules read it, by the fact's English id. */
  readonly facts: (
    turn: Turn,
    subjectId: string,
  ) => Promise<
    Readonly<Record<string, { value: unknown; source: string; verified: boolean; asOf: string }>>
  >;
}

/** What a folder declares to `apps/`: the one place where its parts are named. */
export interface Feature {
  readonly id: string;
  /** Folder below the project's root; migrations and words stand there. */
  readonly folder: string;
  readonly routes?: readonly Route[];
  readonly jobs?: Readonly<Record<string, Task>>;
  /** Jobs that are queued every hour for each city; each is safe to repeat, and what is done once a day knows it. */
  readonly hourly?: readonly string[];
  readonly indicators?: readonly IndicatorDeclaration[];
  readonly queues?: readonly QueueDeclaration[];
  readonly operations?: readonly OperationDeclaration[];
  readonly appealable?: readonly AppealableDeclaration[];
  readonly rateable?: readonly RateableDeclaration[];
  readonly personSigns?: readonly PersonSignDeclaration[];
  readonly personRecords?: readonly PersonRecordDeclaration[];
  /** Job that is queued with `{ personId }` whenever what is known of a person changed. */
  readonly personChanged?: string;
  readonly caseGuards?: readonly CaseGuardDeclaration[];
  readonly letterGuards?: readonly LetterGuardDeclaration[];
  /** Told at boot what all features declare, since a folder imports none of those that it serves. */
  readonly learn?: (features: readonly Feature[]) => void;
  readonly caseSubjects?: readonly CaseSubjectDeclaration[];
  /** Roles the feature gives meaning to. */
  readonly roles?: readonly { readonly id: string; readonly name: Localized }[];
  /** How long what is kept, and on what basis. */
  readonly retention?: readonly { readonly table: string; readonly keep: Localized }[];
}
