import type { MoveId, PauseCode, State } from '../contract.ts';
import type { CasePeople } from './walk-application.ts';

/** Who acts in a command; `both` is one person who is officer, checker and approver. */
export type Who = keyof CasePeople | 'both' | 'system';

export type Command =
  | { readonly kind: 'move'; readonly move: MoveId; readonly who: Who }
  | { readonly kind: 'pause' | 'resume'; readonly code: PauseCode; readonly ref: string | null };

/** A case as the model knows it: written out by hand, it reads no table of the product. */
export interface Model {
  readonly state: State;
  readonly version: number;
  /** Open pauses, as `code/ref`. */
  readonly open: readonly string[];
  /** The duty that `both` discharged first; another one is refused from then on. */
  readonly bothDid: string | null;
}

/** from · move · who · to · duty of the review */
const ways = `
draft submit talent employer-confirmation
employer-confirmation confirm-employment agent county-review
employer-confirmation dispute-employment agent draft
county-review ask-correction officer correction propose
correction correct talent county-review
county-review propose officer proposed propose
county-review refuse officer refused propose
proposed check checker checked check
proposed send-back checker county-review check
proposed refuse checker refused check
checked approve approver approved approve
checked send-back approver proposed approve
checked refuse approver refused approve
approved publish publicity publicity
publicity object anyone objected
objected dismiss-objection publicity publicity
objected uphold-objection publicity refused
publicity end-publicity system payable
payable prepare preparer batched
batched unbatch preparer payable
batched sign signer signed
signed release releaser instructed
instructed confirm-payment releaser paid
instructed return-payment releaser returned
returned prepare preparer batched
draft expire system expired
correction expire system expired
draft withdraw talent withdrawn
employer-confirmation withdraw talent withdrawn
county-review withdraw talent withdrawn
correction withdraw talent withdrawn
proposed withdraw talent withdrawn
checked withdraw talent withdrawn
approved withdraw talent withdrawn
publicity withdraw talent withdrawn
payable withdraw talent withdrawn`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

export const movesOfModel = [...new Set(ways.map(([, move]) => move as MoveId))];

const reviewer: Readonly<Record<string, string>> = {
  officer: 'officer',
  checker: 'checker',
  approver: 'approver',
};
const pausable = new Set('employer-confirmation county-review correction proposed checked approved publicity objected payable'.split(' ')); // prettier-ignore
const paying = new Set(['batched', 'signed', 'instructed', 'returned']);
const over = new Set(['refused', 'withdrawn', 'expired', 'paid', 'draft']);

export const holders: Readonly<Record<string, string | null>> = {
  draft: 'talent',
  'employer-confirmation': 'agent',
  'county-review': 'county-officer',
  correction: 'talent',
  proposed: 'city-checker',
  checked: 'approver',
  approved: 'publicity-officer',
  publicity: 'publicity-officer',
  objected: 'publicity-officer',
  payable: 'finance-preparer',
  batched: 'finance-signer',
  signed: 'finance-releaser',
  instructed: 'finance-releaser',
  returned: 'finance-preparer',
};

/** Whether somebody has a day to keep: not in a draft, not after the end, not while the term stands. */
export function hasDay({ state, open }: Model): boolean {
  if (over.has(state)) return false;
  return open.length === 0 || state === 'correction' || state === 'objected';
}

/** The model after a command; undefined where it must be refused, the same where nothing happens. */
export function apply(model: Model, command: Command): Model | undefined {
  if (command.kind !== 'move') return applyPause(model, command);
  const { move, who } = command;
  const way = ways.find(([from, name]) => from === model.state && name === move);
  if (!way) return undefined;
  const [, , by = '', to = '', duty] = way;
  const may = by === 'anyone' || by === who || (who === 'both' && by in reviewer);
  if (!may) return undefined;
  if (who === 'both' && duty && model.bothDid !== null && model.bothDid !== duty) return undefined;
  if (move === 'approve' && model.open.some((key) => key.startsWith('joint-check')))
    return undefined;
  return {
    state: to as State,
    version: model.version + 1,
    open: openAfter(model.open, move, to),
    bothDid: who === 'both' && duty ? duty : model.bothDid,
  };
}

function openAfter(open: readonly string[], move: MoveId, to: string): readonly string[] {
  if (over.has(to)) return [];
  if (move === 'ask-correction') return [...open, 'correction/'];
  if (move === 'object') return [...open, 'objection/'];
  const ended = { correct: 'correction/', 'dismiss-objection': 'objection/' }[move as string];
  return open.filter((key) => key !== ended);
}

function applyPause(
  model: Model,
  { kind, code, ref }: Extract<Command, { kind: 'pause' | 'resume' }>,
): Model | undefined {
  const key = `${code}/${ref ?? ''}`;
  const isOpen = model.open.includes(key);
  if (isOpen === (kind === 'pause')) return model;
  const may = pausable.has(model.state) || (kind === 'resume' && paying.has(model.state));
  if (!may) return undefined;
  const open = isOpen ? model.open.filter((each) => each !== key) : [...model.open, key];
  return { ...model, version: model.version + 1, open };
}
