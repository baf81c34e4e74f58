import { declareWatchers } from '../accounts/person-changed.ts';
import type { Feature } from './feature.ts';

/**
 * Tells the features that serve others what all of them declare: queues, indicators, guards. Once at boot,
 * whenever a database is opened with them; what was declared before is forgotten.
 */
export function declareFeatures(features: readonly Feature[]): void {
  declareWatchers(features);
  for (const feature of features) feature.learn?.(features);
}
