import { expect, it } from 'vitest';
import { offerStates } from '../contract-no-application.ts';
import { mayBeFound } from './may-be-found.ts';

const found = (basis: string) =>
  offerStates.filter((state) => mayBeFound({ state, basis: 'old' }, basis));

it('finds somebody who was never found, and who asked again', () => {
  expect(mayBeFound(undefined, 'old')).toBe(true);
  expect(found('old')).toEqual(['asked']);
});

it('finds on other grounds again what was taken out, lapsed or ended, but no open offer and no refusal of the person', () => {
  expect(found('new')).toEqual(['taken-out', 'confirmed', 'lapsed', 'asked']);
});
