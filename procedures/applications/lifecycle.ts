import { hasRole, holdsFor, type Actor } from '@yanzhen/server/turn/actor.ts';
import type { Application, Stage } from './application.ts';
import type { ClockAct } from './clock.ts';
import type { Duty, MoveId, Part, PauseCode, State } from './contract.ts';

/** Who may make a move; more than one may be named. */
export interface By {
  /** Staff with one of the roles whose area covers the case's county. */
  readonly roles?: readonly string[];
  /** The applicant in person; of an organisation's own case, an agent of it. */
  readonly applicant?: true;
  /** The window clerk who filed the case, for a person who cannot. */
  readonly filer?: true;
  /** The agent of the case's employer who filed it for the person, with the consent recorded. */
  readonly employerFiler?: true;
  /** An agent of the case's employer. */
  readonly employer?: true;
  /** A job. */
  readonly system?: true;
  /** Anyone, signed in or not. */
  readonly anyone?: true;
  /** A procedure, through an offer whose caller decides who may; never a button. */
  readonly procedure?: true;
}

export interface Move {
  readonly move: MoveId;
  readonly from: readonly State[];
  /**
   * `same`: the case stays where it is, with whom and since when. `refused-at`: the step at which it was
   * refused, one of `refusedAt`.
   */
  readonly to: State | 'same' | 'refused-at';
  readonly by: By;
  /** The duty discharged, kept by natural person. */
  readonly duty: Duty | null;
  /** Where it is ordered. */
  readonly clause: string;
  /**
   * What happens to the term: `start` the next state's own, `keep` the one that runs, `pause` it,
   * `resume` it, `extend` it, `recount` it by the calendar of today, or `stop`.
   */
  readonly clock: ClockAct;
  /** The pause that the move itself begins or ends. */
  readonly pauses?: PauseCode;
  readonly needsReason?: true;
  /**
   * How the move stands to what is approved: `keep` it as it is now, be refused unless it is the `same`,
   * or the same `but-payee`.
   */
  readonly content?: 'keep' | 'same' | 'but-payee';
  /** Only where the benefit has this step, or has it not. */
  readonly part?: Part;
  readonly without?: Part;
  /** Not while this special step is open, nor before it was made where the benefit has it. */
  readonly awaits?: PauseCode & Part;
}

/** Who holds a case in a state, and within which term: of the benefit, or of the house. */
export interface Standing {
  readonly holder: string | null;
  readonly term: { readonly stage: Stage } | { readonly workingDays: number } | null;
  readonly ends?: true;
}

const law = {
  once: '行政许可法第三十二条（一次性告知）',
  separation: '内部控制规范：不相容岗位分离',
  publicity: '政策文件公示条款',
  treasury: '财政资金支付：制单、复核、拨付分设',
  house: '办件规则',
  lapse: '内部控制规范：审核内容变化的，重新审核',
  special: '行政许可法第四十五条（特殊环节不计入期限）',
  extension: '行政许可法第四十二条（经负责人批准可以延长，并告知理由）',
  record: '办件规则（期限记录有误的，写明理由更正）',
  service: '政策文件分期与服务期条款',
  opening: '期初数导入（双人）',
  offer: '政策文件免申即享条款：按批次核查、审定，本人确认后发放',
  appeal: '复核申请：由没有参与办理的人复核，改变原决定的，从原环节重新办理',
} as const;

/** Every state: its holder and its term. Terms in bare working days are the house's own. */
export const standings: Readonly<Record<State, Standing>> = {
  draft: { holder: 'talent', term: null },
  'employer-confirmation': { holder: 'agent', term: { stage: 'accept' } },
  'county-review': { holder: 'county-officer', term: { stage: 'propose' } },
  correction: { holder: 'talent', term: { workingDays: 15 } },
  proposed: { holder: 'city-checker', term: { stage: 'check' } },
  checked: { holder: 'approver', term: { stage: 'approve' } },
  approved: { holder: 'publicity-officer', term: { workingDays: 5 } },
  publicity: { holder: 'publicity-officer', term: { stage: 'publicity' } },
  objected: { holder: 'publicity-officer', term: { workingDays: 10 } },
  payable: { holder: 'finance-preparer', term: { stage: 'payment' } },
  batched: { holder: 'finance-signer', term: { stage: 'payment' } },
  signed: { holder: 'finance-releaser', term: { stage: 'payment' } },
  instructed: { holder: 'finance-releaser', term: { stage: 'payment' } },
  returned: { holder: 'finance-preparer', term: { stage: 'payment' } },
  'in-service': { holder: 'county-officer', term: null },
  paid: { holder: null, term: null, ends: true },
  stopped: { holder: null, term: null, ends: true },
  refused: { holder: null, term: null, ends: true },
  withdrawn: { holder: null, term: null, ends: true },
  expired: { holder: null, term: null, ends: true },
};

