import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { declareFeatures } from '@yanzhen/server/manifest/declare-features.ts';
import { messages } from '@yanzhen/server/messages/feature.ts';
import { organisations } from '@yanzhen/registers/organisations/feature.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { agreements } from '@yanzhen/registers/agreements/feature.ts';
import { projects } from '@yanzhen/registers/projects/feature.ts';
import { applications } from '@yanzhen/procedures/applications/feature.ts';
import { evidence } from '@yanzhen/procedures/evidence/feature.ts';
import { imports } from '@yanzhen/procedures/imports/feature.ts';
import { checks } from '@yanzhen/procedures/checks/feature.ts';
import { desk } from '@yanzhen/procedures/desk/feature.ts';
import { publicity } from '@yanzhen/procedures/publicity/feature.ts';
import { lapses } from '@yanzhen/procedures/lapses/feature.ts';
import { payments } from '@yanzhen/procedures/payments/feature.ts';
import { samePerson } from '@yanzhen/procedures/same-person/feature.ts';
import { secondLooks } from '@yanzhen/procedures/second-looks/feature.ts';
import { recoveries } from '@yanzhen/procedures/recoveries/feature.ts';
import { appeals } from '@yanzhen/procedures/appeals/feature.ts';
import { ratings } from '@yanzhen/procedures/ratings/feature.ts';
import { instalments } from '@yanzhen/procedures/instalments/feature.ts';
import { openingBalances } from '@yanzhen/procedures/opening-balances/feature.ts';
import { comparisons } from '@yanzhen/procedures/comparisons/feature.ts';
import { subsidies } from '@yanzhen/mechanisms/subsidies/feature.ts';
import { records } from '@yanzhen/procedures/records/feature.ts';
import { listing } from '@yanzhen/mechanisms/listing/feature.ts';
import { colleges } from '@yanzhen/mechanisms/colleges/feature.ts';
import { nominations } from '@yanzhen/mechanisms/nominations/feature.ts';
import { platforms } from '@yanzhen/mechanisms/platforms/feature.ts';
import { cooperation } from '@yanzhen/mechanisms/cooperation/feature.ts';
import { specialFunds } from '@yanzhen/mechanisms/special-funds/feature.ts';
import { indicators } from '@yanzhen/oversight/indicators/feature.ts';
import { policyReview } from '@yanzhen/oversight/policy-review/feature.ts';
import { letters } from '@yanzhen/oversight/letters/feature.ts';
import { proposals } from '@yanzhen/oversight/proposals/feature.ts';
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
  records,
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
  platforms,
  nominations,
  colleges,
  listing,
  specialFunds,
  indicators,
  policyReview,
  letters,
  proposals,
  upkeep,
];

// Files of a city are checked without a database, too.
declareFeatures(features);
