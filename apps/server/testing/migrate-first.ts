import { migrate } from '@yanzhen/server/database/migrate.ts';
import { features } from '../features.ts';
import { demonstrationKey } from './demonstration-copy.ts';

/**
 * Brings the test server's database up to date before any test runs, for all features. Were each file's
 * features migrated when it opens its city, a new trigger on a table of cases would wait for the tests that
 * work on cases just then, and they for it: a deadlock now and then.
 */
export async function setup(): Promise<void> {
  const url = process.env['YANZHEN_TEST_PG'];
  if (!url) throw new Error('the PostgreSQL of the tests is to be started first');
  const folders = features.map((feature) => feature.folder);
  await migrate(url, Buffer.from(demonstrationKey, 'hex'), folders);
}
