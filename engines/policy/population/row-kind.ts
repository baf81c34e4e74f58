import type { BenefitFile } from '../file/policy-schema.ts';

/** What a row of a population is; each gets the benefits that are meant for it. */
export const rowKinds = ['person', 'employer', 'institute', 'team'] as const;
export type RowKind = (typeof rowKinds)[number];

/** The kind of row that a benefit is decided for: a household's is decided for the person who applies. */
export const kindFor = (beneficiary: BenefitFile['beneficiary']): RowKind =>
  beneficiary === 'household' ? 'person' : beneficiary;
