import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '@yanzhen/server/routes/fault.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { compareCases } from './compare-cases.ts';
import { openPauses } from './clock.ts';
import { applications } from './feature.ts';
import { moveApplication } from './move-application.ts';
import { pauseClock, resumeClock } from './pause-clock.ts';
import { getApplication } from './read-applications.ts';
import {
  apply,
  hasDay,
  holders,
  movesOfModel,
  type Command,
  type Model,
  type Who,
} from './testing/case-model.ts';
import { makeCasePeople, walkApplication, type CasePeople } from './testing/walk-application.ts';

/** Sequences of commands; the long form is asked for by `YANZHEN_LONG`, e.g. 2000. */
const runs = Number(process.env['YANZHEN_LONG'] ?? 8);
const calendar = { id: 'calendar', folder: 'registers/calendar' };
const start = Date.UTC(2024, 5, 3, 2);
const day = 86_400_000;

let city: TestCity;
let people: CasePeople;
let both: TestPerson;

beforeAll(async () => {
  city = await openTestCity([calendar, applications], { now: new Date(start) });
  people = await makeCasePeople(city);
  both = await city.person({
    name: '一人三岗',
    roles: ['county-officer', 'city-checker', 'approver'],
  });
});
afterAll(() => city.close());

const actors: readonly Who[] = ['talent', 'agent', 'officer', 'checker', 'approver', 'publicity', 'preparer', 'signer', 'releaser', 'both', 'system']; // prettier-ignore
const likely: readonly (readonly [Command['kind'] & 'move', string, Who])[] = [
  ['move', 'submit', 'talent'],
  ['move', 'confirm-employment', 'agent'],
  ['move', 'propose', 'officer'],
  ['move', 'check', 'checker'],
  ['move', 'approve', 'approver'],
  ['move', 'publish', 'publicity'],
  ['move', 'end-publicity', 'system'],
  ['move', 'prepare', 'preparer'],
  ['move', 'sign', 'signer'],
  ['move', 'release', 'releaser'],
  ['move', 'confirm-payment', 'releaser'],
];
const moveCommand = fc.record({
  kind: fc.constant('move' as const),
  move: fc.constantFrom(...movesOfModel),
  who: fc.constantFrom(...actors),
});
const pauseCommand = fc.record({
  kind: fc.constantFrom('pause' as const, 'resume' as const),
  code: fc.constantFrom('joint-check' as const, 'expert-review' as const),
  ref: fc.constantFrom(null, 'housing'),
});
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: moveCommand },
  { weight: 2, arbitrary: pauseCommand },
);
/** A step: the move that leads on, any command, or two at once; and the days that pass before it. */
const step = fc.record({
  days: fc.integer({ min: 0, max: 3 }),
  commands: fc.oneof(
    { weight: 4, arbitrary: fc.constant('on' as const) },
    { weight: 4, arbitrary: fc.tuple(anyCommand) },
    { weight: 2, arbitrary: fc.tuple(anyCommand, anyCommand) },
    { weight: 2, arbitrary: anyCommand.map((other) => ['on' as const, other] as const) },
  ),
});

/** The command that leads a case on from where it stands. */
function onward(model: Model): Command {
  for (const [kind, move, who] of likely) {
    const command = { kind, move, who } as Command;
    if (apply(model, command)) return command;
  }
  return { kind: 'move', move: 'withdraw', who: 'talent' };
}

/** Runs a command on the product. @returns whether it was done; a fault is a refusal, all else throws. */
async function run(id: string, talent: TestPerson, command: Command): Promise<boolean> {
  const by = command.kind === 'move' ? command.who : 'officer';
  const account = by === 'system' ? undefined : { ...people, talent, both }[by].accountId;
  try {
    await city.turn(async (turn) => {
      const read = await getApplication(turn, id);
      if (command.kind === 'move') {
        return moveApplication(turn, read, command.move, { reason: '模型测试' });
      }
      const act = command.kind === 'pause' ? pauseClock : resumeClock;
      const { code, ref } = command;
      return act(turn, read, { code, ...(ref === null ? {} : { ref }) });
    }, account);
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

/** What the product says of a case, as the model would. */
async function seen(id: string) {
  const found = await city.turn((turn) => getApplication(turn, id));
  return {
    state: found.state,
    version: found.version,
    holder: found.holder,
    open: openPauses(found.clock).map((each) => `${each.code}/${each.ref ?? ''}`).toSorted(), // prettier-ignore
    hasDay: found.dueOn !== null,
  };
}

const expected = (model: Model) => ({
  state: model.state,
  version: model.version,
  holder: holders[model.state] ?? null,
  open: model.open.toSorted(),
  hasDay: hasDay(model),
});

/** Every outcome that two commands at once may have: one after the other, or one of them too late. */
function outcomes(model: Model, [one, two]: readonly [Command, Command]): Model[] {
  const after = [one, two].flatMap((command) => apply(model, command) ?? []);
  const then = [
    [one, two],
    [two, one],
  ].flatMap(([first, second]) => {
    const middle = first && apply(model, first);
    return (middle && second && apply(middle, second)) ?? [];
  });
  return [model, ...after, ...then];
}

describe('random commands on a case', () => {
  it('leave it as the model says, one by one and two at once', async () => {
    let serial = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
        city.setNow(new Date(start));
        const talent = await city.person({ name: `模型${(serial += 1)}`, kind: 'talent' });
        const { id } = await walkApplication(city, people, { to: 'draft', talent });
        let model: Model = { state: 'draft', version: 1, open: [], bothDid: null };
        let now = start;
        for (const { days, commands } of steps) {
          city.setNow(new Date((now += days * day)));
          const [one, two] = (commands === 'on' ? ['on' as const] : commands).map((each) =>
            each === 'on' ? onward(model) : each,
          );
          if (one && two) {
            const done = await Promise.all([one, two].map((each) => run(id, talent, each)));
            const after = await seen(id);
            const possible = outcomes(model, [one, two]);
            const found = possible.find(
              (each) => JSON.stringify(expected(each)) === JSON.stringify(after),
            );
            expect({ one, two, after, isPossible: found !== undefined }).toMatchObject({
              isPossible: true,
            });
            // What was answered as done has happened: at least one of them where the case moved.
            expect(done.includes(true)).toBe(
              after.version > model.version || possibleNothing(model, [one, two]),
            );
            model = found ?? model;
          } else if (one) {
            const next = apply(model, one);
            const done = await run(id, talent, one);
            expect([one, done]).toEqual([one, next !== undefined]);
            model = next ?? model;
            expect([one, await seen(id)]).toEqual([one, expected(model)]);
          }
        }
      }),
      { numRuns: runs, ...(process.env['YANZHEN_SEED'] ? { seed: Number(process.env['YANZHEN_SEED']) } : {}) }, // prettier-ignore
    );
    let after: string | null = null;
    do {
      const part = await city.turn((turn) => compareCases(turn, { after, limit: 500 }));
      expect(part.differences).toEqual([]);
      after = part.next;
    } while (after !== null);
  }, 1_200_000);
});

/** Whether one of the commands is answered as done although nothing changes, e.g. a pause that is open. */
function possibleNothing(model: Model, commands: readonly Command[]): boolean {
  return commands.some((command) => apply(model, command)?.version === model.version);
}
