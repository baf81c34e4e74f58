import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { declareWatchers } from '@yanzhen/server/accounts/person-changed.ts';
import { messages } from '@yanzhen/server/messages/feature.ts';
import { organisations } from '@yanzhen/registers/organisations/feature.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { agreements } from '@yanzhen/registers/agreements/feature.ts';
import { projects } from '@yanzhen/registers/projects/feature.ts';
import { applications } from '@yanzhen/procedures/applications/feature.ts';
import { declareGuards } from '@yanzhen/procedures/applications/offers.ts';
import { evidence } from '@yanzhen/procedures/evidence/feature.ts';
import { imports } from '@yanzhen/procedures/imports/feature.ts';
import { checks } from '@yanzhen/procedures/checks/feature.ts';
import { desk } from '@yanzhen/procedures/desk/feature.ts';
import { declareDesk } from '@yanzhen/procedures/desk/offers.ts';
import { publicity } from '@yanzhen/procedures/publicity/feature.ts';
import { lapses } from '@yanzhen/procedures/lapses/feature.ts';
import { payments } from '@yanzhen/procedures/payments/feature.ts';
import { samePerson } from '@yanzhen/procedures/same-person/feature.ts';
import { declarePersons } from '@yanzhen/procedures/same-person/offers.ts';
import { secondLooks } from '@yanzhen/procedures/second-looks/feature.ts';
import { recoveries } from '@yanzhen/procedures/recoveries/feature.ts';
import { appeals } from '@yanzhen/procedures/appeals/feature.ts';
import { declareAppealable } from '@yanzhen/procedures/appeals/offers.ts';
import { ratings } from '@yanzhen/procedures/ratings/feature.ts';
import { declareRateable } from '@yanzhen/procedures/ratings/offers.ts';
import { instalments } from '@yanzhen/procedures/instalments/feature.ts';
import { openingBalances } from '@yanzhen/procedures/opening-balances/feature.ts';
import { comparisons } from '@yanzhen/procedures/comparisons/feature.ts';
import { subsidies } from '@yanzhen/mechanisms/subsidies/feature.ts';
import { cooperation } from '@yanzhen/mechanisms/cooperation/feature.ts';
import { declareRows } from '@yanzhen/oversight/indicators/offers.ts';
import { indicators } from '@yanzhen/oversight/indicators/feature.ts';
import { policyReview } from '@yanzhen/oversight/policy-review/feature.ts';
import { letters } from '@yanzhen/oversight/letters/feature.ts';
import { upkeep } from '@yanzhen/oversight/upkeep/feature.ts';

/** Every feature of the product, lowest first: migrations run in this order. */
export const features: readonly Feature[] = [
  messages,
  organisations,
  talents,
  calendar,
  policies,
  agreements,
  projects,
  applications,
  evidence,
  imports,
  checks,
  publicity,
  payments,
  lapses,
  secondLooks,
  desk,
  samePerson,
  recoveries,
  instalments,
  openingBalances,
  comparisons,
  appeals,
  ratings,
  subsidies,
  cooperation,
  indicators,
  policyReview,
  letters,
  upkeep,
];

// Indicators import no feature that they count: what can be counted is declared here, once.
declareRows(features.flatMap((feature) => feature.indicators ?? []));
// The desk, too, imports no feature whose work it shows.
declareDesk(features);
// Neither do appeals and ratings import those whom they are about.
declareAppealable(features);
declareRateable(features);
// Persons change in many features, cases are stopped by some, and records of one person stand in all.
declareWatchers(features);
declareGuards(features);
declarePersons(features);