/** States in which a special step may stop the term. */
const running: readonly State[] = [
  'employer-confirmation',
  'county-review',
  'correction',
  'proposed',
  'checked',
  'approved',
  'publicity',
  'objected',
  'payable',
];

/** A step that is still open while the bank is asked may end there. */
const resumable: readonly State[] = [...running, 'batched', 'signed', 'instructed', 'returned'];

/** Until its payment is prepared a case may be withdrawn; not while an objection is looked into. */
const unprepared: readonly State[] = ['draft', ...running.filter((state) => state !== 'objected')];

/** States that rest on what an office looked at, and in which no batch holds the case. */
export const reviewed: readonly State[] = [
  'proposed',
  'checked',
  'approved',
  'publicity',
  'payable',
  'returned',
];

/** States of an office whose term of the benefit may be extended. */
const extendable: readonly State[] = ['county-review', 'proposed', 'checked', 'payable'];

/**
 * Steps to which a refused case is opened again. One that was refused over an objection has given its money
 * back, so it is approved anew.
 */
export const refusedAt = ['county-review', 'proposed', 'checked'] as const;
export type RefusedAt = (typeof refusedAt)[number];

/** Who checks again whether a duty still holds before the next instalment. */
const rechecks = ['county-officer', 'city-checker'] as const;
const voiders = ['finance-preparer', 'finance-signer', 'finance-releaser'] as const;
const bank = ['finance-preparer', 'finance-releaser'] as const;

