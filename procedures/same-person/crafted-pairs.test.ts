import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zIdentityNumber } from '@yanzhen/values/fields.ts';
import { declareWatchers } from '@yanzhen/server/accounts/person-changed.ts';
import { findOrSavePerson } from '@yanzhen/server/accounts/save-person.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { organisations } from '@yanzhen/registers/organisations/feature.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { importPayee, keepDocument } from '@yanzhen/registers/talents/offers.ts';
import { applications } from '../applications/feature.ts';
import { startApplication } from '../applications/offers.ts';
import { desk } from '../desk/feature.ts';
import { samePerson } from './feature.ts';
import { findAgainst } from './offers.ts';
import { passNightly } from './pass.ts';
import { disguisedPairs, strangerPairs, type CraftedPair, type CraftedRecord } from './testing/crafted-pairs.ts'; // prettier-ignore

const features = [calendar, policies, organisations, talents, applications, desk, samePerson];

/** A pair as it stands in the city: its persons, and whether its second case was let in. */
interface Entered extends CraftedPair {
  readonly persons: readonly string[];
  readonly refused: string | null;
}

let city: TestCity;
let clerk: TestPerson;
let preparer: TestPerson;
let entered: { readonly disguised: readonly Entered[]; readonly strangers: readonly Entered[] };

beforeAll(async () => {
  city = await openTestCity(features);
  // The pass of the night alone is to find them, not the look at who changed just now.
  declareWatchers([]);
  preparer = await city.person({ name: '制单', roles: ['finance-preparer'] });
  clerk = await city.person({ name: '窗口', roles: ['window-clerk'] });
  entered = await city.turn(async (turn) => {
    const enterAll = async (pairs: readonly CraftedPair[]): Promise<Entered[]> => {
      const all: Entered[] = [];
      for (const pair of pairs) all.push(await enter(turn, pair));
      return all;
    };
    return { disguised: await enterAll(disguisedPairs), strangers: await enterAll(strangerPairs) };
  }, clerk.accountId);
}, 60_000);
afterAll(() => city.close());

/** Both records with a case each, through the use cases of the doors they come in by. */
async function enter(turn: Turn, pair: CraftedPair): Promise<Entered> {
  const persons: string[] = [];
  let refused: string | null = null;
  for (const record of pair.records) {
    const personId = await enterRecord(turn, record);
    await startApplication(turn, {
      benefitId: 'home-purchase', policyDigest: 'p', applicantPersonId: personId,
      applicantName: record.name, terms: [],
    }).catch((error: { code: string }) => {
      refused = error.code;
    }); // prettier-ignore
    persons.push(personId);
  }
  return { ...pair, persons, refused };
}

async function enterRecord(turn: Turn, record: CraftedRecord): Promise<string> {
  const { name, identityNumber, mobile, account, paper } = record;
  const personId = await findOrSavePerson(turn, {
    name: name.trim(),
    ...(identityNumber ? { identityNumber: zIdentityNumber.parse(identityNumber) } : {}),
    ...(mobile ? { mobile } : {}),
  });
  if (paper) await keepDocument(turn, personId, paper);
  const act = { preparedBy: preparer.personId, reason: '期初' };
  if (account) await importPayee(turn, personId, { bankName: '雁江试验银行', account, ...act });
  return personId;
}

/** Persons of whom a group is not settled, as the database tells at an approval. */
async function stopped(): Promise<ReadonlySet<string>> {
  const rows = await city.turn((turn) =>
    turn.rows<{ id: string }>(sql`select id from person p
      where p.city = ${turn.city} and yanzhen_match_against(p.city, p.id) is not null`),
  );
  return new Set(rows.map(({ id }) => id));
}

const kindsOf = (pairs: readonly Entered[]): readonly string[] => [
  ...new Set(pairs.map(({ kind }) => kind)),
];

