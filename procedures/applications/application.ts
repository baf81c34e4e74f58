import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Counting, Duty, MoveId, Part, PauseCode, State } from './contract.ts';

/** Stages for which a benefit promises working days; ids as in a policy file. */
export type Stage = 'accept' | 'propose' | 'check' | 'approve' | 'publicity' | 'payment';

/** What the benefit promised when the case began; later versions do not change it. */
export interface Term {
  readonly stage: Stage;
  readonly legalWorkingDays: number;
  readonly promisedWorkingDays: number;
  /** By how much it may be extended at most, where the policy says so. */
  readonly extensionWorkingDaysMost?: number;
}

/** A stretch of days on which a term stands still. Several may be open at once. */
export interface ClockPause {
  readonly code: PauseCode;
  /** Tells pauses of one code apart, e.g. the question put to one department. */
  readonly ref: string | null;
  readonly from: CivilDate;
  /** Exclusive; null while the pause lasts. */
  readonly until: CivilDate | null;
  readonly reason: Localized;
}

/** Further days given to a running term, once in a case (延期). */
export interface Extension {
  readonly workingDays: number;
  readonly reason: string;
  /** The document that orders it. */
  readonly document: string;
}

/** A term that runs, the days on which it stood still, and what it was extended by. */
export interface Clock {
  /** null: the term of the state itself, in bare days of the house. */
  readonly stage: Stage | null;
  readonly from: CivilDate;
  readonly pauses: readonly ClockPause[];
  readonly extension?: Extension;
}

/** A case (件): one benefit asked for by one person, or by an organisation for which a person acts. */
export interface Application {
  readonly id: string;
  /** Given at submission, e.g. `HP-20240603-00001-K`. */
  readonly reference: string | null;
  readonly benefitId: string;
  /** Digest of the policy version it is decided by. */
  readonly policyDigest: string;
  readonly applicantPersonId: string;
  /** As it was when the case began. */
  readonly applicantName: string;
  readonly organisationId: string | null;
  /** The case is the organisation's own: it applies, and is paid. */
  readonly forOrganisation: boolean;
  /** The record that the case is about, e.g. a `project`; one case of a benefit a record. */
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly county: string | null;
  readonly cluster: string | null;
  readonly state: State;
  readonly holder: string | null;
  readonly holderSince: Date;
  /** Promised day. */
  readonly dueOn: CivilDate | null;
  readonly legalDueOn: CivilDate | null;
  readonly counting: Counting | null;
  readonly clock: Clock | null;
  readonly terms: readonly Term[];
  /** Steps of the benefit as it was when the case was submitted. */
  readonly parts: readonly Part[];
  /** Digests of what was last proposed, checked or approved, by field; null before. */
  readonly content: Readonly<Record<string, string>> | null;
  /** Whole fen; null until it was computed at submission. */
  readonly amountFen: Fen | null;
  /** What was decided by: decision, facts with sources, trace, digest; null until submission. */
  readonly decision: Readonly<Record<string, unknown>> | null;
  /** What the mechanism keeps of its own with the case. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly submittedAt: Date | null;
  /** The window clerk who filed for a person who cannot, or the agent who filed for an employee. */
  readonly filedByPersonId: string | null;
  /** Grows by one with each event; a move from an older version is refused. */
  readonly version: number;
  readonly createdAt: Date;
}

/** One event of a case, as kept. */
export interface ApplicationEvent {
  readonly id: string;
  readonly applicationId: string;
  readonly number: number;
  readonly move: MoveId;
  readonly fromState: State | null;
  readonly toState: State;
  readonly duty: Duty | null;
  readonly actorPersonId: string | null;
  readonly actorName: string | null;
  readonly reason: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly at: Date;
}
