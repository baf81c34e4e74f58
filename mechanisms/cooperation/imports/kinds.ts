import type { ImportKind } from '@yanzhen/procedures/imports/offers.ts';
import { agreementKind } from './agreement-kind.ts';
import { baseKind } from './base-kind.ts';
import { classKind } from './class-kind.ts';
import { gatheringKind } from './gathering-kind.ts';
import { peopleKind } from './people-kind.ts';
import { projectKind } from './project-kind.ts';
import { studentKind } from './student-kind.ts';

/** All sheets of cooperation. */
export const kinds: readonly ImportKind[] = [
  projectKind,
  agreementKind,
  gatheringKind,
  peopleKind,
  baseKind,
  classKind,
  studentKind,
];
