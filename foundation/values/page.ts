import * as z from 'zod';

/** The query of a list that is read on by key. */
export const pageQuery = {
  /** The `next` of the page before. */
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

/** The reply of such a list: its rows, the key of the next page, and rows in all up to 10,000. */
export const page = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    /** The `after` of the next page; null on the last. */
    next: z.string().nullable(),
    total: z.object({ count: z.int(), more: z.boolean() }),
  });
