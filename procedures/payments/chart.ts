/**
 * The chart of accounts of one budget line, and what each posting debits and credits.
 *
 * `available`, `reserved`, `instructed` and `paid` grow by debits: together they are where the money
 * of the line is. `appropriation` grows by credits: where it came from. Their sums are always equal.
 */
export const accounts = ['appropriation', 'available', 'reserved', 'instructed', 'paid'] as const;
export type LedgerAccount = (typeof accounts)[number];

interface Posting {
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
}

export const postings = {
  /** The people's congress or the department gives money to the line. */
  appropriate: { debit: 'available', credit: 'appropriation' },
  /** Money is taken from the line again; only what is available. */
  cut: { debit: 'appropriation', credit: 'available' },
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
} as const satisfies Record<string, Posting>;

export type PostingKind = keyof typeof postings;
export const postingKinds = Object.keys(postings) as readonly PostingKind[];

/** Column of `budget_line` that counts an account. */
export const counterOf: Readonly<Record<LedgerAccount, string>> = {
  appropriation: 'total_fen',
  available: 'available_fen',
  reserved: 'reserved_fen',
  instructed: 'instructed_fen',
  paid: 'paid_fen',
};
