import { afterAll, beforeAll, describe, it } from 'vitest';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { applications } from '../applications/feature.ts';
import { payments } from './feature.ts';
import { assertModel } from './testing/ledger-model.ts';

describe('the ledger beside a plain model', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await openTestCity([talents, calendar, applications, payments]);
  });
  afterAll(() => city.close());

  it('counts the same after every command, and refuses the same', async () => {
    await assertModel(city, { runs: 6, commands: 40 });
  }, 60_000);
});