/** The one table of moves: guards, buttons, the README's diagram and the tests read it. */
// prettier-ignore
export const moves: readonly Move[] = [
  { move: 'start', from: [], to: 'draft', by: { applicant: true, filer: true }, duty: null, clause: law.house, clock: 'stop' },
  { move: 'submit', from: ['draft'], to: 'employer-confirmation', by: { applicant: true, filer: true }, duty: 'apply', clause: law.house, clock: 'start', part: 'employer' },
  { move: 'submit', from: ['draft'], to: 'county-review', by: { applicant: true, filer: true }, duty: 'apply', clause: law.house, clock: 'start', without: 'employer' },
  { move: 'file', from: ['draft'], to: 'county-review', by: { employerFiler: true }, duty: 'apply', clause: law.house, clock: 'start' },
  { move: 'confirm-employment', from: ['employer-confirmation'], to: 'county-review', by: { employer: true }, duty: 'vouch', clause: law.house, clock: 'start' },
  { move: 'dispute-employment', from: ['employer-confirmation'], to: 'draft', by: { employer: true }, duty: 'vouch', clause: law.house, clock: 'stop', needsReason: true },
  { move: 'ask-correction', from: ['county-review'], to: 'correction', by: { roles: ['county-officer'] }, duty: 'propose', clause: law.once, clock: 'pause', pauses: 'correction' },
  { move: 'correct', from: ['correction'], to: 'county-review', by: { applicant: true, filer: true, employerFiler: true }, duty: 'apply', clause: law.once, clock: 'resume', pauses: 'correction' },
  { move: 'propose', from: ['county-review'], to: 'proposed', by: { roles: ['county-officer'] }, duty: 'propose', clause: law.separation, clock: 'start', content: 'keep' },
  { move: 'check', from: ['proposed'], to: 'checked', by: { roles: ['city-checker'] }, duty: 'check', clause: law.separation, clock: 'start', content: 'same' },
  { move: 'approve', from: ['checked'], to: 'approved', by: { roles: ['approver'] }, duty: 'approve', clause: law.separation, clock: 'start', part: 'publicity', awaits: 'joint-check', content: 'same' },
  { move: 'approve', from: ['checked'], to: 'payable', by: { roles: ['approver'] }, duty: 'approve', clause: law.separation, clock: 'start', without: 'publicity', awaits: 'joint-check', content: 'same' },
  { move: 'send-back', from: ['proposed'], to: 'county-review', by: { roles: ['city-checker'] }, duty: 'check', clause: law.separation, clock: 'start', needsReason: true },
  { move: 'send-back', from: ['checked'], to: 'proposed', by: { roles: ['approver'] }, duty: 'approve', clause: law.separation, clock: 'start', needsReason: true },
  { move: 'refuse', from: ['county-review'], to: 'refused', by: { roles: ['county-officer'] }, duty: 'propose', clause: law.house, clock: 'stop', needsReason: true },
  { move: 'refuse', from: ['proposed'], to: 'refused', by: { roles: ['city-checker'] }, duty: 'check', clause: law.house, clock: 'stop', needsReason: true },
  { move: 'refuse', from: ['checked'], to: 'refused', by: { roles: ['approver'] }, duty: 'approve', clause: law.house, clock: 'stop', needsReason: true },
  { move: 'publish', from: ['approved'], to: 'publicity', by: { roles: ['publicity-officer'] }, duty: 'publish', clause: law.publicity, clock: 'start' },
  { move: 'object', from: ['publicity'], to: 'objected', by: { anyone: true }, duty: null, clause: law.publicity, clock: 'pause', pauses: 'objection' },
  { move: 'dismiss-objection', from: ['objected'], to: 'publicity', by: { roles: ['publicity-officer'] }, duty: 'publish', clause: law.publicity, clock: 'resume', pauses: 'objection', needsReason: true },
  { move: 'uphold-objection', from: ['objected'], to: 'refused', by: { roles: ['publicity-officer'] }, duty: 'publish', clause: law.publicity, clock: 'stop', needsReason: true },
  { move: 'end-publicity', from: ['publicity'], to: 'payable', by: { system: true, roles: ['publicity-officer'] }, duty: null, clause: law.publicity, clock: 'start' },
  { move: 'prepare', from: ['payable'], to: 'batched', by: { roles: ['finance-preparer'] }, duty: 'prepare', clause: law.treasury, clock: 'keep', content: 'same' },
  { move: 'prepare', from: ['returned'], to: 'batched', by: { roles: ['finance-preparer'] }, duty: 'prepare', clause: law.treasury, clock: 'keep', content: 'but-payee' },
  { move: 'unbatch', from: ['batched'], to: 'payable', by: { roles: ['finance-preparer', 'finance-signer'] }, duty: null, clause: law.treasury, clock: 'keep', needsReason: true },
  { move: 'sign', from: ['batched'], to: 'signed', by: { roles: ['finance-signer'] }, duty: 'sign', clause: law.treasury, clock: 'keep', content: 'same' },
  { move: 'void-batch', from: ['signed'], to: 'payable', by: { roles: voiders }, duty: null, clause: law.treasury, clock: 'keep', needsReason: true },
  { move: 'release', from: ['signed'], to: 'instructed', by: { roles: ['finance-releaser'] }, duty: 'release', clause: law.treasury, clock: 'keep' },
  { move: 'confirm-payment', from: ['instructed'], to: 'paid', by: { roles: bank }, duty: 'confirm', clause: law.treasury, clock: 'stop' },
  { move: 'confirm-instalment', from: ['instructed'], to: 'in-service', by: { roles: bank }, duty: 'confirm', clause: law.treasury, clock: 'stop' },
  { move: 'return-payment', from: ['instructed'], to: 'returned', by: { roles: bank }, duty: 'confirm', clause: law.treasury, clock: 'start', needsReason: true },
  { move: 'recall-payment', from: ['paid', 'in-service', 'payable'], to: 'returned', by: { roles: bank }, duty: 'confirm', clause: law.treasury, clock: 'start', needsReason: true },
  { move: 'recall-payment', from: ['stopped'], to: 'stopped', by: { roles: bank }, duty: 'confirm', clause: law.treasury, clock: 'stop', needsReason: true },
  { move: 'pay-next', from: ['in-service'], to: 'payable', by: { system: true, roles: rechecks }, duty: null, clause: law.service, clock: 'start' },
  { move: 'stop-instalments', from: ['in-service', 'payable', 'returned'], to: 'stopped', by: { roles: rechecks }, duty: null, clause: law.service, clock: 'stop', needsReason: true },
  { move: 'settle-instalments', from: ['in-service', 'payable', 'returned'], to: 'paid', by: { roles: bank }, duty: null, clause: law.treasury, clock: 'stop', needsReason: true },
  { move: 'give-up-instalments', from: ['in-service', 'payable', 'returned'], to: 'stopped', by: { applicant: true }, duty: null, clause: law.service, clock: 'stop' },
  { move: 'import', from: [], to: 'in-service', by: { roles: ['finance-signer', 'finance-releaser'] }, duty: null, clause: law.opening, clock: 'stop' },
  { move: 'import', from: [], to: 'paid', by: { roles: ['finance-signer', 'finance-releaser'] }, duty: null, clause: law.opening, clock: 'stop' },
  { move: 'confirm-offer', from: ['draft'], to: 'county-review', by: { procedure: true }, duty: 'apply', clause: law.offer, clock: 'start' },
  { move: 'round-propose', from: ['county-review'], to: 'proposed', by: { procedure: true }, duty: 'propose', clause: law.offer, clock: 'start', content: 'keep' },
  { move: 'round-check', from: ['proposed'], to: 'checked', by: { procedure: true }, duty: 'check', clause: law.offer, clock: 'start', content: 'same' },
  { move: 'round-approve', from: ['checked'], to: 'approved', by: { procedure: true }, duty: 'approve', clause: law.offer, clock: 'start', part: 'publicity', content: 'same' },
  { move: 'round-approve', from: ['checked'], to: 'payable', by: { procedure: true }, duty: 'approve', clause: law.offer, clock: 'start', without: 'publicity', content: 'same' },
  { move: 'withdraw', from: unprepared, to: 'withdrawn', by: { applicant: true, filer: true, employerFiler: true }, duty: null, clause: law.house, clock: 'stop' },
  { move: 'expire', from: ['draft', 'correction'], to: 'expired', by: { system: true }, duty: null, clause: law.house, clock: 'stop' },
  { move: 'lapse', from: reviewed, to: 'county-review', by: { system: true }, duty: null, clause: law.lapse, clock: 'start', needsReason: true },
  { move: 'reopen', from: ['refused'], to: 'refused-at', by: { roles: ['appeal-officer'] }, duty: 'reconsider', clause: law.appeal, clock: 'start', needsReason: true, content: 'keep' },
  { move: 'pause-clock', from: running, to: 'same', by: { procedure: true }, duty: null, clause: law.special, clock: 'pause' },
  { move: 'resume-clock', from: resumable, to: 'same', by: { procedure: true }, duty: null, clause: law.special, clock: 'resume' },
  { move: 'extend-term', from: extendable, to: 'same', by: { roles: ['approver'] }, duty: null, clause: law.extension, clock: 'extend', needsReason: true },
  { move: 'recount-term', from: [...extendable, 'employer-confirmation', 'returned'], to: 'same', by: { roles: ['approver'] }, duty: null, clause: law.record, clock: 'recount', needsReason: true },
];