describe('two hundred records under which one person comes a second time', () => {
  it('are stopped before anything was compared: one record, or a fault at the approval', async () => {
    expect(entered.disguised).toHaveLength(200);
    const seen = new Map<string, string | undefined>();
    await city.turn(async (turn) => {
      for (const { kind, persons, refused } of entered.disguised) {
        if (seen.has(kind)) continue;
        const codes = new Set(persons).size === 1 ? [refused] : [];
        for (const id of codes.length > 0 ? [] : persons) {
          codes.push((await findAgainst(turn, id))?.code ?? null);
        }
        seen.set(kind, [...new Set(codes)].join(' '));
      }
    });
    const [one, two, ...others] = [...seen.values()];
    expect([one, two]).toEqual(['applications.already-open', 'applications.already-open']);
    expect(new Set(others)).toEqual(new Set(['same-person.found-now']));
  });

  it('are all stopped, or sent to a person, by the pass of the night', async () => {
    // As persons who came in before there were signs: the pass makes them.
    await city.turn((turn) => turn.run(sql`delete from person_sign where city = ${turn.city}`));
    await city.turn((turn) => passNightly(turn, {}));
    await city.runJobs();
    const held = await stopped();
    const let_through = entered.disguised.filter(
      ({ persons: [one = '', other = ''], refused }) =>
        !(one === other
          ? refused === 'applications.already-open'
          : held.has(one) && held.has(other)),
    );
    expect(kindsOf(let_through)).toEqual([]);
    const passes = await city.turn((turn) =>
      turn.rows<{ ended: boolean; groups: number; persons: number }>(sql`
        select ended_at is not null as ended, groups, persons from match_pass where city = ${turn.city}`),
    );
    const everybody = new Set([...entered.disguised, ...entered.strangers].flatMap(({ persons }) => persons)); // prettier-ignore
    expect(passes).toEqual([{ ended: true, groups: 175, persons: everybody.size + 2 }]);
    // A second pass of the day does nothing, and nothing that was found is found again.
    await city.turn((turn) => passNightly(turn, {}));
    city.setNow(new Date('2024-06-04T02:00:00Z'));
    await city.turn((turn) => passNightly(turn, {}));
    await city.runJobs();
    const groups = await city.turn((turn) =>
      turn.row<{ n: number }>(
        sql`select count(*)::int as n from match_group where city = ${turn.city}`,
      ),
    );
    expect(groups?.n).toBe(175);
  });

  it('refuse no stranger: each has a case, and only a shared account is sent to a person', async () => {
    expect(entered.strangers.filter(({ persons: [one, other] }) => one === other)).toEqual([]);
    expect(entered.strangers.filter(({ refused }) => refused !== null)).toEqual([]);
    const held = await stopped();
    const sent = entered.strangers.filter(({ persons }) => persons.some((id) => held.has(id)));
    expect(kindsOf(sent)).toEqual(['father and son on one account']);
    const states = await city.turn((turn) =>
      turn.rows(sql`select distinct state from application where city = ${turn.city}`),
    );
    expect(states).toEqual([{ state: 'draft' }]);
  });

  it('leave no number, name or birthday behind in what was found', async () => {
    const rows = await city.turn((turn) =>
      turn.rows<{ text: string }>(sql`
        select s::text as text from match_group_sign s where s.city = ${turn.city}
        union all select e::text from match_group_event e where e.city = ${turn.city}
        union all select s::text from person_sign s where s.city = ${turn.city}
        union all select a::text from audit a where a.city = ${turn.city} and a.act like 'same-person.%'`),
    );
    const text = rows.map((row) => row.text).join('\n');
    const said = [...disguisedPairs, ...strangerPairs].flatMap(({ records }) =>
      records.flatMap(({ name, identityNumber, mobile, account, paper }) =>
        [name, identityNumber?.trim(), mobile, account, paper?.number].filter(
          (each) => each !== undefined,
        ),
      ),
    );
    expect(said.filter((each) => text.includes(each))).toEqual([]);
  });
});
