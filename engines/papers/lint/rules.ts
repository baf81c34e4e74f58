import type { Rule } from './rule.ts';
import { dates } from './rules/dates.ts';
import { enumerations } from './rules/enumerations.ts';
import { figures } from './rules/figures.ts';
import { growth } from './rules/growth.ts';
import { headings } from './rules/headings.ts';
import { hedges } from './rules/hedges.ts';
import { names } from './rules/names.ts';
import { numberedLines } from './rules/numbered-lines.ts';
import { offices } from './rules/offices.ts';
import { parts } from './rules/parts.ts';
import { personal } from './rules/personal.ts';
import { promises } from './rules/promises.ts';
import { punctuation } from './rules/punctuation.ts';
import { references } from './rules/references.ts';
import { shares } from './rules/shares.ts';
import { sums } from './rules/sums.ts';
import { unboundNumbers } from './rules/unbound-numbers.ts';
import { units } from './rules/units.ts';
import { wording } from './rules/wording.ts';

/** Every rule, in the order in which a clerk reads the findings: form, then figures, then words. */
export const rules: readonly Rule[] = [
  parts,
  headings,
  numberedLines,
  enumerations,
  references,
  figures,
  growth,
  sums,
  shares,
  units,
  hedges,
  dates,
  offices,
  names,
  personal,
  promises,
  unboundNumbers,
  punctuation,
  wording,
];