const chain: readonly (readonly [Duty, Duty])[] = [
  ['propose', 'check'],
  ['propose', 'approve'],
  ['check', 'approve'],
  ['propose', 'prepare'],
  ['check', 'prepare'],
  ['approve', 'prepare'],
  ['propose', 'sign'],
  ['check', 'sign'],
  ['approve', 'sign'],
  ['propose', 'release'],
  ['check', 'release'],
  ['publish', 'sign'],
  ['publish', 'release'],
  ['prepare', 'sign'],
  ['prepare', 'release'],
  ['sign', 'release'],
];

const others = [
  'propose',
  'check',
  'approve',
  'publish',
  'prepare',
  'sign',
  'release',
  'confirm',
  'waive',
  'reconsider',
] as const;

/**
 * Duties that one natural person never discharges in one case. The migration holds the same list
 * (`yanzhen_duty_pairs`), which the database enforces; a test compares them.
 */
export const dutyPairs: readonly (readonly [Duty, Duty])[] = [
  ...[...others, 'vouch' as const].map((duty) => ['apply', duty] as const),
  ...(['propose', 'check', 'approve', 'waive', 'reconsider'] as const).map(
    (duty) => ['vouch', duty] as const,
  ),
  ...chain,
  ...others.slice(0, -1).map((duty) => [duty, 'reconsider'] as const),
];

