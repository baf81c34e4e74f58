import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isZone, offsetAtInstant, offsetAtLocal } from './zones.ts';

const zones = fc.constantFrom(
  'Europe/Paris',
  'Asia/Shanghai',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Etc/UTC',
);
const seconds = fc.oneof(
  fc.integer({ min: -4_000_000_000, max: 4_000_000_000 }),
  // About the day that Samoa left out, and a change of clocks.
  fc.integer({ min: 1_325_150_000, max: 1_325_350_000 }),
  fc.integer({ min: 1_711_800_000, max: 1_711_900_000 }),
);

test('offsets are those of the calendar library, at any instant', () => {
  fc.assert(
    fc.property(zones, seconds, (zone, at) => {
      const peer = Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(zone);
      expect(offsetAtInstant(zone, at)).toBe(Math.round(peer.offsetNanoseconds / 1e9));
    }),
    { numRuns: 300 },
  );
});

test('offsets of a local time are those of the calendar library', () => {
  fc.assert(
    fc.property(zones, seconds, (zone, local) => {
      const clock = Temporal.Instant.fromEpochMilliseconds(local * 1000)
        .toZonedDateTimeISO('UTC')
        .toPlainDateTime();
      const peer = clock.toZonedDateTime(zone, { disambiguation: 'compatible' });
      // A time that the clocks skip has none there; ours is the offset before.
      if (!peer.toPlainDateTime().equals(clock)) return;
      const days = Math.floor(local / 86_400);
      const offset = offsetAtLocal(zone, days, local - days * 86_400);
      expect(offset).toBe(Math.round(peer.offsetNanoseconds / 1e9));
    }),
    { numRuns: 300 },
  );
});

test('only names of the database are zones', () => {
  expect(['Europe/Paris', 'Etc/UTC', 'Asia/Shanghai'].every(isZone)).toBe(true);
  expect(
    ['', 'Nowhere/City', '+01:00', 'constructor', '../UTC', 'a'.repeat(5000)].some(isZone),
  ).toBe(false);
});
