import type { PackChecker } from '@yanzhen/registers/policies/offers.ts';

/** How features above the registers check their folders of a city pack. */
export const packCheckers: readonly PackChecker[] = [];
