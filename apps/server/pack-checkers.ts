import { indicatorsChecker } from '@yanzhen/oversight/indicators/offers.ts';
import { lettersChecker } from '@yanzhen/oversight/letters/offers.ts';
import type { PackChecker } from '@yanzhen/registers/policies/offers.ts';
import { demoChecker } from './demonstration/demo-checker.ts';

/** How features above the registers check their folders of a city pack. */
export const packCheckers: readonly PackChecker[] = [
  indicatorsChecker,
  lettersChecker,
  demoChecker,
];