/** The pair that no city relaxes. */
export const fixedPair = 'prepare×sign';

/** A pair as it is kept: `propose×check`. */
export function pairName(one: Duty, other: Duty): string {
  return `${one}×${other}`;
}

/** The row of the table for a move of a case out of its state. */
export function findMove(
  move: MoveId,
  { state, parts }: Pick<Application, 'state' | 'parts'>,
): Move | undefined {
  return moves.find(
    (each) => each.move === move && each.from.includes(state) && isUsed(each, parts),
  );
}

/** Whether a move keeps what an approval rests on, or compares with what was kept before. */
export function restsOnContent(move: MoveId, { content }: Pick<Application, 'content'>): boolean {
  const rows = moves.filter((each) => each.move === move && each.content !== undefined);
  return rows.some((each) => each.content === 'keep' || content !== null);
}

/** Whether a benefit with these steps uses a row of the table. */
export function isUsed({ part, without }: Move, parts: readonly Part[]): boolean {
  return (!part || parts.includes(part)) && (!without || !parts.includes(without));
}

/**
 * The state after a move that is made in a state.
 *
 * @param at  Where a refused case is opened again; a move that leads there needs it.
 */
export function targetOf({ to }: Pick<Move, 'to'>, from: State, at?: RefusedAt): State {
  if (to === 'refused-at') {
    if (!at) throw new Error('opening a case again needs its step');
    return at;
  }
  return to === 'same' ? from : to;
}

/** Whether a row of the table leads from a state to another. */
export function leadsTo(move: Pick<Move, 'from' | 'to'>, from: State | null, to: State): boolean {
  if (from === null) return move.from.length === 0 && move.to === to;
  if (!move.from.includes(from)) return false;
  if (move.to === 'refused-at') return refusedAt.some((each) => each === to);
  return targetOf(move, from) === to;
}

/** Whether this actor may make a move of the table in this case. Duties are the database's to check. */
export function mayMove(move: Move, application: Application, actor: Actor | null): boolean {
  const { by } = move;
  if (by.anyone || by.procedure) return true;
  if (!actor) return by.system === true;
  if (by.applicant && isApplicant(application, actor)) return true;
  if (by.filer && hasRole(actor, 'window-clerk') && actor.personId === application.filedByPersonId)
    return true;
  if (by.employerFiler && filedByAgent(application, actor)) return true;
  if (by.employer && actor.kind === 'agent' && isOf(actor, application.organisationId)) return true;
  return by.roles !== undefined && holdsFor(actor, by.roles, application.county);
}

/** The moves that an actor can make in a case now; what buttons are made from. */
export function allowedMoves(application: Application, actor: Actor | null): readonly MoveId[] {
  const open = moves.filter(
    (each) =>
      each.from.includes(application.state) &&
      isUsed(each, application.parts) &&
      !each.by.anyone &&
      !each.by.procedure &&
      mayMove(each, application, actor),
  );
  return [...new Set(open.map((each) => each.move))];
}

/** Whether the actor applies: the person, or an agent of the organisation whose own case it is. */
export function isApplicant(
  {
    applicantPersonId,
    forOrganisation,
    organisationId,
  }: Pick<Application, 'applicantPersonId' | 'forOrganisation' | 'organisationId'>,
  actor: Actor,
): boolean {
  if (forOrganisation) return actor.kind === 'agent' && isOf(actor, organisationId);
  return actor.kind === 'talent' && actor.personId === applicantPersonId;
}

/** Whether the actor is the agent who filed the case for a person of the own employer. */
export function filedByAgent(
  application: Pick<Application, 'filedByPersonId' | 'organisationId'>,
  actor: Actor,
): boolean {
  return (
    actor.kind === 'agent' &&
    actor.personId === application.filedByPersonId &&
    isOf(actor, application.organisationId)
  );
}

function isOf(actor: Actor, organisationId: string | null): boolean {
  return organisationId !== null && actor.organisationId === organisationId;
}
