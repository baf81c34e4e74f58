/**
 * The chart of accounts of one budget line, and what each posting debits and credits.
 *
 * `appropriation`, `opening`, `transfer` and `overdraft` grow by credits: where the line's money came
 * from. The others grow by debits: where it is. The two sums of a line are always equal, and
 * `transfer` over all lines is zero, for what one line gives another one gets.
 */
export const sources = ['appropriation', 'opening', 'transfer', 'overdraft'] as const;
export const places = ['available', 'reserved', 'instructed', 'paid', 'owed', 'recovered'] as const;
export const accounts = [...sources, ...places] as const;

/** An account that says where money came from. */
export type SourceAccount = (typeof sources)[number];
/** An account that says where money is. */
export type PlaceAccount = (typeof places)[number];
export type LedgerAccount = SourceAccount | PlaceAccount;

interface Posting {
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
}

/** Postings within one budget line. */
export const postings = {
  /** The people's congress or the department gives money to the line. */
  appropriate: { debit: 'available', credit: 'appropriation' },
  /** Money is taken from the line again; only what is available. */
  cut: { debit: 'appropriation', credit: 'available' },
  /** A year ends, and what is left of it goes back to the treasury. */
  'give-back': { debit: 'recovered', credit: 'available' },
  /** The leading group lets the line spend what nobody has appropriated yet. */
  overdraw: { debit: 'available', credit: 'overdraft' },
  /** Money has come for what was overdrawn, or the authority lapses unused. */
  cover: { debit: 'overdraft', credit: 'available' },
  /** An application is approved. */
  reserve: { debit: 'reserved', credit: 'available' },
  /** An approved application ends without a payment. */
  release: { debit: 'available', credit: 'reserved' },
  /** The bank file is exported. */
  instruct: { debit: 'instructed', credit: 'reserved' },
  /** The bank says that the money arrived. */
  confirm: { debit: 'paid', credit: 'instructed' },
  /** The bank sent the money back: the line waits in the queue again. */
  return: { debit: 'reserved', credit: 'instructed' },
  /** The bank sends back what it had confirmed before: the line waits in the queue again. */
  'bank-recall': { debit: 'reserved', credit: 'paid' },
  /** Paid before this system kept the books; imported under an act of two people. */
  opening: { debit: 'paid', credit: 'opening' },
  /** A duty was broken: a sum that was paid must come back. */
  demand: { debit: 'owed', credit: 'paid' },
  /** Two people waive what was demanded: it counts as rightly paid. */
  'waive-recovery': { debit: 'paid', credit: 'owed' },
  /** Owed money came back while its year is open: it can be spent again. */
  recover: { debit: 'available', credit: 'owed' },
  /** Owed money came back after its year was closed: it is the treasury's. */
  'recover-past': { debit: 'recovered', credit: 'owed' },
  /** A reserved sum is not paid out: it settles what the same person owes. */
  offset: { debit: 'paid', credit: 'reserved' },
} as const satisfies Record<string, Posting>;

export type PostingKind = keyof typeof postings;

interface Transfer {
  readonly from: PlaceAccount;
  readonly to: PlaceAccount;
}

/** Postings between two budget lines, each through its own `transfer` account. */
export const transfers = {
  /** Money is moved to another line of the same year, by a document. */
  adjust: { from: 'available', to: 'available' },
  /** What is left of a year goes into the next one (结转). */
  'carry-over': { from: 'available', to: 'available' },
  /** What approved applications hold goes into the next year with them. */
  'carry-reserved': { from: 'reserved', to: 'reserved' },
  /** The bank sends back a payment of a closed year: it waits in the open one. */
  'recall-past': { from: 'paid', to: 'reserved' },
} as const satisfies Record<string, Transfer>;

export type TransferKind = keyof typeof transfers;

export const postingKinds = [...Object.keys(postings), ...Object.keys(transfers)] as readonly (
  PostingKind | TransferKind
)[];

/** Column that counts an account. */
export const counterOf: Readonly<Record<LedgerAccount, string>> = {
  appropriation: 'total_fen',
  opening: 'opening_fen',
  transfer: 'transferred_fen',
  overdraft: 'overdraft_fen',
  available: 'available_fen',
  reserved: 'reserved_fen',
  instructed: 'instructed_fen',
  paid: 'paid_fen',
  owed: 'owed_fen',
  recovered: 'recovered_fen',
};

/** Whether an account says where money is, and not where it came from. */
export function isPlace(account: LedgerAccount): account is PlaceAccount {
  return (places as readonly string[]).includes(account);
}

/** By how much a debit (or, negative, a credit) of one fen changes the counter of an account. */
export function signOf(account: LedgerAccount, side: 'debit' | 'credit'): 1 | -1 {
  return isPlace(account) === (side === 'debit') ? 1 : -1;
}
