import { expect } from 'vitest';
import { exportTrail, findAnchor, type Anchor } from '../export-trail.ts';
import { sealKeyOf } from '../seal-key.ts';
import { sealTrail } from '../seal-trail.ts';
import type { TestCity } from '../../testing/test-city.ts';
import { TrailVerifier } from '../verify-trail.mjs';
import { tamperings, type Line } from './tamper.ts';

/** An exported trail and the anchor that was kept outside. */
export interface Trail {
  readonly lines: readonly Line[];
  readonly anchor: Anchor;
}

/** Acts in a city, sealed every so many rows, and exports the trail. */
export async function makeTrail(city: TestCity, seals: number, rowsEach: number): Promise<Trail> {
  for (let seal = 0; seal < seals; seal += 1) {
    await city.turn(async (turn) => {
      for (let row = 0; row < rowsEach; row += 1) {
        const reason = row % 3 === 0 ? { reason: `第${row}次，更正：“原件”` } : {};
        await turn.record({
          act: 'trail.test',
          subject: { type: 'application', id: turn.newId() },
          detail: { row, note: '备注 🦢' },
          ...reason,
        });
      }
    });
    await sealTrail(city.ground, city.city);
  }
  return exported(city);
}

export async function exported(city: TestCity): Promise<Trail> {
  return city.turn(async (turn) => {
    const anchor = await findAnchor(turn, sealKeyOf(city.ground.masterKey).publicKey);
    if (!anchor) throw new Error('nothing is sealed');
    const lines: Line[] = [];
    for await (const line of exportTrail(turn)) lines.push(JSON.parse(line) as Line);
    return { lines, anchor };
  });
}

export function verified(lines: readonly unknown[], anchors: readonly Anchor[]): string[] {
  const verifier = new TrailVerifier(anchors);
  for (const line of lines) verifier.take(line);
  return verifier.end();
}

/** Tampers so many times, each time with a whole trail, and tells the tamperings that nobody noticed. */
export function tamperMany(count: number, { lines, anchor }: Trail, other: Trail): string[] {
  const kinds = Object.entries(tamperings);
  const whole = JSON.stringify(lines);
  let state = 20_260_101;
  const draw = (below: number): number => {
    // Numerical Recipes' generator: the same tamperings in every run.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  expect(verified(lines, [anchor])).toEqual([]);
  const unnoticed: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const [name, tamper] = kinds[at % kinds.length] as (typeof kinds)[number];
    const changed = JSON.parse(whole) as Line[];
    tamper(changed, draw, other.lines);
    if (JSON.stringify(changed) === whole) throw new Error(`${name} changed nothing`);
    if (verified(changed, [anchor]).length === 0) unnoticed.push(`${at}: ${name}`);
  }
  return unnoticed;
}
