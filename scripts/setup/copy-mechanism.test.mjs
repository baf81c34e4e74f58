import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyMechanism } from './copy-mechanism.mjs';

let base;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'yanzhen-new-'));
  mkdirSync(join(base, 'mechanisms/subsidies/migrations'), { recursive: true });
  const write = (path, text) => writeFileSync(join(base, 'mechanisms/subsidies', path), text);
  write(
    'apply-for-subsidy.ts',
    "import * as contract from './contract.ts';\nexport const applyForSubsidy = (subsidy: Subsidy) => fault('subsidies.closed', subsidy);\n",
  );
  write(
    'feature.ts',
    "export const subsidies = { id: 'subsidies', migrations: ['0001-subsidies.sql'] };\n",
  );
  write('migrations/0001-subsidies.sql', 'create table subsidy_line (city text, subsidy text);\n');
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

it('copies the neighbour under another name, everywhere it stands', () => {
  expect(copyMechanism({ many: 'guest-flats', one: 'guest-flat' }, base)).toEqual([
    'mechanisms/guest-flats/apply-for-guest-flat.ts',
    'mechanisms/guest-flats/feature.ts',
    'mechanisms/guest-flats/migrations/0001-guest-flats.sql',
  ]);
  const read = (path) => readFileSync(join(base, 'mechanisms/guest-flats', path), 'utf8');
  expect(read('apply-for-guest-flat.ts')).toContain(
    "applyForGuestFlat = (guestFlat: GuestFlat) => fault('guest-flats.closed', guestFlat)",
  );
  expect(read('feature.ts')).toBe(
    "export const guestFlats = { id: 'guest-flats', migrations: ['0001-guest-flats.sql'] };\n",
  );
  expect(read('migrations/0001-guest-flats.sql')).toBe(
    'create table guest_flat_line (city text, guest_flat text);\n',
  );
});

it('refuses a name that is taken or no folder name', () => {
  copyMechanism({ many: 'stations', one: 'station' }, base);
  expect(() => copyMechanism({ many: 'stations', one: 'station' }, base)).toThrow(/exists already/);
  expect(() => copyMechanism({ many: '../escape', one: 'x' }, base)).toThrow(/lower case/);
});
